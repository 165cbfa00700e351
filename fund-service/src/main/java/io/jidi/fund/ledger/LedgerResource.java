package io.jidi.fund.ledger;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.ledger.Balances.Balance;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.command.Command;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A fund's books: read at any day as known at any time, closed by period; operating entries are booked and taken back. */
@Path("/api/v1/funds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER, Roles.AUDITOR})
public class LedgerResource {

    private final Funds funds;
    private final Balances balances;
    private final Journals journals;
    private final ClosePeriod close;
    private final BookOperatingEntry operating;
    private final ReverseJournal reverse;
    private final Sql sql;
    private final Clock clock;

    LedgerResource(
            Funds funds,
            Balances balances,
            Journals journals,
            ClosePeriod close,
            BookOperatingEntry operating,
            ReverseJournal reverse,
            Sql sql,
            Clock clock) {
        this.funds = funds;
        this.balances = balances;
        this.journals = journals;
        this.close = close;
        this.operating = operating;
        this.reverse = reverse;
        this.sql = sql;
        this.clock = clock;
    }

    /** Journals in the order of their numbers. */
    public record JournalList(List<JournalView> items, Instant asOf) {}

    /** One account's turnover and balance; the balance is debit minus credit. */
    public record AccountBalance(
            String account,
            Account.Type type,
            String titleZh,
            String titleEn,
            Money debit,
            Money credit,
            Money balance) {}

    /** All accounts of a fund; the differences are zero, or the books are wrong. */
    public record TrialBalance(
            List<AccountBalance> items, Money difference, Money memoDifference, LocalDate asOfDate) {}

    /** One account between two days; balances are debit minus credit. */
    public record AccountLedger(
            String account,
            LocalDate fromDate,
            LocalDate asOfDate,
            Money opening,
            List<Journals.Entry> items,
            Money closing) {}

    /** One partner's capital account by its parts; capital is above zero. */
    public record CapitalAccount(
            PartnerId partnerId,
            Money paidIn,
            Money returned,
            Money realised,
            Money unrealised,
            Money carry,
            Money balance) {}

    /** All capital accounts; together they are the net assets (V06). */
    public record CapitalAccounts(List<CapitalAccount> items, Money netAssets, Money difference, LocalDate asOfDate) {}

    /** Closed periods, the latest first. */
    public record Periods(List<ClosePeriod.Closed> items) {}

    /** The journal that was booked. */
    public record Booked(JournalId journalId, long number) {}

    @GET
    @Path("/journals")
    @Transactional
    @Operation(summary = "会计凭证 | Journals of a fund")
    public JournalList journals(
            @PathParam("id") FundId id,
            @QueryParam("afterNumber") @DefaultValue("0") long afterNumber,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        LocalDate through = asOf == null ? Balances.EVER : PointInTime.day("?asOf", asOf);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        return new JournalList(journals.after(fund, afterNumber, through, point.knownAt()), clock.instant());
    }

    @POST
    @Path("/journals/{number}/reversals")
    @Command(keyRequired = true)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "冲销日常凭证 | Reverse an operating entry")
    @APIResponseSchema(value = Booked.class, responseCode = "201")
    public Response reverse(
            @PathParam("id") FundId id,
            @PathParam("number") long number,
            @Valid @NotNull ReverseJournal.Request request) {
        return booked(id, reverse.execute(id, number, request));
    }

    @POST
    @Path("/operating-entries")
    @Command(keyRequired = true)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "登记日常收支 | Book an operating entry")
    @APIResponseSchema(value = Booked.class, responseCode = "201")
    public Response operate(@PathParam("id") FundId id, @Valid @NotNull BookOperatingEntry.Request request) {
        return booked(id, operating.execute(id, request));
    }

    @GET
    @Path("/trial-balance")
    @Transactional
    @Operation(summary = "试算平衡表 | Trial balance")
    public TrialBalance trialBalance(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        List<AccountBalance> items =
                Balances.byAccount(balances.of(fund, point.asOf(), point.knownAt()), fund.currency()).stream()
                        .map(LedgerResource::view)
                        .toList();
        return new TrialBalance(items, sum(items, false, fund), sum(items, true, fund), point.asOf());
    }

    @GET
    @Path("/ledger")
    @Transactional
    @Operation(summary = "明细账 | The entries of one account")
    public AccountLedger ledger(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("account") String account,
            @Nullable @QueryParam("partnerId") PartnerId partner,
            @Nullable @QueryParam("from") String from,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt,
            @QueryParam("afterNumber") @DefaultValue("0") long afterNumber) {
        Fund fund = funds.visible(id);
        Account of = Account.byNumber(account == null ? "" : account)
                .orElseThrow(() ->
                        PlatformProblem.INVALID_PARAMETER.at("?account", "科目表中没有该科目", "Not an account of the chart"));
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        LocalDate first = from == null ? LocalDate.EPOCH : PointInTime.day("?from", from);
        return new AccountLedger(
                of.number(),
                first,
                point.asOf(),
                net(fund, of, partner, first.minusDays(1), point.knownAt()),
                journals.entries(fund, of.number(), partner, first, point.asOf(), point.knownAt(), afterNumber),
                net(fund, of, partner, point.asOf(), point.knownAt()));
    }

    @GET
    @Path("/capital-accounts")
    @Transactional
    @Operation(summary = "合伙人资本账户 | The partners' capital accounts")
    public CapitalAccounts capital(
            @PathParam("id") FundId id,
            @Nullable @QueryParam("asOf") String asOf,
            @Nullable @QueryParam("knownAt") String knownAt) {
        Fund fund = funds.visible(id);
        PointInTime point = PointInTime.of(asOf, knownAt, clock);
        List<Balance> all = balances.of(fund, point.asOf(), point.knownAt());
        Map<UUID, CapitalAccount> accounts = new LinkedHashMap<>();
        Money zero = Money.zero(fund.currency());
        Money assets = zero;
        Money capital = zero;
        for (Balance balance : all) {
            UUID partner = balance.partner();
            if (balance.account().partnersCapital() && partner != null) {
                accounts.merge(partner, one(partner, balance, zero), LedgerResource::plus);
                capital = capital.minus(balance.net());
            } else if (!balance.account().memo()) {
                assets = assets.plus(balance.net());
            }
        }
        return new CapitalAccounts(List.copyOf(accounts.values()), assets, assets.minus(capital), point.asOf());
    }

    @POST
    @Path("/periods")
    @Command(keyRequired = true)
    @RolesAllowed({Roles.PROVINCE_OFFICE, Roles.FUND_MANAGER})
    @Operation(summary = "期末结账 | Close the books through the end of a month")
    @APIResponseSchema(value = ClosePeriod.Closed.class, responseCode = "201")
    public Response close(@PathParam("id") FundId id, @Valid @NotNull ClosePeriod.Request request) {
        return Response.created(URI.create("/api/v1/funds/" + id + "/periods"))
                .entity(close.execute(id, request))
                .build();
    }

    @GET
    @Path("/periods")
    @Transactional
    @Operation(summary = "已结账期间 | Closed periods")
    public Periods periods(@PathParam("id") FundId id) {
        funds.visible(id);
        return new Periods(sql.list(
                "select * from period_close where fund_id = ? order by period_end desc",
                row -> new ClosePeriod.Closed(
                        id,
                        row.getObject("period_end", LocalDate.class),
                        row.getLong("journal_number"),
                        row.getString("journal_hash"),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant()),
                id.value()));
    }

    private Response booked(FundId id, JournalId journal) {
        long number = sql.number("select number from journal where id = ?", journal.value());
        return Response.created(URI.create("/api/v1/funds/" + id + "/journals?afterNumber=" + (number - 1)))
                .entity(new Booked(journal, number))
                .build();
    }

    private Money net(Fund fund, Account account, @Nullable PartnerId partner, LocalDate asOf, Instant knownAt) {
        return balances.of(fund, asOf, knownAt).stream()
                .filter(balance -> balance.account() == account)
                .filter(balance -> partner == null || partner.value().equals(balance.partner()))
                .map(Balance::net)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }

    private static CapitalAccount one(UUID partner, Balance balance, Money zero) {
        Money amount = balance.net().negated();
        Account account = balance.account();
        boolean realised = account == Account.REALISED_RESULT
                || account.type() == Account.Type.RESULT && account != Account.FAIR_VALUE_RESULT;
        return new CapitalAccount(
                new PartnerId(partner),
                account == Account.PAID_IN_CAPITAL ? amount : zero,
                account == Account.RETURNED_CAPITAL ? amount : zero,
                realised ? amount : zero,
                account == Account.UNREALISED_RESULT || account == Account.FAIR_VALUE_RESULT ? amount : zero,
                account == Account.CARRY_REALLOCATION ? amount : zero,
                amount);
    }

    private static CapitalAccount plus(CapitalAccount one, CapitalAccount other) {
        return new CapitalAccount(
                one.partnerId(),
                one.paidIn().plus(other.paidIn()),
                one.returned().plus(other.returned()),
                one.realised().plus(other.realised()),
                one.unrealised().plus(other.unrealised()),
                one.carry().plus(other.carry()),
                one.balance().plus(other.balance()));
    }

    private static AccountBalance view(Balance balance) {
        Account account = balance.account();
        return new AccountBalance(
                account.number(),
                account.type(),
                account.title().zh(),
                account.title().en(),
                balance.debit(),
                balance.credit(),
                balance.net());
    }

    private static Money sum(List<AccountBalance> balances, boolean memo, Fund fund) {
        return balances.stream()
                .filter(balance -> (balance.type() == Account.Type.MEMO) == memo)
                .map(AccountBalance::balance)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }
}
