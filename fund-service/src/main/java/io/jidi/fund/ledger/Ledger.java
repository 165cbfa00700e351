package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Books postings. The door of this feature for those who move money. */
@ApplicationScoped
public class Ledger {

    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;

    Ledger(Sql sql, Uuid7 ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Books one journal of the fund.
     *
     * @param fund with its row locked: its counter gives the journal's number
     * @param effectiveDate the day the fact counts; the booking time is now
     * @param reference wire id of the call, payment … that is booked
     */
    public JournalId book(Fund fund, Posting posting, LocalDate effectiveDate, String reference) {
        JournalId id = new JournalId(ids.next());
        sql.update(
                "insert into journal (id, fund_id, number, kind, currency, effective_date, booked_at, reference)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                fund.id().value(),
                fund.nextJournalNumber(),
                posting.kind(),
                fund.currency(),
                effectiveDate,
                clock.instant(),
                reference);
        int number = 0;
        for (Posting.Line line : posting.lines()) {
            sql.update(
                    "insert into journal_line (journal_id, line, account, partner_id, debit, credit)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    id.value(),
                    ++number,
                    line.account().number(),
                    line.partner(),
                    line.debit().amount(),
                    line.credit().amount());
        }
        return id;
    }
}
