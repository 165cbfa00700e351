package io.jidi.fund.lookthrough;

import io.jidi.fund.fund.FundPools;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Several funds looked through as one, over HTTP. */
@Path("/api/v1/look-through")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class PooledLookThroughResource {

    private final PooledLookThrough pooled;
    private final Clock clock;

    PooledLookThroughResource(PooledLookThrough pooled, Clock clock) {
        this.pooled = pooled;
        this.clock = clock;
    }

    /** Pools of the funds that the caller sees. */
    public record PooledOwners(FundPools.By by, LocalDate asOfDate, List<PooledLookThrough.Pool> items) {}

    @GET
    @Transactional
    @Operation(summary = "汇总穿透：按城市、基地等 | Several funds looked through as one, by city, base and so on")
    public PooledOwners pooled(
            @QueryParam("by") @DefaultValue("ALL") @Parameter(description = "ALL, LAYER, CLASS, BASE, CITY") String by,
            @Nullable @QueryParam("asOf") String asOf) {
        PointInTime when = PointInTime.of(asOf, null, clock);
        FundPools.By key = Arrays.stream(FundPools.By.values())
                .filter(one -> one.name().equals(by))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.toString(FundPools.By.values());
                    return PlatformProblem.INVALID_PARAMETER.at("?by", "应为 " + all, "Expected one of " + all);
                });
        return new PooledOwners(key, when.asOf(), pooled.of(key, when.asOf()));
    }
}
