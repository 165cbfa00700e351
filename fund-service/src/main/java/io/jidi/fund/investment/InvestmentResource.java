package io.jidi.fund.investment;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.command.Command;
import io.jidi.platform.http.Versions;
import io.jidi.platform.page.ListSpec;
import io.jidi.platform.page.Lists;
import io.jidi.platform.page.Page;
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
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Investments over HTTP. */
@Path("/api/v1/investments")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class InvestmentResource {

    private static final ListSpec<Investment> LIST = ListSpec.of(Investment.class)
            .reference("fundId", "e.fundId", FundId.PREFIX)
            .reference("dealId", "e.dealId", DealId.PREFIX)
            .reference("subFundId", "e.subFundId", FundId.PREFIX)
            .choice("state", "e.state", InvestmentState.class)
            .decimal("cost", "e.cost")
            .integer("tranche", "e.tranche")
            .sortedBy("tranche");

    private final MakeInvestment make;
    private final PayInvestment pay;
    private final ExitInvestment exit;
    private final ReceiveIncome income;
    private final CorrectFunding correctFunding;
    private final CorrectExit correctExit;
    private final CorrectIncome correctIncome;
    private final InvestmentFacts facts;
    private final Investments investments;
    private final Funds funds;
    private final Lists lists;

    InvestmentResource(
            MakeInvestment make,
            PayInvestment pay,
            ExitInvestment exit,
            ReceiveIncome income,
            CorrectFunding correctFunding,
            CorrectExit correctExit,
            CorrectIncome correctIncome,
            InvestmentFacts facts,
            Investments investments,
            Funds funds,
            Lists lists) {
        this.make = make;
        this.pay = pay;
        this.exit = exit;
        this.income = income;
        this.correctFunding = correctFunding;
        this.correctExit = correctExit;
        this.correctIncome = correctIncome;
        this.facts = facts;
        this.investments = investments;
        this.funds = funds;
        this.lists = lists;
    }

    @POST
    @Command(keyRequired = true)
    @Operation(summary = "登记投资 | Promise money to an enterprise or a sub-fund")
    @APIResponseSchema(value = InvestmentView.class, responseCode = "201")
    public Response make(@Valid @NotNull MakeInvestment.Request request) {
        Investment investment = make.execute(request);
        return created(investment.id(), InvestmentView.of(investment));
    }

    @GET
    @Operation(summary = "投资列表 | List investments")
    public Page<InvestmentView> list(UriInfo uri) {
        return lists.page(LIST, uri, funds.ownedInScope(), InvestmentView::of);
    }

    @GET
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "投资详情 | One investment")
    @APIResponseSchema(value = InvestmentView.class, responseCode = "200")
    public Response one(@PathParam("id") InvestmentId id) {
        Investment investment = investments.find(id);
        funds.visible(investment.fundId());
        return Response.ok(InvestmentView.of(investment))
                .tag(Versions.tag(investment.version()))
                .build();
    }

    @POST
    @Path("/{id}/fundings")
    @Command(keyRequired = true)
    @Operation(summary = "投资出资 | Pay money into an investment")
    @APIResponseSchema(value = InvestmentView.class, responseCode = "201")
    public Response pay(@PathParam("id") InvestmentId id, @Valid @NotNull PayInvestment.Request request) {
        return created(id, InvestmentView.of(pay.execute(id, request)));
    }

    @POST
    @Path("/{id}/exits")
    @Command(keyRequired = true)
    @Operation(summary = "退出（即退即分） | Sell an investment; a distribution is proposed at once")
    @APIResponseSchema(value = ExitInvestment.Exited.class, responseCode = "201")
    public Response exit(@PathParam("id") InvestmentId id, @Valid @NotNull ExitInvestment.Request request) {
        return created(id, exit.execute(id, request));
    }

    @POST
    @Path("/{id}/incomes")
    @Command(keyRequired = true)
    @Operation(summary = "登记投资收入 | Record a dividend or interest")
    @APIResponseSchema(value = ReceiveIncome.Received.class, responseCode = "201")
    public Response income(@PathParam("id") InvestmentId id, @Valid @NotNull ReceiveIncome.Request request) {
        return created(id, income.execute(id, request));
    }

    /** Everything that happened to an investment, in the order in which it became known. */
    public record History(
            List<InvestmentFacts.Funding> fundings,
            List<InvestmentFacts.Exit> exits,
            List<InvestmentFacts.Income> incomes) {}

    @GET
    @Path("/{id}/history")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "投资经过（出资、退出、收入） | What happened to an investment, with what was corrected")
    public History history(@PathParam("id") InvestmentId id) {
        Investment investment = investments.find(id);
        funds.visible(investment.fundId());
        return new History(facts.fundings(investment), facts.exits(investment), facts.incomes(investment));
    }

    @POST
    @Path("/{id}/fundings/{funding}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正投资出资 | Correct a payment into an investment")
    @APIResponseSchema(value = InvestmentCorrected.class, responseCode = "201")
    public Response correctFunding(
            @PathParam("id") InvestmentId id,
            @PathParam("funding") FundingId funding,
            @Valid @NotNull CorrectFunding.Request request) {
        return created(id, correctFunding.execute(id, funding, request));
    }

    @POST
    @Path("/{id}/exits/{exit}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正退出 | Correct a sale")
    @APIResponseSchema(value = InvestmentCorrected.class, responseCode = "201")
    public Response correctExit(
            @PathParam("id") InvestmentId id,
            @PathParam("exit") ExitId exit,
            @Valid @NotNull CorrectExit.Request request) {
        return created(id, correctExit.execute(id, exit, request));
    }

    @POST
    @Path("/{id}/incomes/{income}/corrections")
    @Command(keyRequired = true)
    @Operation(summary = "更正投资收入 | Correct an income")
    @APIResponseSchema(value = InvestmentCorrected.class, responseCode = "201")
    public Response correctIncome(
            @PathParam("id") InvestmentId id,
            @PathParam("income") IncomeId income,
            @Valid @NotNull CorrectIncome.Request request) {
        return created(id, correctIncome.execute(id, income, request));
    }

    private static Response created(InvestmentId id, Object entity) {
        return Response.created(URI.create("/api/v1/investments/" + id))
                .entity(entity)
                .build();
    }
}
