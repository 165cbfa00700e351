package io.jidi.fund.capitalcall;

import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Calling capital from one fund. */
@Path("/api/v1/funds/{id}/capital-calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class FundCallsResource {

    private final IssueCapitalCall issue;

    FundCallsResource(IssueCapitalCall issue) {
        this.issue = issue;
    }

    /** One partner's part in a preview. */
    public record PreviewLine(
            PartnerId partnerId, CommitmentId commitmentId, Money amount, Money outside, Money unfundedAfter) {}

    /** What a call would be; nothing is written. */
    public record Preview(Money total, LocalDate dueDate, List<PreviewLine> lines) {}

    @POST
    @Path("/preview")
    @Transactional
    @Operation(summary = "预览催缴分摊 | Preview how a call would be split")
    public Preview preview(@PathParam("id") FundId id, @Valid @NotNull IssueCapitalCall.Request request) {
        PlanCall.Plan plan = issue.preview(id, request);
        return new Preview(
                request.total(),
                plan.dueDate(),
                plan.parts().stream()
                        .map(part -> new PreviewLine(
                                part.commitment().partnerId(),
                                part.commitment().id(),
                                part.amount(),
                                part.outside(),
                                part.commitment().unfunded().minus(part.inside())))
                        .toList());
    }

    @POST
    @Command(keyRequired = true)
    @Operation(summary = "发出缴款通知 | Issue a capital call")
    @APIResponseSchema(value = CapitalCallView.class, responseCode = "201")
    public Response issue(@PathParam("id") FundId id, @Valid @NotNull IssueCapitalCall.Request request) {
        CapitalCall call = issue.execute(id, request);
        return Response.created(URI.create("/api/v1/capital-calls/" + call.id()))
                .tag(Versions.tag(call.version()))
                .entity(CapitalCallView.of(call))
                .build();
    }
}
