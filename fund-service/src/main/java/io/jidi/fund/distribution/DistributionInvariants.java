package io.jidi.fund.distribution;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds of distributions (fund.md 7.3: V05, V07, V09; V08 is held by the waterfall and asked again at every approval). */
@Singleton
class DistributionInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant(
                        "V07",
                        Text.of("各档合计等于分配现金（逐次、逐合伙人）", "Tiers are the cash, per distribution and per partner"),
                        """
                        select f.code as fund, 'distribution ' || d.number as object,
                               concat_ws(', ', 'cash ' || d.cash, 'sources ' || s.amount, 'lines ' || l.amount,
                                         'tiers ' || t.amount) as detail,
                               concat_ws('，', '现金 ' || d.cash, '来源 ' || s.amount, '各行 ' || l.amount,
                                         '各档 ' || t.amount) as detail_zh
                        from distribution d join fund f on f.id = d.fund_id
                        join lateral (select sum(capital + gain + income) as amount from distribution_source
                                      where distribution_id = d.id) s on true
                        join lateral (select sum(capital + gain + income + carry) as amount from distribution_line
                                      where distribution_id = d.id) l on true
                        join lateral (select sum(amount) as amount from distribution_tier
                                      where distribution_id = d.id) t on true
                        where (d.cash, d.cash, d.cash) is distinct from (s.amount, l.amount, t.amount)
                        union all
                        select f.code, 'distribution ' || d.number || ' partner ' || l.partner_id,
                               'line ' || (l.capital + l.gain + l.income + l.carry) || ', tiers ' || coalesce(t.amount, 0),
                               '该行 ' || (l.capital + l.gain + l.income + l.carry) || '，各档 ' || coalesce(t.amount, 0)
                        from distribution d join fund f on f.id = d.fund_id
                        join distribution_line l on l.distribution_id = d.id
                        left join lateral (select sum(amount) as amount from distribution_tier
                                           where distribution_id = d.id and partner_id = l.partner_id) t on true
                        where l.capital + l.gain + l.income + l.carry <> coalesce(t.amount, 0)
                        """),
                new Invariant(
                        "V05",
                        Text.of("应付分配等于已批准未支付", "Distributions payable are what was approved and not paid"),
                        """
                        select f.code as fund, 'account 2242' as object,
                               'booked ' || b.net || ', open ' || (o.open + e.open + r.open) as detail,
                               '账面 ' || b.net || '，未付 ' || (o.open + e.open + r.open) as detail_zh
                        from fund f
                        join lateral (select coalesce(sum(l.credit - l.debit), 0) as net from journal j
                                      join journal_line l on l.journal_id = j.id
                                      where j.fund_id = f.id and l.account = '2242') b on true
                        join lateral (select coalesce(sum(l.capital + l.gain + l.income + l.carry - l.withheld - l.escrow), 0) as open
                                      from distribution d join distribution_line l on l.distribution_id = d.id
                                      where d.fund_id = f.id and d.state = 'APPROVED') o on true
                        join lateral (select coalesce(sum(greatest(l.before - l.target, 0) + l.interest_due), 0) as open
                                      from equalisation q join equalisation_line l on l.equalisation_id = q.id
                                      where q.fund_id = f.id and not exists
                                          (select from equalisation_payment p where p.equalisation_id = q.id)) e on true
                        join lateral (select coalesce(sum(l.receives), 0) - coalesce((
                                          select sum(o.amount) from settlement_payout y
                                          join settlement r on r.id = y.settlement_id
                                          join settlement_payout_line o on o.payout_id = y.id
                                          where r.fund_id = f.id and r.kind = 'ESCROW_RELEASE'), 0) as open
                                      from settlement s join settlement_line l on l.settlement_id = s.id
                                      where s.fund_id = f.id and s.state = 'APPROVED'
                                        and s.kind = 'ESCROW_RELEASE') r on true
                        where b.net <> o.open + e.open + r.open
                        """),
                new Invariant(
                        "V09",
                        Text.of(
                                "累计业绩报酬 ≤ 比例 × 累计已分配利润",
                                "Cumulative carry is at most its rate of the distributed profit"),
                        """
                        select f.code as fund, 'distribution ' || x.number as object,
                               'carry ' || x.carry || ', profit ' || x.profit || ', rate ' || x.rate as detail,
                               '业绩报酬 ' || x.carry || '，利润 ' || x.profit || '，比例 ' || x.rate as detail_zh
                        from (
                            select d.fund_id, d.number, d.value_date,
                                   sum(t.carry) over w + b.carry as carry, sum(t.profit) over w + b.profit as profit,
                                   (select (terms -> 'waterfall' ->> 'carryRate')::numeric from fund_terms
                                    where fund_id = d.fund_id and valid_from <= d.value_date
                                    order by valid_from desc, edition desc limit 1) as rate
                            from distribution d join lateral (
                                select coalesce(sum(amount) filter (where tier in ('CATCH_UP_CARRY', 'SPLIT_CARRY')), 0)
                                           as carry,
                                       coalesce(sum(amount) filter (where tier not in ('CAPITAL', 'OUTSIDE_CARRY')), 0)
                                           as profit
                                from distribution_tier where distribution_id = d.id) t on true
                            join lateral (
                                select coalesce(sum(k.amount) filter (where k.tier in ('CATCH_UP_CARRY', 'SPLIT_CARRY')), 0)
                                           as carry,
                                       coalesce(sum(k.amount) filter (where k.tier <> 'CAPITAL'), 0) as profit
                                from settlement s join settlement_tier k on k.settlement_id = s.id
                                where s.fund_id = d.fund_id and s.state = 'APPROVED'
                                  and s.effective_date <= d.value_date) b on true
                            where d.state in ('APPROVED', 'PAID')
                            window w as (partition by d.fund_id order by d.value_date, d.number)) x
                        join fund f on f.id = x.fund_id
                        where x.carry > round(coalesce(x.rate, 0) * x.profit, 2) + 0.01
                        """));
    }
}
