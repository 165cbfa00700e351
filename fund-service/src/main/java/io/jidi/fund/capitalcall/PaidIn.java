package io.jidi.fund.capitalcall;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What each partner has paid in and when, as the sharing of money sees it: cash on the account, without the interest of a
 * later closing, less what an equalisation gave back, and with what was taken over from another partner on the days on
 * which that one had paid it.
 */
@ApplicationScoped
public class PaidIn {

    private final Sql sql;

    PaidIn(Sql sql) {
        this.sql = sql;
    }

    /** Above zero. */
    public record Contribution(UUID partner, LocalDate day, Money amount) {}

    private enum What {
        PAYMENT,
        REFUND,
        TRANSFER
    }

    /**
     * @param other the line of a payment, the taker of a transfer
     * @param whole what of the line is capital; what the giver had promised in all
     */
    private record Fact(What what, LocalDate day, UUID partner, UUID other, Money amount, Money whole) {}

    /** In the order of the days, through this one. */
    public List<Contribution> of(Fund fund, LocalDate through) {
        return of(fund, through, Balances.NOW);
    }

    /** As above, as it was known at a time: what was recorded or corrected later is not seen. */
    public List<Contribution> of(Fund fund, LocalDate through, Instant knownAt) {
        List<Contribution> result = new ArrayList<>();
        Map<UUID, Money> byLine = new HashMap<>();
        for (Fact fact : facts(fund, through, knownAt)) {
            switch (fact.what()) {
                case PAYMENT -> {
                    Money before = byLine.getOrDefault(fact.other(), Money.zero(fund.currency()));
                    Money room = fact.whole().minus(before);
                    Money capital = room.compareTo(fact.amount()) < 0 ? room : fact.amount();
                    byLine.put(fact.other(), before.plus(fact.amount()));
                    if (capital.isPositive()) {
                        result.add(new Contribution(fact.partner(), fact.day(), capital));
                    }
                }
                case REFUND -> giveBack(result, fact);
                case TRANSFER -> move(result, fact);
            }
        }
        return result.stream()
                .sorted(java.util.Comparator.comparing(Contribution::day).thenComparing(Contribution::partner))
                .toList();
    }

    /** The latest money goes back first. */
    private static void giveBack(List<Contribution> result, Fact fact) {
        Money left = fact.amount();
        for (int i = result.size() - 1; i >= 0 && left.isPositive(); i--) {
            Contribution one = result.get(i);
            if (one.partner().equals(fact.partner())) {
                Money taken = left.compareTo(one.amount()) < 0 ? left : one.amount();
                left = left.minus(taken);
                replace(result, i, one.amount().minus(taken));
            }
        }
    }

    private static void move(List<Contribution> result, Fact fact) {
        for (int i = result.size() - 1; i >= 0; i--) {
            Contribution one = result.get(i);
            if (one.partner().equals(fact.partner())) {
                Money moved = Money.rounded(
                        one.amount()
                                .amount()
                                .multiply(fact.amount().amount())
                                .divide(fact.whole().amount(), MathContext.DECIMAL128),
                        one.amount().currency());
                replace(result, i, one.amount().minus(moved));
                if (moved.isPositive()) {
                    result.add(new Contribution(fact.other(), one.day(), moved));
                }
            }
        }
    }

    private static void replace(List<Contribution> result, int at, Money left) {
        Contribution old = result.get(at);
        if (left.isPositive()) {
            result.set(at, new Contribution(old.partner(), old.day(), left));
        } else {
            result.remove(at);
        }
    }

    private List<Fact> facts(Fund fund, LocalDate through, Instant knownAt) {
        return sql.list(
                "select * from ("
                        + "select 'PAYMENT' as what, 1 as turn, coalesce(o.effective_date, p.paid_date) as day,"
                        + " p.partner_id, l.id as other, p.amount,"
                        + " case c.kind when 'EQUALISATION' then l.amount - l.outside else l.amount end as whole"
                        + " from payment p join call_line l on l.id = p.call_line_id"
                        + " join capital_call c on c.id = p.call_id"
                        + " left join payment_outcome o on o.payment_id = p.id and o.outcome = 'POSTED'"
                        + " and o.recorded_at <= ?"
                        + " where c.fund_id = ? and p.kind = 'CAPITAL' and p.recorded_at <= ?"
                        + " and (o.payment_id is not null or not p.pending)"
                        + " and not exists (select from payment_outcome x where x.payment_id = p.id"
                        + " and x.outcome in ('VOIDED', 'CORRECTED') and x.recorded_at <= ?)"
                        + " union all select 'REFUND', 2, y.paid_date, l.partner_id, l.partner_id, l.before - l.target, 0"
                        + " from equalisation e join equalisation_payment y on y.equalisation_id = e.id"
                        + " join equalisation_line l on l.equalisation_id = e.id"
                        + " where e.fund_id = ? and l.before > l.target and y.recorded_at <= ?"
                        + " union all select 'TRANSFER', 3, t.effective_date, f.partner_id, k.partner_id, t.amount,"
                        + " t.partner_committed from commitment_transfer t"
                        + " join commitment f on f.id = t.from_commitment_id join commitment k on k.id = t.to_commitment_id"
                        + " where f.fund_id = ? and t.recorded_at <= ?) f where day <= ? order by day, turn, partner_id, other",
                row -> new Fact(
                        What.valueOf(row.getString("what")),
                        row.getObject("day", LocalDate.class),
                        row.getObject("partner_id", UUID.class),
                        row.getObject("other", UUID.class),
                        new Money(row.getBigDecimal("amount"), fund.currency()),
                        new Money(row.getBigDecimal("whole"), fund.currency())),
                knownAt,
                fund.id().value(),
                knownAt,
                knownAt,
                fund.id().value(),
                knownAt,
                fund.id().value(),
                knownAt,
                through);
    }
}
