package io.jidi.fund.captable;

import io.jidi.fund.captable.rules.CapEvent;
import io.jidi.fund.captable.rules.CapTable;
import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.lookthrough.FundMoney;
import io.jidi.fund.lookthrough.rules.Fraction;
import io.jidi.fund.lookthrough.rules.Ownership.Tier;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a firm's owners from what happened. */
@ApplicationScoped
class CapTables {

    /** Decimals of a share as shown. */
    private static final int PLACES = 10;

    private final FundMoney money;
    private final Sql sql;

    CapTables(FundMoney money, Sql sql) {
        this.money = money;
        this.sql = sql;
    }

    /** What a holder is. */
    public enum HolderKind {
        FUND,
        FOUNDER,
        EMPLOYEES,
        GOVERNMENT,
        INVESTOR
    }

    /**
     * Somebody who holds shares.
     *
     * @param beneficiaryId for whom it holds; null: for itself
     */
    public record Holder(
            HolderId id,
            String name,
            HolderKind kind,
            @Nullable FundId fundId,
            @Nullable Tier tier,
            @Nullable HolderId beneficiaryId) {}

    /** One owner by law; {@code owner} is whose interest it is. */
    public record Line(Holder holder, BigDecimal shares, BigDecimal rate, Holder owner) {}

    /** A tier's part of the firm, through all layers. */
    public record TierLine(Tier tier, BigDecimal rate) {}

    /**
     * A firm's owners on a day.
     *
     * @param tiers each government tier's part looked through, the rest as OTHER; adds up to one
     */
    public record View(
            DealId dealId, LocalDate asOfDate, BigDecimal totalShares, List<Line> lines, List<TierLine> tiers) {}

    /** A holder's part at the end of a day on which something happened. */
    public record Point(
            LocalDate day, @Nullable String round, BigDecimal shares, BigDecimal totalShares, BigDecimal rate) {}

    /** How one holder's part went. */
    public record History(Holder holder, List<Point> points) {}

    Map<String, Holder> holders(DealId deal) {
        Map<String, Holder> all = new LinkedHashMap<>();
        sql.list("select * from cap_holder where deal_id = ? order by id", CapTables::holder, deal.value())
                .forEach(one -> all.put(one.id().wire(), one));
        return all;
    }

    List<CapEvent> events(DealId deal) {
        return sql.list("select * from cap_event where deal_id = ? order by number", CapTables::event, deal.value());
    }

    View on(DealId deal, LocalDate day) {
        Map<String, Holder> holders = holders(deal);
        CapTable table = CapTable.on(day, events(deal));
        List<Line> lines = new ArrayList<>();
        table.byHolder().forEach((id, shares) -> {
            Holder holder = known(holders, id);
            lines.add(new Line(holder, shares, shown(table.rate(id)), owner(holders, holder)));
        });
        return new View(deal, day, table.total(), lines, tiers(table, lines, day));
    }

    List<History> histories(DealId deal) {
        Map<String, Holder> holders = holders(deal);
        List<CapEvent> events = events(deal);
        Map<LocalDate, @Nullable String> days = new LinkedHashMap<>();
        events.stream()
                .sorted(java.util.Comparator.comparing(CapEvent::day).thenComparing(CapEvent::number))
                .forEach(event -> days.merge(
                        event.day(),
                        event.round() == null ? "" : event.round(),
                        (before, now) -> before.isEmpty() ? now : before));
        Map<String, List<Point>> points = new LinkedHashMap<>();
        holders.keySet().forEach(id -> points.put(id, new ArrayList<>()));
        days.forEach((day, round) -> {
            CapTable table = CapTable.on(day, events);
            points.forEach((id, line) -> line.add(new Point(
                    day,
                    round == null || round.isEmpty() ? null : round,
                    table.byHolder().getOrDefault(id, BigDecimal.ZERO),
                    table.total(),
                    shown(table.rate(id)))));
        });
        return points.entrySet().stream()
                .map(one -> new History(known(holders, one.getKey()), one.getValue()))
                .toList();
    }

    private List<TierLine> tiers(CapTable table, List<Line> lines, LocalDate day) {
        Map<Tier, BigDecimal> parts = new EnumMap<>(Tier.class);
        for (Line line : lines) {
            Holder owner = line.owner();
            BigDecimal rate = line.shares().divide(table.total(), MathContext.DECIMAL128);
            if (owner.fundId() != null) {
                through(owner.fundId(), day)
                        .forEach((tier, part) -> parts.merge(
                                tier,
                                rate.multiply(new BigDecimal(part.numerator()))
                                        .divide(new BigDecimal(part.denominator()), MathContext.DECIMAL128),
                                BigDecimal::add));
            } else {
                parts.merge(owner.tier() == null ? Tier.OTHER : owner.tier(), rate, BigDecimal::add);
            }
        }
        return parts.entrySet().stream()
                .map(one -> new TierLine(one.getKey(), shown(one.getValue())))
                .toList();
    }

    /** A fund without commitments is nobody's money yet. */
    private Map<Tier, Fraction> through(FundId fund, LocalDate day) {
        Map<Tier, Fraction> parts = money.on(fund, day);
        return parts.isEmpty() ? Map.of(Tier.OTHER, Fraction.ONE) : parts;
    }

    private static Holder owner(Map<String, Holder> holders, Holder holder) {
        return holder.beneficiaryId() == null
                ? holder
                : known(holders, holder.beneficiaryId().wire());
    }

    private static Holder known(Map<String, Holder> holders, String id) {
        Holder found = holders.get(id);
        if (found == null) {
            throw new IllegalStateException("an event names the unknown holder " + id);
        }
        return found;
    }

    private static BigDecimal shown(BigDecimal rate) {
        return rate.setScale(PLACES, RoundingMode.HALF_UP);
    }

    private static Holder holder(ResultSet row) throws SQLException {
        UUID fund = row.getObject("fund_id", UUID.class);
        UUID beneficiary = row.getObject("beneficiary", UUID.class);
        String tier = row.getString("tier");
        return new Holder(
                new HolderId(row.getObject("id", UUID.class)),
                row.getString("name"),
                HolderKind.valueOf(row.getString("kind")),
                fund == null ? null : new FundId(fund),
                tier == null ? null : Tier.valueOf(tier),
                beneficiary == null ? null : new HolderId(beneficiary));
    }

    static CapEvent event(ResultSet row) throws SQLException {
        UUID holder = row.getObject("holder_id", UUID.class);
        BigDecimal price = row.getBigDecimal("price");
        return new CapEvent(
                row.getInt("number"),
                row.getObject("day", LocalDate.class),
                CapEvent.Kind.valueOf(row.getString("kind")),
                row.getString("security"),
                row.getString("share_class"),
                holder == null ? null : new HolderId(holder).wire(),
                row.getString("from_security"),
                row.getBigDecimal("quantity").stripTrailingZeros(),
                price == null ? null : price.stripTrailingZeros(),
                row.getString("round_name"));
    }
}
