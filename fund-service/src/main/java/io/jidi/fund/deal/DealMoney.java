package io.jidi.fund.deal;

import io.jidi.fund.ledger.InvestmentId;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the books say of a deal: promised, paid, held, checked for an exit, distributed. */
@ApplicationScoped
class DealMoney {

    private final Sql sql;

    DealMoney(Sql sql) {
        this.sql = sql;
    }

    /** One investment of which something is held, and its part of all cost still held. */
    record Held(InvestmentId investment, BigDecimal costLeft, BigDecimal allLeft) {

        /** The part of an amount by cost, to the fen. */
        Money partOf(Money whole) {
            return Money.rounded(
                    whole.amount().multiply(costLeft).divide(allLeft, MathContext.DECIMAL128), whole.currency());
        }
    }

    /** Investments of the round: made after it began. Earlier rounds may be history without terms, or were given up. */
    private static final String OF_ROUND =
            " from investment i where i.deal_id = ? and i.recording > coalesce((select max(t.recording)"
                    + " from deal_transition t where t.deal_id = i.deal_id and t.move = 'FOLLOW_ON'), 0)";

    /** What the agreement of this round promises, by the terms that stand. */
    BigDecimal agreed(Deal deal) {
        return amount(
                "select (clauses #>> '{amount,amount}')::numeric from deal_terms where deal_id = ? and round = ?"
                        + " order by recording desc limit 1",
                deal.id().value(),
                deal.round());
    }

    /** What was promised to the firm in this round. */
    BigDecimal promised(Deal deal) {
        return amount(
                "select coalesce(sum(i.committed), 0)" + OF_ROUND, deal.id().value());
    }

    /** Whether all that the round agreed is promised and paid. */
    boolean paid(Deal deal) {
        BigDecimal agreed = agreed(deal);
        BigDecimal cost =
                amount("select coalesce(sum(i.cost), 0)" + OF_ROUND, deal.id().value());
        return agreed.signum() > 0 && promised(deal).compareTo(agreed) == 0 && cost.compareTo(agreed) == 0;
    }

    List<Held> held(Deal deal) {
        return sql.list(
                "select id, cost - realised_cost, sum(cost - realised_cost) over () from investment"
                        + " where deal_id = ? and cost > realised_cost order by tranche",
                row -> new Held(
                        new InvestmentId(row.getObject(1, UUID.class)), row.getBigDecimal(2), row.getBigDecimal(3)),
                deal.id().value());
    }

    /** Whether nothing is held and each exit that brought money is approved for distribution (即退即分). */
    boolean distributed(Deal deal) {
        return sql.number(
                                "select count(*) from investment where deal_id = ?",
                                deal.id().value())
                        > 0
                && held(deal).isEmpty()
                && sql.number(
                                "select count(*) from investment i join investment_exit x on x.investment_id = i.id"
                                        + " left join distribution d on d.id = x.distribution_id"
                                        + " where i.deal_id = ? and x.proceeds > 0"
                                        + " and (d.id is null or d.state not in ('APPROVED', 'PAID'))",
                                deal.id().value())
                        == 0;
    }

    /** What the last check of a route said. */
    Optional<String> exitCheck(Deal deal, String route) {
        return sql.first(
                "select outcome from exit_check where deal_id = ? and route = ? order by recording desc limit 1",
                row -> row.getString(1),
                deal.id().value(),
                route);
    }

    private BigDecimal amount(String query, Object... parameters) {
        return sql.first(query, row -> row.getBigDecimal(1), parameters).orElse(BigDecimal.ZERO);
    }
}
