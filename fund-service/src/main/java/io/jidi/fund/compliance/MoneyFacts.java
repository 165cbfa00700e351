package io.jidi.fund.compliance;

import io.jidi.fund.compliance.rules.Fact;
import io.jidi.fund.compliance.rules.Facts;
import io.jidi.fund.fund.ActKind;
import io.jidi.fund.fund.PlannedAct;
import io.jidi.fund.guidance.GovernmentMoney;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books say of an act that brings money in or pays it out: subscription, call, distribution. */
@ApplicationScoped
class MoneyFacts {

    private final Sql sql;
    private final GovernmentMoney government;

    MoneyFacts(Sql sql, GovernmentMoney government) {
        this.sql = sql;
        this.government = government;
    }

    private record Giver(@Nullable UUID investingFund, String tier, boolean mother) {}

    Facts add(Facts facts, PlannedAct act) {
        return switch (act.kind()) {
            case SUBSCRIPTION, CALL, SET_UP -> addShares(facts, act);
            case DISTRIBUTION -> facts.with(Fact.GOVERNMENT_SHARE_DUE, governmentShare(act));
            default -> facts;
        };
    }

    private Facts addShares(Facts facts, PlannedAct act) {
        UUID fund = act.fundId().value();
        BigDecimal added = act.kind() == ActKind.SUBSCRIPTION && act.amount() != null
                ? act.amount().amount()
                : BigDecimal.ZERO;
        Optional<Giver> giver = giver(act);
        BigDecimal committed = number(
                        "select coalesce(sum(amount - released), 0) from commitment where fund_id = ?", fund)
                .add(added);
        BigDecimal target = number("select coalesce(max(target_size), 0) from fund where id = ?", fund);
        BigDecimal size = act.kind() == ActKind.CALL ? committed : committed.max(target);
        Facts more = facts.with(Fact.FUND_SIZE, size.signum() == 0 ? null : size);
        if (act.kind() == ActKind.SET_UP) {
            return more;
        }
        BigDecimal newGovernment = giver.map(
                        one -> government.of(one.investingFund(), one.tier(), added, GovernmentMoney.LOCAL))
                .orElse(BigDecimal.ZERO);
        return more.with(Fact.MOTHER_MONEY_AFTER, motherMoney(fund, giver, added))
                .with(
                        Fact.GOVERNMENT_MONEY_AFTER,
                        government.in(fund, GovernmentMoney.LOCAL).add(newGovernment));
    }

    /** Of the mother fund that subscribes; otherwise of the one that has promised most. */
    private BigDecimal motherMoney(UUID fund, Optional<Giver> giver, BigDecimal added) {
        String promised = "select coalesce(max(m.amount), 0) from (select p.investing_fund_id as mother,"
                + " sum(c.amount - c.released) as amount from commitment c join partner p on p.id = c.partner_id"
                + " join fund f on f.id = p.investing_fund_id and f.layer = 'MOTHER' where c.fund_id = ?"
                + " group by p.investing_fund_id) m";
        Optional<UUID> mother = giver.filter(Giver::mother).map(Giver::investingFund);
        return mother.map(which ->
                        number(promised + " where m.mother = ?", fund, which).add(added))
                .orElseGet(() -> number(promised, fund));
    }

    private Optional<Giver> giver(PlannedAct act) {
        return act.partnerId() == null
                ? Optional.empty()
                : sql.first(
                        "select p.investing_fund_id, p.government_tier, f.layer from partner p"
                                + " left join fund f on f.id = p.investing_fund_id where p.id = ? and p.fund_id = ?",
                        row -> new Giver(
                                row.getObject(1, UUID.class), row.getString(2), "MOTHER".equals(row.getString(3))),
                        act.partnerId().value(),
                        act.fundId().value());
    }

    /** What partners with government money of any tier get; null when the distribution is not known. */
    private @Nullable BigDecimal governmentShare(PlannedAct act) {
        return act.distributionId() == null
                ? null
                : number(
                        "select coalesce(sum(l.capital + l.gain + l.income), 0) from distribution_line l"
                                + " join partner p on p.id = l.partner_id and p.government_tier <> 'NONE'"
                                + " join distribution d on d.id = l.distribution_id where d.id = ? and d.fund_id = ?",
                        TypeIds.parse("dst", act.distributionId()),
                        act.fundId().value());
    }

    private BigDecimal number(String query, Object... parameters) {
        return sql.first(query, row -> row.getBigDecimal(1), parameters).orElse(BigDecimal.ZERO);
    }
}
