package io.jidi.fund.portfolio;

import io.jidi.fund.deal.DealId;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.portfolio.Positions.Position;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How money came from a fund above to a firm: each way with the part that each step pays of the next, by what was paid in. A
 * figure opens to the deal, and the deal to its investments and their journals.
 */
@ApplicationScoped
class Paths {

    private static final int PLACES = 10;
    /** Guidance, mother, sub: more layers than these would be a circle. */
    private static final int MOST_STEPS = 6;

    private final Positions positions;
    private final CallContext call;
    private final Sql sql;

    Paths(Positions positions, CallContext call, Sql sql) {
        this.positions = positions;
        this.call = call;
        this.sql = sql;
    }

    /** A fund on the way; {@code rate} is what it paid of all that was paid into the next. */
    public record Step(FundId fundId, String code, String name, BigDecimal rate) {}

    /**
     * One way.
     *
     * @param steps the uppermost fund first; the last one invested
     * @param throughRate of the last fund's money that came this way
     * @param throughCost of the cost still held
     */
    public record Way(List<Step> steps, DealId dealId, Money held, BigDecimal throughRate, Money throughCost) {}

    private record Edge(
            UUID into, UUID from, String code, String name, String region, BigDecimal paid, BigDecimal all) {}

    List<Way> to(String creditCode, LocalDate day) {
        Map<UUID, List<Edge>> edges = edges();
        List<Way> ways = new ArrayList<>();
        for (Position one : positions.visible(day)) {
            if (one.creditCode().equals(creditCode)) {
                Step own = new Step(one.fund(), one.fundCode(), one.fundName(), BigDecimal.ONE.setScale(PLACES));
                climb(one, List.of(own), BigDecimal.ONE, one.fund().value(), edges, ways);
            }
        }
        return ways;
    }

    /** Every fund above ends a way of its own; the caller sees only those in scope. */
    private void climb(
            Position one,
            List<Step> below,
            BigDecimal through,
            UUID fund,
            Map<UUID, List<Edge>> edges,
            List<Way> ways) {
        ways.add(new Way(
                below,
                one.deal(),
                new Money(one.held(), one.currency()),
                through.setScale(PLACES, RoundingMode.HALF_UP),
                Money.rounded(one.held().multiply(through), one.currency())));
        if (below.size() >= MOST_STEPS) {
            return;
        }
        DataScope scope = call.scope();
        for (Edge edge : edges.getOrDefault(fund, List.of())) {
            if (scope.coversRegion(edge.region()) || scope.funds().contains(edge.code())) {
                BigDecimal rate = edge.paid().divide(edge.all(), MathContext.DECIMAL128);
                List<Step> steps = new ArrayList<>(List.of(new Step(
                        new FundId(edge.from()),
                        edge.code(),
                        edge.name(),
                        rate.setScale(PLACES, RoundingMode.HALF_UP))));
                steps.addAll(below);
                climb(one, steps, through.multiply(rate), edge.from(), edges, ways);
            }
        }
    }

    private Map<UUID, List<Edge>> edges() {
        return sql
                .list(
                        "select c.fund_id, p.investing_fund_id, f.code, f.name, f.region_code, sum(l.paid) as paid,"
                                + " (select sum(a.paid) from capital_call b join call_line a on a.call_id = b.id"
                                + "  where b.fund_id = c.fund_id) as whole"
                                + " from capital_call c join call_line l on l.call_id = c.id"
                                + " join partner p on p.id = l.partner_id and p.investing_fund_id is not null"
                                + " join fund f on f.id = p.investing_fund_id"
                                + " group by c.fund_id, p.investing_fund_id, f.code, f.name, f.region_code"
                                + " having sum(l.paid) > 0 order by f.code",
                        row -> new Edge(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBigDecimal(6),
                                row.getBigDecimal(7)))
                .stream()
                .collect(Collectors.groupingBy(Edge::into));
    }
}
