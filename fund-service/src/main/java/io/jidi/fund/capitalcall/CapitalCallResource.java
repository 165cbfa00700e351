package io.jidi.fund.capitalcall;

import io.jidi.fund.commitment.CommitmentId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.money.Money;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
import io.jidi.platform.page.Where;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Capital calls and their payments over HTTP. */
@Path("/api/v1")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CapitalCallResource {

    private static final ListSpec<CapitalCall> LIST = ListSpec.of(CapitalCall.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .choice("state", "e.state", CallState.class)
            .integer("number", "e.number")
            .date("noticeDate", "e.noticeDate")
            .date("dueDate", "e.dueDate")
            .decimal("total", "e.total")
            .sortedBy("-noticeDate,-number");

    private final IssueCapitalCall issue;
    private final RecordPayment recordPayment;
    private final Funds funds;
    private final EntityManager entities;
    private final Lists lists;
    private final CallContext context;

    CapitalCallResource(
            IssueCapitalCall issue,
            RecordPayment recordPayment,
            Funds funds,
            EntityManager entities,
            Lists lists,
            CallContext context) {
        this.issue = issue;
        this.recordPayment = recordPayment;
        this.funds = funds;
        this.entities = entities;
        this.lists = lists;
        this.context = context;
    }

    /** One partner's part in a preview. */
    public record PreviewLine(PartnerId partnerId, CommitmentId commitmentId, Money amount, Money unfundedAfter) {}

    /** What a call would be; nothing is written. */
    public record Preview(Money total, LocalDate dueDate, List<PreviewLine> lines) {}

    @POST
    @Path("/funds/{id}/capital-calls/preview")
    @Transactional
    @Operation(summary = "预览催缴分摊 | Preview how a call would be split")
    public Preview preview(@PathParam("id") FundId id, @Valid @NotNull IssueCapitalCall.Request request) {
        IssueCapitalCall.Plan plan = issue.preview(id, request);
        return new Preview(
                plan.total(),
                plan.dueDate(),
                plan.parts().stream()
                        .map(part -> new PreviewLine(
                                part.commitment().partnerId(),
                                part.commitment().id(),
                                part.amount(),
                                part.commitment().unfunded().minus(part.amount())))
                        .toList());
    }

    @POST
    @Path("/funds/{id}/capital-calls")
    @Command(keyRequired = true)
    @Operation(summary = "发出缴款通知 | Issue a capital call")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CapitalCallView.class)))
    public Response issue(@PathParam("id") FundId id, @Valid @NotNull IssueCapitalCall.Request request) {
        CapitalCall call = issue.execute(id, request);
        return Response.created(URI.create("/api/v1/capital-calls/" + call.id()))
                .tag(Versions.tag(call.version()))
                .entity(CapitalCallView.of(call))
                .build();
    }

    @GET
    @Path("/capital-calls")
    @Operation(summary = "催缴列表 | List capital calls")
    public Page<Object> list(UriInfo uri) {
        Where scope = Funds.inScope("f", context.scope());
        return lists.page(
                LIST,
                uri,
                new Where("e.fundId in (select f.id from Fund f where " + scope.hql() + ")", scope.parameters()),
                CapitalCallView::of);
    }

    @GET
    @Path("/capital-calls/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "催缴详情 | One capital call")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CapitalCallView.class)))
    public Response one(@PathParam("id") CapitalCallId id) {
        CapitalCall call = Optional.ofNullable(entities.find(CapitalCall.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        funds.visible(call.fundId());
        return Response.ok(CapitalCallView.of(call))
                .tag(Versions.tag(call.version()))
                .build();
    }

    @POST
    @Path("/capital-calls/{id}/payments")
    @Command(keyRequired = true)
    @Operation(summary = "登记到账 | Record a payment")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = RecordPayment.Recorded.class)))
    public Response pay(@PathParam("id") CapitalCallId id, @Valid @NotNull RecordPayment.Request request) {
        RecordPayment.Recorded recorded = recordPayment.execute(id, request);
        return Response.created(URI.create("/api/v1/capital-calls/" + id))
                .entity(recorded)
                .build();
    }
}
