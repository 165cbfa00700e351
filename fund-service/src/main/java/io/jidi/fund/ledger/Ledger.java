package io.jidi.fund.ledger;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Posting;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books postings. The door of this feature for those who move money. */
@ApplicationScoped
public class Ledger {

    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    Ledger(Sql sql, Uuid7 ids, Clock clock, CallContext call) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /**
     * What a journal says about itself besides its lines.
     *
     * @param effectiveDate the day the fact counts
     * @param bookingDate in the period whose books take it
     * @param reference wire id of the call, payment … that is booked
     */
    record Heading(
            LocalDate effectiveDate,
            LocalDate bookingDate,
            String reference,
            @Nullable String description,
            @Nullable UUID reverses,
            @Nullable UUID replaces) {}

    /**
     * Books one journal of the fund in the period of its effective date; it becomes known now.
     *
     * @param fund with its row locked: its counter gives the journal's number
     * @throws io.jidi.platform.problem.Problem 409 when that period is closed, 422 when the bank account would go below zero
     */
    public JournalId book(Fund fund, Posting posting, LocalDate effectiveDate, String reference) {
        return book(fund, posting, effectiveDate, reference, null);
    }

    /** As above, with words for the reader of the journal. */
    public JournalId book(
            Fund fund, Posting posting, LocalDate effectiveDate, String reference, @Nullable String description) {
        fund.requireOpen(effectiveDate);
        return insert(fund, posting, new Heading(effectiveDate, effectiveDate, reference, description, null, null));
    }

    /**
     * Takes a journal back: the same lines with debit and credit exchanged, on the old effective date, in the books of an
     * open period. Who asks for an earlier {@code knownAt} still sees the old state.
     */
    public JournalId reverse(Fund fund, JournalId journal, String reason) {
        Heading old = heading(fund, journal);
        return insert(
                fund,
                stored(fund, journal).reversed(),
                new Heading(
                        old.effectiveDate(),
                        correctionDay(fund, old.effectiveDate()),
                        old.reference(),
                        reason,
                        journal.value(),
                        null));
    }

    /** Books what should have been booked instead of a journal that was reversed before; its day may lie in a closed period. */
    public JournalId replace(
            Fund fund, JournalId wrong, Posting posting, LocalDate effectiveDate, String reference, String reason) {
        return insert(
                fund,
                posting,
                new Heading(effectiveDate, correctionDay(fund, effectiveDate), reference, reason, null, wrong.value()));
    }

    /** In its own period while that is open, else today, or the first open day when even today is closed. */
    private LocalDate correctionDay(Fund fund, LocalDate effectiveDate) {
        if (fund.isOpen(effectiveDate)) {
            return effectiveDate;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        return fund.isOpen(today) ? today : fund.firstOpenDay();
    }

    private JournalId insert(Fund fund, Posting posting, Heading heading) {
        Money bank = posting.lines().stream()
                .filter(line -> line.account() == Account.BANK)
                .map(line -> line.debit().minus(line.credit()))
                .reduce(Money.zero(fund.currency()), Money::plus);
        fund.moveBank(bank);
        UUID id = ids.next();
        Instant now = knowledgeTime(fund);
        long number = fund.nextJournalNumber();
        String actor = call.caller().userId();
        String hash = JournalText.hash(fund, number, posting, heading, now, actor);
        sql.update(
                "insert into journal (id, fund_id, number, kind, currency, effective_date, booking_date, booked_at,"
                        + " reference, description, reverses, replaces, actor, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                fund.id().value(),
                number,
                posting.kind(),
                fund.currency(),
                heading.effectiveDate(),
                heading.bookingDate(),
                now,
                heading.reference(),
                heading.description(),
                heading.reverses(),
                heading.replaces(),
                actor,
                hash);
        insertLines(id, posting.lines());
        fund.journalBooked(hash, now);
        return new JournalId(id);
    }

    /** Now, but never before what this fund's books know already: two replicas' clocks may differ. */
    private Instant knowledgeTime(Fund fund) {
        Instant now = clock.instant();
        return now.isBefore(fund.lastBookedAt()) ? fund.lastBookedAt() : now;
    }

    /** All lines in one statement, however many partners there are. */
    private void insertLines(UUID journal, List<Posting.Line> lines) {
        List<String> accounts = new ArrayList<>();
        List<String> partners = new ArrayList<>();
        List<String> investments = new ArrayList<>();
        List<String> debits = new ArrayList<>();
        List<String> credits = new ArrayList<>();
        for (Posting.Line line : lines) {
            accounts.add(line.account().number());
            partners.add(line.partner() == null ? "" : line.partner().toString());
            investments.add(line.investment() == null ? "" : line.investment().toString());
            debits.add(line.debit().plain());
            credits.add(line.credit().plain());
        }
        sql.update(
                "insert into journal_line (journal_id, line, account, partner_id, investment_id, debit, credit)"
                        + " select ?, n, account, nullif(partner, '')::uuid, nullif(investment, '')::uuid,"
                        + " debit::numeric, credit::numeric"
                        + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality"
                        + " as t (account, partner, investment, debit, credit, n)",
                journal,
                accounts,
                partners,
                investments,
                debits,
                credits);
    }

    private Heading heading(Fund fund, JournalId journal) {
        return sql.first(
                        "select effective_date, booking_date, reference from journal where id = ? and fund_id = ?"
                                + " and reverses is null and not exists"
                                + " (select from journal r where r.reverses = journal.id)",
                        row -> new Heading(
                                row.getObject(1, LocalDate.class),
                                row.getObject(2, LocalDate.class),
                                row.getString(3),
                                null,
                                null,
                                null),
                        journal.value(),
                        fund.id().value())
                .orElseThrow(() -> FundProblem.FUND_JOURNAL_NOT_REVERSIBLE.problem(
                        "凭证不存在、已被冲销或本身为冲销凭证",
                        "The journal does not exist, is reversed already or is a reversal itself"));
    }

    private Posting stored(Fund fund, JournalId journal) {
        return new Posting(
                "STORED",
                sql.list(
                        "select * from journal_line where journal_id = ? order by line",
                        row -> new Posting.Line(
                                Account.byNumber(row.getString("account")).orElseThrow(),
                                row.getObject("partner_id", UUID.class),
                                row.getObject("investment_id", UUID.class),
                                new Money(row.getBigDecimal("debit"), fund.currency()),
                                new Money(row.getBigDecimal("credit"), fund.currency())),
                        journal.value()));
    }
}
