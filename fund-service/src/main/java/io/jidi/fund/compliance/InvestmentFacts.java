package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books say of an investment: what is in the one enterprise already, and how large the fund is. */
@ApplicationScoped
class InvestmentFacts {

    private final Sql sql;

    InvestmentFacts(Sql sql) {
        this.sql = sql;
    }

    private record Position(BigDecimal cost, BigDecimal promised, int tranches) {}

    Facts add(Facts facts, PlannedAct act, @Nullable String target) {
        UUID fund = act.fundId().value();
        Facts more = facts.with(Fact.INSTRUMENT, act.instrument()).with(Fact.FUND_TOTAL_ASSETS, totalAssets(fund));
        if (act.amount() == null || target == null || act.subFundId() != null) {
            return more;
        }
        Position before = position(fund, target);
        BigDecimal amount = act.amount().amount();
        return more.with(Fact.ENTERPRISE_COST_AFTER, before.cost().add(amount))
                .with(
                        Fact.ENTERPRISE_EXPOSURE_AFTER,
                        before.cost().add(before.promised()).add(amount))
                .with(Fact.TRANCHES_BEFORE, BigDecimal.valueOf(before.tranches()));
    }

    /** What is still held, at cost; what is promised and not yet paid comes beside it. */
    private Position position(UUID fund, String creditCode) {
        return sql.first(
                        "select coalesce(sum(i.cost - i.realised_cost), 0),"
                                + " coalesce(sum(i.committed - i.cost) filter (where i.state in ('COMMITTED', 'FUNDED')), 0),"
                                + " count(*) from deal d join investment i on i.deal_id = d.id and i.fund_id = d.fund_id"
                                + " where d.fund_id = ? and d.credit_code = ?",
                        row -> new Position(row.getBigDecimal(1), row.getBigDecimal(2), row.getInt(3)),
                        fund,
                        creditCode)
                .orElseThrow();
    }

    /** Cash, cost of what is held, and change in its value. */
    private BigDecimal totalAssets(UUID fund) {
        return sql.first(
                        "select f.bank_balance"
                                + " + coalesce((select sum(i.cost - i.realised_cost) from investment i where i.fund_id = f.id), 0)"
                                + " + coalesce((select sum(l.debit - l.credit) from journal_line l"
                                + "    join journal j on j.id = l.journal_id and j.fund_id = f.id"
                                + "    where l.account in ('1102', '1104')), 0)"
                                + " from fund f where f.id = ?",
                        row -> row.getBigDecimal(1),
                        fund)
                .orElse(BigDecimal.ZERO);
    }
}
