package io.jidi.fund.paper;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

    private record Row(UUID partner, Account account, String kind, Money credit) {}

    /** The number of the journal that booked a fact. */
    long lastJournalOf(String kind, String reference) {
        return sql.number(
                "select coalesce(max(number), 0) from journal where kind = ? and reference = ?", kind, reference);
    }

    /** Where all partners stood, read once for all notices. */
    record Partners(String currency, Map<UUID, List<Row>> rows) {

        /**
         * The partner's commitment with this notice in it.
         *
         * @param lines of the notice: what they change is what {@code before} lacks
         */
        Notice.Unfunded after(UUID partner, List<Notice.Line> lines) {
            Money zero = Money.zero(currency);
            Money committed = zero;
            Money after = zero;
            Money contributed = zero;
            Money distributed = zero;
            for (Row row : rows.getOrDefault(partner, List.of())) {
                if (row.account() == Account.MEMO_COMMITTED) {
                    committed = committed.minus(row.credit());
                } else if (row.account() == Account.MEMO_UNFUNDED) {
                    after = after.plus(row.credit());
                } else if (row.account() == Account.PAID_IN_CAPITAL) {
                    contributed = contributed.plus(row.credit());
                } else if (DISTRIBUTED.contains(row.account()) && row.kind().equals(Postings.DISTRIBUTION_APPROVED)) {
                    distributed = distributed.minus(row.credit());
                }
            }
            Money effect = lines.stream().map(Notice.Line::unfundedEffect).reduce(zero, Money::plus);
            return new Notice.Unfunded(committed, after.minus(effect), after, contributed, distributed);
        }
    }

    /** @param journal the last number that counts */
    Partners upTo(Fund fund, long journal) {
        Map<UUID, List<Row>> rows = sql
                .list(
                        "select l.partner_id, l.account, coalesce(o.kind, j.kind), sum(l.credit - l.debit) from journal j"
                                + " join journal_line l on l.journal_id = j.id left join journal o on o.id = j.reverses"
                                + " where j.fund_id = ? and l.partner_id is not null and j.number <= ?"
                                + " group by l.partner_id, l.account, coalesce(o.kind, j.kind)",
                        row -> new Row(
                                row.getObject(1, UUID.class),
                                Account.byNumber(row.getString(2)).orElseThrow(),
                                row.getString(3),
                                new Money(row.getBigDecimal(4), fund.currency())),
                        fund.id().value(),
                        journal)
                .stream()
                .collect(Collectors.groupingBy(Row::partner));
        return new Partners(fund.currency(), rows);
    }
}
