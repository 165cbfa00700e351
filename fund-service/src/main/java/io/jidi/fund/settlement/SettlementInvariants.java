package io.jidi.fund.settlement;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds of settlements and of the escrow (fund.md 3.4, 7.3: V05, V09). */
@Singleton
class SettlementInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant(
                        "V05",
                        Text.of(
                                "结算各行付出等于所得，支付不超过到账",
                                "What a settlement's lines give they receive; no more goes out than came in"),
                        """
                        select f.code as fund, 'settlement ' || s.number as object,
                               concat_ws(', ', 'amount ' || s.amount, 'given ' || l.given, 'received ' || l.received,
                                         'paid ' || p.paid, 'paid out ' || o.paid_out) as detail,
                               concat_ws('，', '金额 ' || s.amount, '付出 ' || l.given, '所得 ' || l.received,
                                         '到账 ' || p.paid, '已付 ' || o.paid_out) as detail_zh
                        from settlement s join fund f on f.id = s.fund_id
                        join lateral (select sum(from_escrow + owes) as given, sum(receives) as received,
                                             sum(from_escrow) as escrow, sum(owes) as owed
                                      from settlement_line where settlement_id = s.id) l on true
                        join lateral (select coalesce(sum(amount) filter (where phase = 'POSTED'), 0) as paid,
                                             coalesce(sum(amount) filter (where phase <> 'VOIDED'), 0) as expected
                                      from settlement_payment_standing where settlement_id = s.id) p on true
                        join lateral (select coalesce(sum(o.amount), 0) as paid_out from settlement_payout y
                                      join settlement_payout_line o on o.payout_id = y.id
                                      where y.settlement_id = s.id) o on true
                        where (s.amount, s.amount) is distinct from (l.given, l.received)
                           or p.expected > l.owed or o.paid_out > l.escrow + p.paid
                        """),
                new Invariant(
                        "V05",
                        Text.of("暂存业绩报酬等于已批准暂存减已用", "The escrow holds what was held back less what left it"),
                        """
                        select f.code as fund, 'accounts 2243 and 1015' as object,
                               'owed ' || b.owed || ', approved ' || h.approved || ', held ' || b.held || ', paid in ' || h.paid
                               || ', used ' || u.used as detail,
                               '应付 ' || b.owed || '，已批准 ' || h.approved || '，暂存户 ' || b.held || '，已存入 ' || h.paid
                               || '，已用 ' || u.used as detail_zh
                        from fund f
                        join lateral (select coalesce(sum(l.credit - l.debit) filter (where l.account = '2243'), 0) as owed,
                                             coalesce(sum(l.debit - l.credit) filter (where l.account = '1015'), 0) as held
                                      from journal j join journal_line l on l.journal_id = j.id
                                      where j.fund_id = f.id and l.account in ('2243', '1015')) b on true
                        join lateral (select coalesce(sum(l.escrow) filter (where d.state in ('APPROVED', 'PAID')), 0)
                                                 as approved,
                                             coalesce(sum(l.escrow) filter (where d.state = 'PAID'), 0) as paid
                                      from distribution d join distribution_line l on l.distribution_id = d.id
                                      where d.fund_id = f.id) h on true
                        join lateral (select coalesce(sum(l.from_escrow), 0) as used
                                      from settlement s join settlement_line l on l.settlement_id = s.id
                                      where s.fund_id = f.id and s.state = 'APPROVED') u on true
                        where b.owed <> h.approved - u.used or b.held <> h.paid - u.used or b.held < 0
                        """),
                new Invariant("V09", Text.of("回拨不超过已付业绩报酬", "No more carry goes back than was paid"), """
                        select f.code as fund, 'partner ' || p.id as object,
                               'carry ' || c.carry || ', went back ' || r.returned as detail,
                               '业绩报酬 ' || c.carry || '，已回拨 ' || r.returned as detail_zh
                        from partner p join fund f on f.id = p.fund_id
                        join lateral (select coalesce(sum(l.carry), 0) as carry
                                      from distribution d join distribution_line l on l.distribution_id = d.id
                                      where l.partner_id = p.id and d.state in ('APPROVED', 'PAID')) c on true
                        join lateral (select coalesce(sum(l.from_escrow + l.owes), 0) as returned
                                      from settlement s join settlement_line l on l.settlement_id = s.id
                                      where l.partner_id = p.id and s.state = 'APPROVED' and s.kind = 'CLAWBACK') r on true
                        where r.returned > c.carry
                        """));
    }
}
