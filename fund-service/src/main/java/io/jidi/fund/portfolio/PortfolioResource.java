package io.jidi.fund.portfolio;

import io.jidi.fund.portfolio.Portfolio.By;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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

/** All funds in scope seen as one, over HTTP. */
@Path("/api/v1/portfolio")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
public class PortfolioResource {

    private final Portfolio portfolio;
    private final Paths paths;
    private final Radar radar;
    private final Clock clock;

    PortfolioResource(Portfolio portfolio, Paths paths, Radar radar, Clock clock) {
        this.portfolio = portfolio;
        this.paths = paths;
        this.radar = radar;
        this.clock = clock;
    }

    /** By fund. */
    public record LossList(List<Portfolio.Losses> items, LocalDate asOf) {}

    /** The shortest way of a fund first. */
    public record WayList(List<Paths.Way> items, LocalDate asOf) {}

    /** The most money first. */
    public record GroupList(List<Radar.Group> items, LocalDate asOf) {}

    @GET
    @Path("/exposures")
    @Transactional
    @Operation(summary = "投资组合敞口与集中度 | Exposure and concentration")
    public Portfolio.Exposure exposure(
            @QueryParam("by")
                    @DefaultValue("ENTERPRISE")
                    @Parameter(description = "BASE, CHAIN_NODE, CITY, TIER, STAGE, ENTERPRISE, FUND")
                    String by,
            @Nullable @QueryParam("asOf") LocalDate asOf) {
        By key = Arrays.stream(By.values())
                .filter(one -> one.name().equals(by))
                .findFirst()
                .orElseThrow(() -> {
                    String all = Arrays.toString(By.values());
                    return PlatformProblem.INVALID_PARAMETER.at("?by", "应为 " + all, "Expected one of " + all);
                });
        return portfolio.exposure(key, day(asOf));
    }

    @GET
    @Path("/losses")
    @Transactional
    @Operation(summary = "损失率与容亏 | Losses against tolerance, by fund")
    public LossList losses(@Nullable @QueryParam("asOf") LocalDate asOf) {
        return new LossList(portfolio.losses(day(asOf)), day(asOf));
    }

    @GET
    @Path("/paths")
    @Transactional
    @Operation(summary = "母基金到企业的资金路径 | How money came from a mother fund to a firm")
    public WayList paths(
            @NotNull @Pattern(regexp = "[0-9A-Z]{18}") @QueryParam("creditCode") String creditCode,
            @Nullable @QueryParam("asOf") LocalDate asOf) {
        return new WayList(paths.to(creditCode, day(asOf)), day(asOf));
    }

    @GET
    @Path("/radar")
    @Transactional
    @Operation(summary = "重复资助雷达 | Firms that several funds or projects pay for, by credit code and controller")
    public GroupList radar(@Nullable @QueryParam("asOf") LocalDate asOf) {
        return new GroupList(radar.groups(day(asOf)), day(asOf));
    }

    private LocalDate day(@Nullable LocalDate asked) {
        return asked == null ? LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE) : asked;
    }
}
