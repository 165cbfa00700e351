package io.jidi.fund.fee;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds of fees (fund.md 7.3: V05). */
@Singleton
class FeeInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant("V05", Text.of("管理费各合伙人分摊合计等于净额", "The partners' shares of a fee add up to it"), """
                select f.code as fund, 'fee through ' || a.through_date as object,
                       'net ' || a.net || ', shares ' || coalesce(s.amount, 0) || ', booked ' || coalesce(b.amount, 0)
                           as detail,
                       '净额 ' || a.net || '，分摊 ' || coalesce(s.amount, 0) || '，账面 ' || coalesce(b.amount, 0)
                           as detail_zh
                from fee_accrual_standing a join fund f on f.id = a.fund_id
                left join lateral (select sum(amount) as amount from fee_share where fee_id = a.id) s on true
                left join lateral (
                    select sum(l.credit - l.debit) as amount from journal j join journal_line l on l.journal_id = j.id
                    where j.fund_id = a.fund_id and j.kind = 'MANAGEMENT_FEE_ACCRUED'
                      and j.effective_date = a.through_date and l.account = '2202'
                      and not exists (select from journal r where r.reverses = j.id)) b on true
                where a.net <> coalesce(s.amount, 0) or a.net <> coalesce(b.amount, 0)
                """));
    }
}
