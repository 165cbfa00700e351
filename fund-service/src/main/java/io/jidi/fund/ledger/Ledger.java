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
        fund.moveBank(bankChange(fund, posting));
        return insert(fund, posting, new Heading(effectiveDate, effectiveDate, reference, description, null, null));
    }

    /**
     * Takes a journal back: the same lines with debit and credit exchanged, on the old effective date, in the books of an
     * open period. Who asks for an earlier {@code knownAt} still sees the old state.
     */
    public JournalId reverse(Fund fund, JournalId journal, String reason) {
        return correct(fund, List.of(journal), null, LocalDate.EPOCH, "", reason)
                .reversals()
                .get(0);
    }

    /** The journals that were booked to correct others; {@code replacement} is null when nothing takes their place. */
    public record Correction(
            List<JournalId> reversals, @Nullable JournalId replacement) {}

    /**
     * Takes journals back and books what should have been booked; its day may lie in a closed period. The custody account
     * has to bear only what remains of both: money that came on another day was there all the same.
     *
     * @param wrong the journals, the latest first
     * @param right null when nothing takes their place
     */
    public Correction correct(
            Fund fund,
            List<JournalId> wrong,
            @Nullable Posting right,
            LocalDate effectiveDate,
            String reference,
            String reason) {
        Money bank = right == null ? Money.zero(fund.currency()) : bankChange(fund, right);
        List<Posting> mirrors = new ArrayList<>();
        for (JournalId journal : wrong) {
            Posting mirror = stored(fund, journal).reversed();
            mirrors.add(mirror);
            bank = bank.plus(bankChange(fund, mirror));
        }
        fund.moveBank(bank);
        List<JournalId> reversals = new ArrayList<>();
        for (int i = 0; i < wrong.size(); i++) {
            JournalId journal = wrong.get(i);
            Heading old = heading(fund, journal);
            Heading heading = new Heading(
                    old.effectiveDate(),
                    correctionDay(fund, old.effectiveDate()),
                    old.reference(),
                    reason,
                    journal.value(),
                    null);
            reversals.add(insert(fund, mirrors.get(i), heading));
        }
        if (right == null) {
            return new Correction(reversals, null);
        }
        UUID first = wrong.get(wrong.size() - 1).value();
        Heading heading =
                new Heading(effectiveDate, correctionDay(fund, effectiveDate), reference, reason, null, first);
        return new Correction(reversals, insert(fund, right, heading));
    }

    /**
     * Books what takes the place of a journal that was taken back before, linked to it; its day may lie in a closed period.
     *
     * @param wrong the reference of that journal
     */
    public JournalId replace(Fund fund, String wrong, Posting right, LocalDate effectiveDate, String reference) {
        fund.moveBank(bankChange(fund, right));
        UUID replaced = sql.first(
                        "select j.id from journal j where j.fund_id = ? and j.reference = ? and j.kind = ?"
                                + " and exists (select from journal r where r.reverses = j.id)"
                                + " and not exists (select from journal r where r.replaces = j.id)"
                                + " order by j.number desc limit 1",
                        row -> row.getObject(1, UUID.class),
                        fund.id().value(),
                        wrong,
                        right.kind())
                .orElse(null);
        return insert(
                fund,
                right,
                new Heading(effectiveDate, correctionDay(fund, effectiveDate), reference, null, null, replaced));
    }

    /** Whether a journal was taken back and nothing stands in its place yet. */
    public boolean wasTakenBack(String reference, String kind) {
        return sql.number(
                        "select count(*) from journal j where j.reference = ? and j.kind = ?"
                                + " and exists (select from journal r where r.reverses = j.id)"
                                + " and not exists (select from journal r where r.replaces = j.id)",
                        reference,
                        kind)
                > 0;
    }

    /** Those that stand for a reference and are of a kind, the latest first. */
    public List<JournalId> standing(String reference, String kind) {
        return sql.list(
                "select j.id from journal j where j.reference = ? and j.kind = ? and j.reverses is null"
                        + " and not exists (select from journal r where r.reverses = j.id) order by j.number desc",
                row -> new JournalId(row.getObject(1, UUID.class)),
                reference,
                kind);
    }

    /** The journals that stand for a reference, the latest first. */
    public List<JournalId> standing(String reference) {
        return sql.list(
                "select j.id from journal j where j.reference = ? and j.reverses is null"
                        + " and not exists (select from journal r where r.reverses = j.id) order by j.number desc",
                row -> new JournalId(row.getObject(1, UUID.class)),
                reference);
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

    private static Money bankChange(Fund fund, Posting posting) {
        return posting.lines().stream()
                .filter(line -> line.account() == Account.BANK)
                .map(line -> line.debit().minus(line.credit()))
                .reduce(Money.zero(fund.currency()), Money::plus);
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
