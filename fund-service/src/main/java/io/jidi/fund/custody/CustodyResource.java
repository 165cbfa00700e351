package io.jidi.fund.custody;

import io.jidi.fund.custody.rules.Reconciliation;
import io.jidi.fund.custody.rules.Reconciliation.Movement;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The custodian's statements against the books, over HTTP. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CustodyResource {

    private final Funds funds;
    private final ImportStatement importing;
    private final Statements statements;
    private final Balances balances;
    private final Clock clock;

    CustodyResource(Funds funds, ImportStatement importing, Statements statements, Balances balances, Clock clock) {
        this.funds = funds;
        this.importing = importing;
        this.statements = statements;
        this.balances = balances;
        this.clock = clock;
    }

    /**
     * The account on a day (V12): booked − only booked + only stated = stated.
     *
     * @param stated as the custodian gives it; absent when it gave none for that day
     * @param unexplained what the reconciling items do not explain; zero, or something is wrong
     */
    public record Reconciled(
            LocalDate asOfDate,
            Money booked,
            @Nullable Money stated,
            @Nullable Money unexplained,
            int matched,
            List<Movement> onlyBooked,
            List<Movement> onlyStated) {}

    @POST
    @Path("/custody-statements")
    @Command(keyRequired = true)
    @Operation(summary = "导入托管流水 | Take a statement of the custodian")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ImportStatement.Imported.class)))
    public Response take(@PathParam("id") FundId id, @Valid @NotNull ImportStatement.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/bank-reconciliation"))
                .entity(importing.execute(id, request))
                .build();
    }

    @GET
    @Path("/bank-reconciliation")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "银行对账 | Reconcile the account with the custodian")
    public Reconciled reconcile(@PathParam("id") FundId id, @Nullable @QueryParam("asOf") String asOf) {
        Fund fund = funds.visible(id);
        LocalDate day = PointInTime.of(asOf, null, clock).asOf();
        Reconciliation.Result result = statements.reconcile(fund, day);
        Money booked = balances.net(fund, Account.BANK, day);
        Money explained = booked.minus(sum(fund, result.onlyBooked())).plus(sum(fund, result.onlyStated()));
        Money stated = statements.balance(fund, day).orElse(null);
        return new Reconciled(
                day,
                booked,
                stated,
                stated == null ? null : stated.minus(explained),
                result.matches().size(),
                result.onlyBooked(),
                result.onlyStated());
    }

    private static Money sum(Fund fund, List<Movement> movements) {
        return movements.stream().map(Movement::amount).reduce(Money.zero(fund.currency()), Money::plus);
    }
}
