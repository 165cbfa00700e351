package io.jidi.platform.audit;

import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What auditors read and take with them, and whether an entry was changed, removed or put in. */
@Path("/internal/audit")
public class AuditResource {

    private static final String NDJSON = "application/x-ndjson";

    private final AuditChain chain;
    private final AuditExport export;
    private final AuditTrail trail;
    private final Sql sql;
    private final Clock clock;
    private final String service;

    AuditResource(
            AuditChain chain,
            AuditExport export,
            AuditTrail trail,
            Sql sql,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.chain = chain;
        this.export = export;
        this.trail = trail;
        this.sql = sql;
        this.clock = clock;
        this.service = service;
    }

    /** The verdict; {@code fault} is absent when the chain is whole. */
    public record Verification(
            long entries,
            AuditChain.Head head,
            boolean whole,
            @Nullable String fault) {}

    /** Entries, newest first; {@code nextPageToken} is for {@code after} and absent on the last page. */
    public record EntryPage(List<AuditView> items, @Nullable String nextPageToken, Instant asOf) {}

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

    @GET
    @Path("/entries")
    @RolesAllowed({Roles.AUDITOR, Roles.AUDIT_ADMIN})
    @Operation(hidden = true)
    public EntryPage entries(UriInfo uri) {
        AuditQuery query = AuditQuery.read(uri.getQueryParameters());
        List<Object> parameters = new ArrayList<>(query.parameters());
        parameters.add(query.pageSize() + 1);
        List<AuditView> found = sql.list(
                "select e.*, s.sequence, s.previous, s.hash from audit_entry e left join audit_seal s on s.entry_id = e.id"
                        + " where " + query.conditions() + " order by e.recorded_at desc, e.id desc limit ?",
                row -> AuditView.from(row, service),
                parameters.toArray());
        boolean more = found.size() > query.pageSize();
        List<AuditView> shown = more ? found.subList(0, query.pageSize()) : found;
        return new EntryPage(
                List.copyOf(shown), more ? shown.get(shown.size() - 1).position() : null, clock.instant());
    }

    /** The whole chain as one signed file; taking it is an act of its own, recorded before the file is written. */
    @GET
    @Path("/export")
    @RolesAllowed({Roles.AUDITOR, Roles.AUDIT_ADMIN})
    @Produces(NDJSON)
    @Operation(hidden = true)
    public Response export() {
        trail.recordExport("EXPORT_AUDIT", "/internal/audit/export", null);
        StreamingOutput file = export::write;
        return Response.ok(file, MediaType.valueOf(NDJSON))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + service + "-audit.ndjson\"")
                .build();
    }
}
