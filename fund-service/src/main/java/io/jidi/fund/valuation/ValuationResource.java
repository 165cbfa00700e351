package io.jidi.fund.valuation;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.valuation.rules.Technique;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Valuations over HTTP. */
@Path("/api/v1/valuations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class ValuationResource {

    private static final ListSpec<Valuation> LIST = ListSpec.of(Valuation.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .reference("investmentId", "e.investmentId", InvestmentId.PREFIX)
            .choice("state", "e.state", ValuationState.class)
            .choice("technique", "e.technique", Technique.class)
            .date("valuationDate", "e.valuationDate")
            .sortedBy("-valuationDate");

    private final PrepareValuation prepare;
    private final DecideValuation decide;
    private final Funds funds;
    private final EntityManager entities;
    private final Lists lists;
    private final CallContext context;

    ValuationResource(
            PrepareValuation prepare,
            DecideValuation decide,
            Funds funds,
            EntityManager entities,
            Lists lists,
            CallContext context) {
        this.prepare = prepare;
        this.decide = decide;
        this.funds = funds;
        this.entities = entities;
        this.lists = lists;
        this.context = context;
    }

    @POST
    @Command(keyRequired = true)
    @Operation(summary = "编制估值 | Prepare a valuation")
    @APIResponseSchema(value = ValuationView.class, responseCode = "201")
    public Response prepare(@Valid @NotNull PrepareValuation.Request request) {
        Valuation valuation = prepare.execute(request);
        return Response.created(URI.create("/api/v1/valuations/" + valuation.id()))
                .tag(Versions.tag(valuation.version()))
                .entity(ValuationView.of(valuation))
                .build();
    }

    @POST
    @Path("/preview")
    @Transactional
    @Operation(summary = "试算估值 | Work out a valuation and write nothing")
    public PrepareValuation.Plan preview(@Valid @NotNull PrepareValuation.Request request) {
        return prepare.preview(request);
    }

    @GET
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "估值列表 | List valuations")
    public Page<ValuationView> list(UriInfo uri) {
        Where scope = Funds.inScope("f", context.scope());
        return lists.page(
                LIST,
                uri,
                new Where("e.fundId in (select f.id from Fund f where " + scope.hql() + ")", scope.parameters()),
                ValuationView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "估值详情 | One valuation")
    @APIResponseSchema(value = ValuationView.class, responseCode = "200")
    public Response one(@PathParam("id") ValuationId id) {
        Valuation valuation = Optional.ofNullable(entities.find(Valuation.class, id.value()))
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
        funds.visible(valuation.fundId());
        return tagged(valuation);
    }

    @POST
    @Path("/{id}/transitions")
    @Command(keyRequired = true)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE})
    @Operation(summary = "审批估值 | Approve or reject a valuation")
    @APIResponseSchema(value = ValuationView.class, responseCode = "200")
    public Response decide(
            @PathParam("id") ValuationId id,
            @Nullable @HeaderParam("If-Match") String ifMatch,
            @Valid @NotNull DecideValuation.Request request) {
        return tagged(decide.execute(id, ifMatch, request));
    }

    private static Response tagged(Valuation valuation) {
        return Response.ok(ValuationView.of(valuation))
                .tag(Versions.tag(valuation.version()))
                .build();
    }
}
