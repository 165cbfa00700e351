package io.jidi.fund.compliance;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Facts of one fund with their documents. */
@Path("/api/v1/funds/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class EvidenceResource {

    private final RecordEvidence record;
    private final Evidence evidence;
    private final Funds funds;

    EvidenceResource(RecordEvidence record, Evidence evidence, Funds funds) {
        this.record = record;
        this.evidence = evidence;
        this.funds = funds;
    }

    /** The latest first, at most a thousand. */
    public record EvidenceList(List<Evidence.Recorded> items) {}

    @POST
    @Command
    @Operation(summary = "登记事实及证明文件 | Record a fact with its document")
    @APIResponseSchema(value = Evidence.Recorded.class, responseCode = "201")
    public Response record(@PathParam("id") FundId id, @Valid @NotNull RecordEvidence.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/evidence"))
                .entity(record.execute(id, request))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "基金已登记的事实 | Facts recorded for a fund")
    public EvidenceList list(@PathParam("id") FundId id) {
        return new EvidenceList(evidence.of(funds.visible(id).id()));
    }
}
