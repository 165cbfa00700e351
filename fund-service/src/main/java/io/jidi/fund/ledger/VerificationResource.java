package io.jidi.fund.ledger;

import io.jidi.platform.security.Roles;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lets an auditor verify the whole ledger; {@code ./jidi verify} asks here. */
@Path("/internal/ledger")
public class VerificationResource {

    private final Verification verification;

    VerificationResource(Verification verification) {
        this.verification = verification;
    }

    @GET
    @Path("/verification")
    @Transactional
    @TransactionConfiguration(timeout = Verification.MAX_SECONDS)
    @RolesAllowed({Roles.AUDITOR, Roles.AUDIT_ADMIN, Roles.SYSTEM_ADMIN})
    @Operation(hidden = true)
    public Verification.Report verify() {
        return verification.verify();
    }
}
