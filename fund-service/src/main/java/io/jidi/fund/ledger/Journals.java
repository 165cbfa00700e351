package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads journals and the entries of accounts. */
@ApplicationScoped
class Journals {

    static final int MAX = 200;
    /** More entries of one account than a person reads; the next page begins after the last number. */
    static final int MAX_ENTRIES = 1000;

    private final Sql sql;

    Journals(Sql sql) {
        this.sql = sql;
    }

    /** One line of one account with what it came from. */
    public record Entry(
            long number,
            JournalId journalId,
            String kind,
            LocalDate effectiveDate,
            LocalDate bookingDate,
            Instant bookedAt,
            String reference,
            @Nullable PartnerId partnerId,
            @Nullable InvestmentId investmentId,
            Money debit,
            Money credit) {}

    List<JournalView> after(Fund fund, long number, LocalDate asOf, Instant knownAt) {
        Map<UUID, JournalView> found = new LinkedHashMap<>();
        sql.list(
                "select * from journal where fund_id = ? and number > ? and effective_date <= ? and booked_at <= ?"
                        + " order by number limit " + MAX,
                row -> found.put(row.getObject("id", UUID.class), journal(row)),
                fund.id().value(),
                number,
                asOf,
                knownAt);
        sql.list(
                "select * from journal_line where journal_id = any(?) order by journal_id, line",
                row -> {
                    JournalView journal = found.get(row.getObject("journal_id", UUID.class));
                    return journal != null && journal.lines().add(line(row, fund.currency()));
                },
                List.copyOf(found.keySet()));
        return List.copyOf(found.values());
    }

    /** The entries of one account between two days, in the order in which they were booked. */
    List<Entry> entries(
            Fund fund,
            String account,
            @Nullable PartnerId partner,
            LocalDate from,
            LocalDate asOf,
            Instant knownAt,
            long afterNumber) {
        return sql.list(
                "select j.*, l.partner_id, l.investment_id, l.debit, l.credit from journal j"
                        + " join journal_line l on l.journal_id = j.id and l.account = ?"
                        + " where j.fund_id = ? and j.effective_date between ? and ? and j.booked_at <= ? and j.number > ?"
                        + " and (cast(? as uuid) is null or l.partner_id = ?)"
                        + " order by j.number, l.line limit " + MAX_ENTRIES,
                row -> new Entry(
                        row.getLong("number"),
                        new JournalId(row.getObject("id", UUID.class)),
                        row.getString("kind"),
                        row.getObject("effective_date", LocalDate.class),
                        row.getObject("booking_date", LocalDate.class),
                        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                        row.getString("reference"),
                        partner(row),
                        investment(row),
                        new Money(row.getBigDecimal("debit"), fund.currency()),
                        new Money(row.getBigDecimal("credit"), fund.currency())),
                account,
                fund.id().value(),
                from,
                asOf,
                knownAt,
                afterNumber,
                partner == null ? null : partner.value(),
                partner == null ? null : partner.value());
    }

    private static JournalView journal(ResultSet row) throws SQLException {
        return new JournalView(
                new JournalId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                row.getString("kind"),
                row.getObject("effective_date", LocalDate.class),
                row.getObject("booking_date", LocalDate.class),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                row.getString("reference"),
                row.getString("description"),
                link(row, "reverses"),
                link(row, "replaces"),
                row.getString("actor"),
                row.getString("hash"),
                new ArrayList<>());
    }

    private static JournalView.Line line(ResultSet row, String currency) throws SQLException {
        return new JournalView.Line(
                row.getString("account"),
                partner(row),
                investment(row),
                new Money(row.getBigDecimal("debit"), currency),
                new Money(row.getBigDecimal("credit"), currency));
    }

    private static @Nullable JournalId link(ResultSet row, String column) throws SQLException {
        UUID id = row.getObject(column, UUID.class);
        return id == null ? null : new JournalId(id);
    }

    private static @Nullable PartnerId partner(ResultSet row) throws SQLException {
        UUID id = row.getObject("partner_id", UUID.class);
        return id == null ? null : new PartnerId(id);
    }

    private static @Nullable InvestmentId investment(ResultSet row) throws SQLException {
        UUID id = row.getObject("investment_id", UUID.class);
        return id == null ? null : new InvestmentId(id);
    }
}
