package io.jidi.fund.paper;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Where a partner stood when a notice went out: read from the ledger up to the journal of the call or distribution, so that
 * the same notice says the same however much happens later.
 */
@ApplicationScoped
class Standing {

    private static final Set<Account> DISTRIBUTED =
            Set.of(Account.RETURNED_CAPITAL, Account.REALISED_RESULT, Account.CARRY_REALLOCATION);

    private final Sql sql;

    Standing(Sql sql) {
        this.sql = sql;
    }

    private record Row(Account account, String kind, Money credit) {}

    /** The number of the journal that booked a fact. */
    long lastJournalOf(String kind, String reference) {
        return sql.number(
                "select coalesce(max(number), 0) from journal where kind = ? and reference = ?", kind, reference);
    }

    /**
     * The partner's commitment with this notice in it.
     *
     * @param journal the last number that counts
     * @param lines of the notice: what they change is what {@code before} lacks
     */
    Notice.Unfunded after(Fund fund, UUID partner, long journal, List<Notice.Line> lines) {
        List<Row> rows = sql.list(
                "select l.account, coalesce(o.kind, j.kind), sum(l.credit - l.debit) from journal j"
                        + " join journal_line l on l.journal_id = j.id left join journal o on o.id = j.reverses"
                        + " where j.fund_id = ? and l.partner_id = ? and j.number <= ?"
                        + " group by l.account, coalesce(o.kind, j.kind)",
                row -> new Row(
                        Account.byNumber(row.getString(1)).orElseThrow(),
                        row.getString(2),
                        new Money(row.getBigDecimal(3), fund.currency())),
                fund.id().value(),
                partner,
                journal);
        Money zero = Money.zero(fund.currency());
        Money committed = zero;
        Money after = zero;
        Money contributed = zero;
        Money distributed = zero;
        for (Row row : rows) {
            if (row.account() == Account.MEMO_COMMITTED) {
                committed = committed.minus(row.credit());
            } else if (row.account() == Account.MEMO_UNFUNDED) {
                after = after.plus(row.credit());
            } else if (row.account() == Account.PAID_IN_CAPITAL) {
                contributed = contributed.plus(row.credit());
            } else if (DISTRIBUTED.contains(row.account()) && row.kind().equals("DISTRIBUTION_APPROVED")) {
                distributed = distributed.minus(row.credit());
            }
        }
        Money effect = lines.stream().map(Notice.Line::unfundedEffect).reduce(zero, Money::plus);
        return new Notice.Unfunded(committed, after.minus(effect), after, contributed, distributed);
    }
}
