package io.jidi.fund.capitalcall;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Capital calls and their payments over HTTP. */
@Path("/api/v1/capital-calls")
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

    private final RecordPayment recordPayment;
    private final Funds funds;
    private final EntityManager entities;
    private final Lists lists;
    private final CallContext context;

    CapitalCallResource(
            RecordPayment recordPayment, Funds funds, EntityManager entities, Lists lists, CallContext context) {
        this.recordPayment = recordPayment;
        this.funds = funds;
        this.entities = entities;
        this.lists = lists;
        this.context = context;
    }

    @GET
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
    @Path("/{id}")
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
    @Path("/{id}/payments")
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
