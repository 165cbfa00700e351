package io.jidi.fund.captable;

import io.jidi.fund.FundProblem;
import io.jidi.fund.captable.rules.RoundMath;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.deal.DealOwner;
import io.jidi.fund.fund.Fund;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.Roles;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A firm's owners over HTTP. */
@Path("/api/v1/deals/{id}/cap-table")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
public class CapTableResource {

    private static final int PLACES = 10;

    private final AddHolder add;
    private final RecordCapEvents record;
    private final ImportOcf imports;
    private final CapTables tables;
    private final DealOwner deals;
    private final Clock clock;

    CapTableResource(
            AddHolder add, RecordCapEvents record, ImportOcf imports, CapTables tables, DealOwner deals, Clock clock) {
        this.add = add;
        this.record = record;
        this.imports = imports;
        this.tables = tables;
        this.deals = deals;
        this.clock = clock;
    }

    /** How each holder's part went. */
    public record HistoryList(List<CapTables.History> items) {}

    /** A planned round; {@code shares} fully diluted, the pool among them; {@code poolRate} null: the pool stays. */
    public record Round(
            @NotNull Money preMoney,
            @NotNull Money money,
            @NotNull @Positive BigDecimal shares,
            @NotNull @PositiveOrZero BigDecimal pool,
            @Nullable @DecimalMin("0") @DecimalMax("0.5") BigDecimal poolRate) {}

    @POST
    @Path("/holders")
    @Command
    @Operation(summary = "登记股东 | Name a holder of shares")
    @APIResponseSchema(value = CapTables.Holder.class, responseCode = "201")
    public Response add(@PathParam("id") DealId id, @Valid @NotNull AddHolder.Request request) {
        return created(id, add.execute(id, request));
    }

    @POST
    @Path("/events")
    @Command
    @Operation(summary = "登记股权变动 | Record what happened to the shares")
    @APIResponseSchema(value = CapTables.View.class, responseCode = "201")
    public Response record(@PathParam("id") DealId id, @Valid @NotNull RecordCapEvents.Request request) {
        return created(id, record.execute(id, request));
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "某日股权结构与政府层级穿透 | Who owns a firm on a day, government tiers looked through")
    public CapTables.View on(@PathParam("id") DealId id, @Nullable @QueryParam("asOf") LocalDate asOf) {
        deals.visible(id);
        return tables.on(id, asOf == null ? today() : asOf);
    }

    @GET
    @Path("/history")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.INVESTMENT_COMMITTEE, Roles.AUDITOR})
    @Operation(summary = "持股与稀释历程 | Ownership and dilution over time")
    public HistoryList history(@PathParam("id") DealId id) {
        deals.visible(id);
        return new HistoryList(tables.histories(id));
    }

    @GET
    @Path("/ocf")
    @Transactional
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
    @Operation(summary = "导出开放股权格式 | The cap table as an Open Cap Table Format package")
    public OpenCapTable.Package ocf(@PathParam("id") DealId id, @Nullable @QueryParam("asOf") LocalDate asOf) {
        DealOwner.Owned owned = deals.visible(id);
        return OpenCapTable.of(
                owned.deal(), tables.holders(id), tables.events(id), asOf == null ? today() : asOf, clock.instant());
    }

    @POST
    @Path("/ocf")
    @Command
    @Operation(summary = "导入开放股权格式 | Take in an Open Cap Table Format package")
    @APIResponseSchema(value = CapTables.View.class, responseCode = "201")
    public Response importOcf(@PathParam("id") DealId id, @Valid @NotNull ImportOcf.Request request) {
        return created(id, imports.execute(id, request));
    }

    @POST
    @Path("/preview")
    @Transactional
    @Operation(summary = "试算融资轮次，不写入 | Price a planned round; nothing is written")
    public RoundMath.Priced preview(@PathParam("id") DealId id, @Valid @NotNull Round round) {
        Fund fund = deals.visible(id).fund();
        fund.requirePositive("/preMoney", round.preMoney());
        fund.requirePositive("/money", round.money());
        try {
            RoundMath.Priced exact = RoundMath.price(
                    round.preMoney().amount(),
                    round.money().amount(),
                    round.shares(),
                    round.pool(),
                    round.poolRate() == null ? BigDecimal.ZERO : round.poolRate());
            return new RoundMath.Priced(
                    exact.preMoney(),
                    exact.postMoney(),
                    shown(exact.price()),
                    shown(exact.newShares()),
                    shown(exact.poolShares()),
                    shown(exact.sharesAfter()),
                    shown(exact.newRate()));
        } catch (IllegalArgumentException wrong) {
            throw FundProblem.FUND_ROUND_INVALID.problem(
                    "投前估值、投资额与股数须为正，期权池与新股合计须小于全部",
                    "Pre-money, money and shares are positive; pool and new money leave something for the others");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
    }

    private static BigDecimal shown(BigDecimal exact) {
        return exact.setScale(PLACES, RoundingMode.HALF_UP);
    }

    private static Response created(DealId id, Object entity) {
        return Response.created(URI.create("/api/v1/deals/" + id + "/cap-table"))
                .entity(entity)
                .build();
    }
}
