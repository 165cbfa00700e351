package io.jidi.fund;

import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.raising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database itself asks of a journal, of one that is written past the service and never committed. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class JournalChecksTest {

    private static final String CHECK = "set constraints journal_balances immediate";

    @Inject
    Sql sql;

    private UUID fund;

    @BeforeEach
    void aFundWithOneJournal() {
        String opened = raising();
        commit(opened, partner(opened, "LP"), "1000.00", 1, "2025-01-02");
        fund = TypeIds.parse("fnd", opened);
        QuarkusTransaction.begin();
    }

    @AfterEach
    void takeBack() {
        QuarkusTransaction.rollback();
    }

    /** As by a plan from an empty ledger, which read all lines of all funds for every journal. */
    @Test
    void aJournalIsCheckedWithoutReadingTheWholeLedger() {
        book(1, "0.00");
        sql.execute("discard plans");
        sql.execute("set local random_page_cost = 1000000");
        long before = readInFull();
        sql.execute(CHECK);
        assertThat(readInFull()).isEqualTo(before);
    }

    @Test
    void aGapBeforeAJournalIsRefused() {
        book(2, "0.00");
        assertThatThrownBy(() -> sql.execute(CHECK)).hasMessageContaining("leaves a gap");
    }

    @Test
    void aJournalThatDoesNotBalanceIsRefused() {
        book(1, "0.01");
        assertThatThrownBy(() -> sql.execute(CHECK)).hasMessageContaining("does not balance");
    }

    /** The fund's journal again, so many numbers later and its debits larger by so much. */
    private void book(int later, String more) {
        UUID copy = UUID.randomUUID();
        sql.update(
                "insert into journal (id, fund_id, number, kind, currency, effective_date, booking_date, booked_at, reference,"
                        + " actor, hash) select ?, fund_id, number + ?, kind, currency, effective_date, booking_date, booked_at,"
                        + " reference, actor, hash from journal where fund_id = ?",
                copy,
                later,
                fund);
        sql.update(
                "insert into journal_line (journal_id, line, account, partner_id, debit, credit)"
                        + " select ?, line, account, partner_id, case when debit > 0 then debit + ?::numeric else 0 end, credit"
                        + " from journal_line where journal_id in (select id from journal where fund_id = ? and id <> ?)",
                copy,
                more,
                fund,
                copy);
    }

    private long readInFull() {
        return sql.number("select coalesce(sum(seq_tup_read), 0) from pg_stat_xact_user_tables"
                + " where relname in ('journal', 'journal_line')");
    }
}
