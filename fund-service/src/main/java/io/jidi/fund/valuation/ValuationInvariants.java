package io.jidi.fund.valuation;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.fund.ledger.PointInTime;
import io.jidi.fund.ledger.Verification;
import io.jidi.fund.ledger.Verification.Breach;
import io.jidi.fund.valuation.SubFundValues.SubFundValue;
import io.jidi.fund.valuation.rules.FairValue;
import io.jidi.fund.valuation.rules.Inputs;
import io.jidi.fund.valuation.rules.Technique;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Carrying amounts are what was approved, and a share in a sub-fund is valued at what that fund's own books say of it
 * (fund.md 7.3: V13).
 */
@Singleton
class ValuationInvariants implements InvariantSource {

    private static final Text ROLLED = Text.of(
            "对子基金的估值等于其净值份额按现金流滚动", "A sub-fund is valued at the share of its net asset value, rolled by flows");

    private final EntityManager entities;
    private final SubFundValues subFunds;
    private final Sql sql;

    ValuationInvariants(EntityManager entities, SubFundValues subFunds, Sql sql) {
        this.entities = entities;
        this.subFunds = subFunds;
        this.sql = sql;
    }

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("V13", Text.of("估值批准后账面价值等于估值", "Once a valuation is approved the books carry it"), """
                        select f.code as fund, j.number as journal, 'investment ' || v.investment_id || ' on '
                               || v.valuation_date as object,
                               'approved ' || v.value || ', carried ' || b.net as detail,
                               '批准 ' || v.value || '，账面 ' || b.net as detail_zh
                        from valuation v join fund f on f.id = v.fund_id left join journal j on j.id = v.journal_id
                        join lateral (
                            select coalesce(sum(l.debit - l.credit), 0) as net
                            from journal_line l join journal o on o.id = l.journal_id
                            where l.investment_id = v.investment_id and l.account in ('1101', '1102', '1103', '1104')
                              and o.effective_date <= v.valuation_date
                              and (o.number <= j.number or j.number is null and o.booked_at <= v.decided_at)) b on true
                        where v.state = 'APPROVED' and v.value <> b.net
                        """),
                new Invariant(
                        "V13", Text.of("账面价值只因批准的估值而变动", "Only an approved valuation changes a carrying amount"), """
                        select f.code as fund, j.number as journal, 'journal ' || j.number as object,
                               'booked without a valuation' as detail, '没有对应的估值' as detail_zh
                        from journal j join fund f on f.id = j.fund_id
                        where j.kind = 'INVESTMENT_REPRICED' and j.reverses is null
                          and not exists (select from valuation v where v.journal_id = j.id and v.state = 'APPROVED')
                        """));
    }

    @Override
    public Map<String, Text> computes() {
        return Map.of("V13", ROLLED);
    }

    /** Sub-funds whose books are kept here; of others there is nothing to hold the valuation against. */
    private static final String VALUED = "select v.id, i.sub_fund_id from valuation v"
            + " join investment i on i.id = v.investment_id"
            + " where v.state = 'APPROVED' and v.technique = ? and i.sub_fund_id is not null"
            + " and exists (select from period_close c where c.fund_id = i.sub_fund_id"
            + " and c.period_end <= v.valuation_date and c.closed_at <= v.prepared_at) order by v.id";

    private record Valued(UUID valuation, UUID subFund) {}

    @Override
    public List<Breach> computed() {
        List<Breach> breaches = new ArrayList<>();
        for (Valued one : sql.list(
                VALUED,
                row -> new Valued(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                Technique.SUB_FUND_NAV)) {
            Valuation valuation = entities.find(Valuation.class, one.valuation());
            Fund fund = entities.find(Fund.class, valuation.fundId().value());
            Money rolled = rolled(fund, one.subFund(), valuation);
            if (!rolled.equals(valuation.value())) {
                breaches.add(new Breach(
                        "V13",
                        fund.code(),
                        null,
                        "investment " + valuation.investmentId().value() + " on " + valuation.valuationDate(),
                        Verification.reason(
                                ROLLED,
                                Text.of("估值 {0}，滚动净值 {1}", "valued at {0}, rolled {1}")
                                        .with(valuation.value().plain(), rolled.plain()))));
            }
        }
        return breaches;
    }

    /** By the same technique, from the sub-fund's books as they were known when the valuation was prepared. */
    private Money rolled(Fund fund, UUID subFund, Valuation valuation) {
        BigDecimal reported = BigDecimal.ZERO;
        BigDecimal calls = BigDecimal.ZERO;
        BigDecimal distributions = BigDecimal.ZERO;
        for (SubFundValue share :
                subFunds.of(fund, new PointInTime(valuation.valuationDate(), valuation.preparedAt()))) {
            if (share.subFundId().value().equals(subFund)) {
                reported = reported.add(share.reported().amount());
                calls = calls.add(share.callsSince().amount());
                distributions = distributions.add(share.distributionsSince().amount());
            }
        }
        Inputs judged = valuation.inputs();
        Inputs booked = new Inputs(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reported,
                valuation.valuationDate(),
                calls,
                distributions,
                judged.knownEvents(),
                judged.discountRatio());
        return FairValue.of(Technique.SUB_FUND_NAV, booked, fund.currency());
    }
}
