package io.jidi.fund.commitment;

import io.jidi.fund.ledger.Invariant;
import io.jidi.fund.ledger.InvariantSource;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;

/** What always holds between commitments and the memo ledger (fund.md 7.3: V03, V04). */
@Singleton
class CommitmentInvariants implements InvariantSource {

    @Override
    public List<Invariant> invariants() {
        return List.of(
                new Invariant(
                        "V03",
                        Text.of(
                                "认缴 = 已催缴 − 可召回 + 未缴 + 已核减，与备查账一致",
                                "committed = called − restored + unfunded + released, as the memo ledger says"),
                        """
                        select f.code as fund, 'partner ' || p.id as object,
                               'commitments ' || concat_ws('/', c.amount, c.called, c.restored, c.released, c.unfunded)
                               || ', memo ' || concat_ws('/', m.amount, m.called, m.restored, m.released, m.unfunded)
                                   as detail,
                               '认缴表 ' || concat_ws('/', c.amount, c.called, c.restored, c.released, c.unfunded)
                               || '，备查账 ' || concat_ws('/', m.amount, m.called, m.restored, m.released, m.unfunded)
                                   as detail_zh
                        from partner p join fund f on f.id = p.fund_id
                        left join lateral (
                            select coalesce(sum(amount), 0) as amount, coalesce(sum(called), 0) as called,
                                   coalesce(sum(restored), 0) as restored, coalesce(sum(released), 0) as released,
                                   coalesce(sum(unfunded), 0) as unfunded
                            from commitment where partner_id = p.id) c on true
                        left join lateral (
                            select coalesce(sum(debit - credit) filter (where account = '9001'), 0) as amount,
                                   coalesce(sum(credit - debit) filter (where account = '9010'), 0) as called,
                                   coalesce(sum(debit - credit) filter (where account = '9003'), 0) as restored,
                                   coalesce(sum(credit - debit) filter (where account = '9004'), 0) as released,
                                   coalesce(sum(credit - debit) filter (where account = '9002'), 0) as unfunded
                            from journal_line where partner_id = p.id) m on true
                        where (c.amount, c.called, c.restored, c.released, c.unfunded)
                              is distinct from (m.amount, m.called, m.restored, m.released, m.unfunded)
                           or c.amount <> c.called - c.restored + c.unfunded + c.released
                        """),
                new Invariant(
                        "V04",
                        Text.of(
                                "未缴不为负，可召回不超过标明可召回的分配",
                                "Unfunded is not negative; no more is restored than was marked"),
                        """
                        select f.code as fund, 'fund' as object,
                               'restored ' || c.restored || ', marked ' || m.marked as detail,
                               '已恢复可召回 ' || c.restored || '，标明可召回 ' || m.marked as detail_zh
                        from fund f
                        join lateral (select coalesce(sum(restored), 0) as restored, coalesce(min(unfunded), 0) as least
                                      from commitment where fund_id = f.id) c on true
                        join lateral (
                            select coalesce((select sum(recallable) from distribution
                                             where fund_id = f.id and state in ('APPROVED', 'PAID')), 0)
                                 + coalesce((select sum(l.before - l.target) from equalisation e
                                             join equalisation_line l on l.equalisation_id = e.id
                                             where e.fund_id = f.id and l.before > l.target), 0) as marked) m on true
                        where c.restored > m.marked or c.least < 0
                        """));
    }
}
