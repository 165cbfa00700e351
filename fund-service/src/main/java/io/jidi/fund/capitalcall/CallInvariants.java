package io.jidi.fund.capitalcall;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds between calls, their lines, payments and the ledger (fund.md 7.3: V05, V12, V16). */
@Singleton
class CallInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("V05", Text.of("催缴各行合计等于总额", "The lines and the purposes of a call add up to it"), """
                        select f.code as fund, 'call ' || c.number as object,
                               'total ' || c.total || ', lines ' || coalesce(l.amount, 0) || ', paid ' || c.paid
                               || ', lines paid ' || coalesce(l.paid, 0) || ', purposes ' || p.amount as detail,
                               '总额 ' || c.total || '，各行 ' || coalesce(l.amount, 0) || '，已缴 ' || c.paid
                               || '，各行已缴 ' || coalesce(l.paid, 0) || '，用途 ' || p.amount as detail_zh
                        from capital_call c join fund f on f.id = c.fund_id
                        left join lateral (select sum(amount) as amount, sum(paid) as paid, sum(outside) as outside
                                           from call_line where call_id = c.id) l on true
                        left join lateral (select sum(amount) as amount, sum(amount) filter (where outside) as outside
                                           from call_purpose where call_id = c.id) p on true
                        where c.total <> p.amount
                           or l.amount is not null and (c.total <> l.amount or c.paid <> l.paid
                                                        or l.outside <> coalesce(p.outside, 0))
                           or l.amount is null and c.state not in ('DRAFT', 'CANCELLED')
                        """),
                new Invariant("V05", Text.of("到账合计等于催缴各行已缴", "Payments add up to what their lines say is paid"), """
                        select f.code as fund, 'call ' || c.number || ' line ' || l.line as object,
                               'paid ' || l.paid || ', payments ' || p.posted || ', pending ' || l.pending
                               || ', announced ' || p.pending as detail,
                               '已缴 ' || l.paid || '，到账 ' || p.posted || '，在途 ' || l.pending
                               || '，预告 ' || p.pending as detail_zh
                        from call_line l join capital_call c on c.id = l.call_id join fund f on f.id = c.fund_id
                        join lateral (
                            select coalesce(sum(amount) filter (where phase = 'POSTED'), 0) as posted,
                                   coalesce(sum(amount) filter (where phase = 'PENDING'), 0) as pending
                            from payment_standing where call_line_id = l.id and kind = 'CAPITAL') p on true
                        where l.paid <> p.posted or l.pending <> p.pending
                        """),
                new Invariant(
                        "V05", Text.of("应收出资等于已催缴未到账", "Capital receivable is what was called and did not come"), """
                        select f.code as fund, 'account 1122' as object,
                               'booked ' || b.net || ', open on calls ' || o.open as detail,
                               '账面 ' || b.net || '，催缴未到账 ' || o.open as detail_zh
                        from fund f
                        join lateral (select coalesce(sum(l.debit - l.credit), 0) as net from journal j
                                      join journal_line l on l.journal_id = j.id
                                      where j.fund_id = f.id and l.account = '1122') b on true
                        join lateral (select coalesce(sum(l.amount - l.paid - l.pending), 0) as open
                                      from capital_call c join call_line l on l.call_id = c.id
                                      where c.fund_id = f.id and c.state not in ('DRAFT', 'CANCELLED')) o on true
                        where b.net <> o.open
                        """),
                new Invariant("V16", Text.of("同一银行流水只入账一次", "A bank reference counts once"), """
                        select f.code as fund, 'reference ' || p.bank_reference as object,
                               count(*) || ' payments stand' as detail, '有 ' || count(*) || ' 笔到账' as detail_zh
                        from payment_standing p join capital_call c on c.id = p.call_id join fund f on f.id = c.fund_id
                        where p.phase in ('PENDING', 'POSTED') group by f.code, p.bank_account, p.bank_reference
                        having count(*) > 1
                        """));
    }
}
