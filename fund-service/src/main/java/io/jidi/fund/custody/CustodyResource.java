package io.jidi.fund.custody;

import io.jidi.fund.custody.rules.Reconciliation.Movement;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.PointInTime;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The custodian's statements against the books, over HTTP. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CustodyResource {

    private final Funds funds;
    private final ImportStatement importing;
    private final Statements statements;
    private final Clock clock;

    CustodyResource(Funds funds, ImportStatement importing, Statements statements, Clock clock) {
        this.funds = funds;
        this.importing = importing;
        this.statements = statements;
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
    @APIResponseSchema(value = ImportStatement.Imported.class, responseCode = "201")
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
        Statements.Reconciled account = statements.reconcile(fund, day);
        return new Reconciled(
                day,
                account.booked(),
                account.stated(),
                account.unexplained(),
                account.items().matches().size(),
                account.items().onlyBooked(),
                account.items().onlyStated());
    }
}
