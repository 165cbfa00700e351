package io.jidi.platform.audit;

import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets an auditor check that no entry was changed, removed or put in. */
@Path("/internal/audit")
public class AuditResource {

    private final AuditChain chain;

    AuditResource(AuditChain chain) {
        this.chain = chain;
    }

    /** The verdict; {@code fault} is absent when the chain is whole. */
    public record Verification(
            long entries,
            AuditChain.Head head,
            boolean whole,
            @org.jspecify.annotations.Nullable String fault) {}

    @GET
    @Path("/verification")
    @RolesAllowed({Roles.AUDITOR, Roles.AUDIT_ADMIN, Roles.SYSTEM_ADMIN})
    @Operation(hidden = true)
    public Verification verify() {
        AuditChain.Verdict verdict = chain.verify();
        return new Verification(
                verdict.entries(),
                verdict.head(),
                verdict.firstFault().isEmpty(),
                verdict.firstFault().orElse(null));
    }
}
