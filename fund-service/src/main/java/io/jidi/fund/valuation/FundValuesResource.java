package io.jidi.fund.valuation;

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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What follows from a fund's valuations, over HTTP. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class FundValuesResource {

    private final Funds funds;
    private final SubFundValues subFunds;
    private final BackTests backTests;
    private final Clock clock;

    FundValuesResource(Funds funds, SubFundValues subFunds, BackTests backTests, Clock clock) {
        this.funds = funds;
        this.subFunds = subFunds;
        this.backTests = backTests;
        this.clock = clock;
    }

    /** The shares in sub-funds on a day. */
    public record SubFunds(List<SubFundValues.SubFundValue> items, LocalDate asOfDate) {}

    /** Exits against the last values. */
    public record Tested(List<BackTests.BackTest> items) {}

    @GET
    @Path("/sub-fund-values")
    @Transactional
    @Operation(summary = "子基金净值滚动与陈旧天数 | Shares in sub-funds rolled forward, with days of staleness")
    public SubFunds subFundValues(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt) {
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        return new SubFunds(subFunds.of(funds.visible(id), point), point.asOf());
    }

    @GET
    @Path("/valuation-back-tests")
    @Transactional
    @Operation(summary = "退出回溯检验 | Exits held against the last values")
    public Tested backTests(@PathParam("id") FundId id) {
        return new Tested(backTests.of(funds.visible(id)));
    }
}
