package io.jidi.fund.ledger;

import java.util.List;

/** What always holds among the journals themselves (fund.md 7.3: V01, V02, V05, V06, V15, V20). */
final class LedgerInvariants {

    static final List<Invariant> ALL = List.of(
            Invariant.of("V01", "每张凭证借贷相等", "Every journal's debits equal its credits", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object,
                           'debit ' || sum(l.debit) || ', credit ' || sum(l.credit) as detail,
                           '借方 ' || sum(l.debit) || '，贷方 ' || sum(l.credit) as detail_zh
                    from journal j join fund f on f.id = j.fund_id
                    join journal_line l on l.journal_id = j.id join account a on a.number = l.account
                    where not a.memo group by f.code, j.number having sum(l.debit) <> sum(l.credit)
                    """),
            Invariant.of("V02", "备查账借贷相等", "Every journal's memo debits equal its memo credits", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object,
                           'debit ' || sum(l.debit) || ', credit ' || sum(l.credit) as detail,
                           '借方 ' || sum(l.debit) || '，贷方 ' || sum(l.credit) as detail_zh
                    from journal j join fund f on f.id = j.fund_id
                    join journal_line l on l.journal_id = j.id join account a on a.number = l.account
                    where a.memo group by f.code, j.number having sum(l.debit) <> sum(l.credit)
                    """),
            Invariant.of("V05", "凭证分录的合伙人属于该基金", "The partners of a journal's lines are the fund's", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object, 'partner ' || l.partner_id as detail,
                           '合伙人 ' || l.partner_id as detail_zh
                    from journal j join fund f on f.id = j.fund_id join journal_line l on l.journal_id = j.id
                    join partner p on p.id = l.partner_id where p.fund_id <> j.fund_id
                    """),
            Invariant.of("V06", "净资产等于合伙人资本账户合计", "Net assets equal the partners' capital accounts", """
                    select f.code as fund, 'net assets' as object,
                           'assets less liabilities ' || sum(l.debit - l.credit) filter (where a.type in ('A', 'L'))
                           || ', capital ' || sum(l.credit - l.debit) filter (where a.type in ('E', 'P')
                                                                             and l.partner_id is not null) as detail,
                           '资产减负债 ' || sum(l.debit - l.credit) filter (where a.type in ('A', 'L'))
                           || '，资本账户 ' || sum(l.credit - l.debit) filter (where a.type in ('E', 'P')
                                                                           and l.partner_id is not null) as detail_zh
                    from journal j join fund f on f.id = j.fund_id
                    join journal_line l on l.journal_id = j.id join account a on a.number = l.account
                    where not a.memo group by f.code
                    having coalesce(sum(l.debit - l.credit) filter (where a.type in ('A', 'L')), 0)
                        <> coalesce(sum(l.credit - l.debit) filter (where a.type in ('E', 'P')
                                                                    and l.partner_id is not null), 0)
                    """),
            Invariant.of("V06", "托管户余额等于 1002 科目", "The custody balance is that of account 1002", """
                    select f.code as fund, 'account 1002' as object,
                           'kept ' || f.bank_balance || ', booked ' || coalesce(b.net, 0) as detail,
                           '留存 ' || f.bank_balance || '，账面 ' || coalesce(b.net, 0) as detail_zh
                    from fund f left join (
                        select j.fund_id, sum(l.debit - l.credit) as net
                        from journal j join journal_line l on l.journal_id = j.id
                        where l.account = '1002' group by j.fund_id) b on b.fund_id = f.id
                    where f.bank_balance <> coalesce(b.net, 0)
                    """),
            Invariant.of("V15", "凭证号连续", "Journal numbers have no gap", """
                    select f.code as fund, 'journals' as object,
                           'last ' || f.last_journal_number || ', highest ' || coalesce(max(j.number), 0)
                           || ', count ' || count(j.number) as detail,
                           '最后 ' || f.last_journal_number || '，最大 ' || coalesce(max(j.number), 0)
                           || '，张数 ' || count(j.number) as detail_zh
                    from fund f left join journal j on j.fund_id = f.id group by f.code, f.last_journal_number
                    having f.last_journal_number <> coalesce(max(j.number), 0)
                        or count(j.number) <> coalesce(max(j.number), 0)
                    """),
            Invariant.of("V15", "凭证哈希链完整", "The hash chain of the journals is unbroken", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object, 'the hash does not fit' as detail,
                           '哈希值不符' as detail_zh
                    from (select id, fund_id, number, hash,
                                 lag(hash, 1, '') over (partition by fund_id order by number) as previous
                          from journal) j join fund f on f.id = j.fund_id
                    where j.hash <> journal_hash(j.previous, j.id)
                       or j.number = f.last_journal_number and j.hash <> f.last_journal_hash
                    """),
            Invariant.of("V15", "结账后该期间没有新凭证", "Nothing was booked into a period after it closed", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object,
                           'booked into ' || j.booking_date || ', closed through ' || c.period_end as detail,
                           '记入 ' || j.booking_date || '，已结账至 ' || c.period_end as detail_zh
                    from period_close c join fund f on f.id = c.fund_id
                    join journal j on j.fund_id = c.fund_id
                        and j.booking_date <= c.period_end and j.number > c.journal_number
                    """),
            Invariant.of("V15", "更正以原凭证已冲销为前提", "What is replaced was reversed", """
                    select f.code as fund, j.number as journal, 'journal ' || j.number as object, 'replaces one that stands' as detail,
                           '原凭证未冲销' as detail_zh
                    from journal j join fund f on f.id = j.fund_id
                    where j.replaces is not null
                      and not exists (select from journal r where r.reverses = j.replaces)
                    """),
            Invariant.of("V20", "结账余额可由凭证重算", "What was kept at a closing can be computed again", """
                    select f.code as fund, 'period ' || c.period_end as object,
                           concat_ws(', ', 'account ' || b.account, 'partner ' || b.partner_id,
                                     'investment ' || b.investment_id, 'kept ' || b.kept, 'booked ' || b.booked) as detail,
                           concat_ws('，', '科目 ' || b.account, '合伙人 ' || b.partner_id,
                                     '投资 ' || b.investment_id, '留存 ' || b.kept, '账面 ' || b.booked) as detail_zh
                    from period_close c join fund f on f.id = c.fund_id
                    cross join lateral (
                        select account, partner_id, investment_id,
                               coalesce(sum(kept_debit), 0) || '/' || coalesce(sum(kept_credit), 0) as kept,
                               coalesce(sum(debit), 0) || '/' || coalesce(sum(credit), 0) as booked
                        from (select account, partner_id, investment_id, debit as kept_debit, credit as kept_credit,
                                     null::numeric as debit, null::numeric as credit
                              from period_balance where fund_id = c.fund_id and period_end = c.period_end
                              union all
                              select l.account, l.partner_id, l.investment_id, null, null, l.debit, l.credit
                              from journal j join journal_line l on l.journal_id = j.id
                              where j.fund_id = c.fund_id and j.effective_date <= c.period_end
                                and j.number <= c.journal_number) t
                        group by account, partner_id, investment_id
                        having (coalesce(sum(kept_debit), 0), coalesce(sum(kept_credit), 0))
                               is distinct from (coalesce(sum(debit), 0), coalesce(sum(credit), 0))) b
                    """));

    private LedgerInvariants() {}
}
