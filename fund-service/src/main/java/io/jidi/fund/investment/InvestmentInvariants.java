package io.jidi.fund.investment;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds of investments (fund.md 7.3: V10, V11). */
@Singleton
class InvestmentInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant(
                        "V10",
                        Text.of("未退出成本不为负且与总账一致", "The cost still held is not negative and is what is booked"),
                        """
                        select f.code as fund, 'investment ' || i.id as object,
                               'cost ' || i.cost || ', realised ' || i.realised_cost || ', booked ' || b.net
                               || ', paid ' || p.paid || ', sold ' || x.sold as detail,
                               '成本 ' || i.cost || '，已实现 ' || i.realised_cost || '，账面 ' || b.net
                               || '，出资 ' || p.paid || '，退出 ' || x.sold as detail_zh
                        from investment i join fund f on f.id = i.fund_id
                        join lateral (select coalesce(sum(debit - credit), 0) as net from journal_line
                                      where investment_id = i.id and account in ('1101', '1103')) b on true
                        join lateral (select coalesce(sum(amount), 0) as paid, coalesce(sum(units), 0) as units
                                      from investment_funding_standing where investment_id = i.id) p on true
                        join lateral (select coalesce(sum(cost), 0) as sold, coalesce(sum(units), 0) as units
                                      from investment_exit_standing where investment_id = i.id) x on true
                        where i.cost < i.realised_cost or b.net <> i.cost - i.realised_cost
                           or p.paid <> i.cost or x.sold <> i.realised_cost
                           or p.units <> coalesce(i.units, 0) or x.units <> i.realised_units
                        """),
                new Invariant(
                        "V11",
                        // Of enterprises by the look-through, which knows how later rounds diluted a stake.
                        Text.of("同一子基金持股比例合计不超过 100%", "The shares held in one sub-fund are at most all of it"),
                        """
                        select string_agg(distinct f.code, ',') as fund, 'target ' || t.target as object,
                               'together ' || sum(t.rate) as detail, '合计 ' || sum(t.rate) as detail_zh
                        from (select i.fund_id, i.sub_fund_id::text as target,
                                     coalesce(i.ownership_rate, 0) * (i.cost - i.realised_cost) / nullif(i.cost, 0) as rate
                              from investment i where i.cost > 0 and i.sub_fund_id is not null) t
                        join fund f on f.id = t.fund_id group by t.target having sum(t.rate) > 1
                        """));
    }
}
