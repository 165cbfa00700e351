package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** A fund's books, to be read. Nothing is written here: journals come from the facts that they book. */
@Path("/api/v1/funds/{id}")
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class LedgerResource {

    private static final int MAX_JOURNALS = 200;

    private final Funds funds;
    private final Sql sql;
    private final Clock clock;

    LedgerResource(Funds funds, Sql sql, Clock clock) {
        this.funds = funds;
        this.sql = sql;
        this.clock = clock;
    }

    /** One line of a journal; one of debit and credit is zero. */
    public record LineView(String account, @Nullable PartnerId partnerId, Money debit, Money credit) {}

    /** A journal with its lines. */
    public record JournalView(
            JournalId id,
            long number,
            String kind,
            LocalDate effectiveDate,
            Instant bookedAt,
            String reference,
            List<LineView> lines) {}

    /** Journals in the order of their numbers. */
    public record Journals(List<JournalView> items, Instant asOf) {}

    /** One account's turnover and balance; the balance is debit minus credit. */
    public record AccountBalance(
            String account, String titleZh, String titleEn, Money debit, Money credit, Money balance) {}

    /** All accounts of a fund; the differences are zero, or the books are wrong. */
    public record TrialBalance(
            List<AccountBalance> items, Money difference, Money memoDifference, LocalDate asOfDate) {}

    @GET
    @Path("/journals")
    @Transactional
    @Operation(summary = "会计凭证 | Journals of a fund")
    public Journals journals(
            @PathParam("id") FundId id, @QueryParam("afterNumber") @DefaultValue("0") long afterNumber) {
        Fund fund = funds.visible(id);
        Map<UUID, JournalView> journals = new LinkedHashMap<>();
        sql.list(
                "select * from journal where fund_id = ? and number > ? order by number limit " + MAX_JOURNALS,
                row -> journals.put(
                        row.getObject("id", UUID.class),
                        new JournalView(
                                new JournalId(row.getObject("id", UUID.class)),
                                row.getLong("number"),
                                row.getString("kind"),
                                row.getObject("effective_date", LocalDate.class),
                                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                                row.getString("reference"),
                                new ArrayList<>())),
                id.value(),
                afterNumber);
        sql.list(
                "select * from journal_line where journal_id = any(?) order by journal_id, line",
                row -> {
                    UUID partner = row.getObject("partner_id", UUID.class);
                    JournalView journal = journals.get(row.getObject("journal_id", UUID.class));
                    return journal != null
                            && journal.lines()
                                    .add(new LineView(
                                            row.getString("account"),
                                            partner == null ? null : new PartnerId(partner),
                                            new Money(row.getBigDecimal("debit"), fund.currency()),
                                            new Money(row.getBigDecimal("credit"), fund.currency())));
                },
                List.copyOf(journals.keySet()));
        return new Journals(List.copyOf(journals.values()), clock.instant());
    }

    @GET
    @Path("/trial-balance")
    @Transactional
    @Operation(summary = "试算平衡表 | Trial balance")
    public TrialBalance trialBalance(@PathParam("id") FundId id, @Nullable @QueryParam("asOf") String asOf) {
        Fund fund = funds.visible(id);
        LocalDate day = day(asOf);
        List<AccountBalance> balances = sql.list(
                "select a.number, a.title_zh, a.title_en, sum(l.debit) as debit, sum(l.credit) as credit"
                        + " from journal j join journal_line l on l.journal_id = j.id join account a on a.number = l.account"
                        + " where j.fund_id = ? and j.effective_date <= ? group by a.number, a.title_zh, a.title_en"
                        + " order by a.number",
                row -> {
                    Money debit = new Money(row.getBigDecimal("debit"), fund.currency());
                    Money credit = new Money(row.getBigDecimal("credit"), fund.currency());
                    return new AccountBalance(
                            row.getString("number"),
                            row.getString("title_zh"),
                            row.getString("title_en"),
                            debit,
                            credit,
                            debit.minus(credit));
                },
                id.value(),
                day);
        return new TrialBalance(balances, sum(balances, false, fund), sum(balances, true, fund), day);
    }

    private static Money sum(List<AccountBalance> balances, boolean memo, Fund fund) {
        return balances.stream()
                .filter(balance -> balance.account().startsWith("9") == memo)
                .map(AccountBalance::balance)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }

    private LocalDate day(@Nullable String asOf) {
        if (asOf == null) {
            return LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        }
        try {
            return LocalDate.parse(asOf);
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at("?asOf", "应为日期 YYYY-MM-DD", "Expected a date, YYYY-MM-DD");
        }
    }
}
