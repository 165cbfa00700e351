package io.jidi.fund.statement;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Statements of a fund over HTTP. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class StatementResource {

    private final Funds funds;
    private final CapitalAccounts accounts;
    private final Clock clock;

    StatementResource(Funds funds, CapitalAccounts accounts, Clock clock) {
        this.funds = funds;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    @Path("/statements")
    @Transactional
    @Operation(summary = "合伙人资本账户季度报表 | The partners' capital accounts rolled over a quarter")
    public StatementView statements(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("period") String period,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        Quarter quarter = Quarter.parse(period);
        return StatementView.of(
                id,
                fund.name(),
                quarter.toString(),
                accounts.between(
                        fund,
                        quarter.first(),
                        quarter.last(),
                        PointInTime.of(null, knownAt, clock).knownAt()));
    }
}
