package io.jidi.fund.ledger;

import io.jidi.fund.FundProblem;
import io.jidi.fund.FundStreams;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.Funds;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.fund.ledger.rules.Postings;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.time.ClockSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Closes the books of a fund through the end of a month: results become capital, and nothing is booked there any more. */
@ApplicationScoped
class ClosePeriod {

    private final EntityManager entities;
    private final Funds funds;
    private final Ledger ledger;
    private final Balances balances;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Sql sql;
    private final Clock clock;
    private final CallContext call;

    ClosePeriod(
            EntityManager entities,
            Funds funds,
            Ledger ledger,
            Balances balances,
            Outbox outbox,
            AuditTrail audit,
            Sql sql,
            Clock clock,
            CallContext call) {
        this.entities = entities;
        this.funds = funds;
        this.ledger = ledger;
        this.balances = balances;
        this.outbox = outbox;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
        this.call = call;
    }

    /** Through which day, the last of a month that has ended. */
    record Request(
            @NotNull LocalDate periodEnd,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A closed period as shown and announced.
     *
     * @param journalNumber of the last journal that was known at the closing
     * @param journalHash the chain's end at the closing: keep it elsewhere to prove the books later
     */
    public record Closed(
            FundId fundId, LocalDate periodEnd, long journalNumber, String journalHash, Instant closedAt) {}

    Closed execute(FundId id, Request request) {
        Fund fund = funds.locked(id);
        requireClosable(fund, request.periodEnd());
        List<Postings.Result> results = results(fund, request.periodEnd());
        if (!results.isEmpty()) {
            ledger.book(fund, Postings.periodClosed(results), request.periodEnd(), id.wire(), request.reason());
        }
        // Not before the last journal: who asks as known at the closing knows all that the snapshot holds.
        Instant now = clock.instant().isBefore(fund.lastBookedAt()) ? fund.lastBookedAt() : clock.instant();
        Closed closed = new Closed(id, request.periodEnd(), fund.lastJournalNumber(), fund.lastJournalHash(), now);
        List<Balances.Balance> standing = balances.of(fund, request.periodEnd(), Balances.NOW);
        sql.update(
                "insert into period_close (fund_id, period_end, journal_number, journal_hash, reason, actor, closed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                closed.periodEnd(),
                closed.journalNumber(),
                closed.journalHash(),
                request.reason(),
                call.caller().userId(),
                now);
        for (Balances.Balance balance : standing) {
            sql.update(
                    "insert into period_balance (fund_id, period_end, account, partner_id, investment_id, debit, credit)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id.value(),
                    closed.periodEnd(),
                    balance.account().number(),
                    balance.partner(),
                    balance.investment(),
                    balance.debit().amount(),
                    balance.credit().amount());
        }
        fund.closeThrough(closed.periodEnd());
        entities.flush();
        outbox.append(new NewEvent(
                FundStreams.FUND,
                FundStreams.FUND.type("period-closed"),
                1,
                id,
                closed,
                closed.periodEnd(),
                fund.dataScope()));
        audit.record("CLOSE_PERIOD", id.wire(), request.reason(), null, closed);
        return closed;
    }

    private void requireClosable(Fund fund, LocalDate end) {
        if (!YearMonth.from(end).atEndOfMonth().equals(end)) {
            throw FundProblem.FUND_PERIOD_INVALID.at("/periodEnd", "应为某月最后一天", "Expected the last day of a month");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        if (!end.isBefore(today)) {
            throw FundProblem.FUND_PERIOD_INVALID.at("/periodEnd", "该期间尚未结束", "The period has not ended");
        }
        if (!fund.isOpen(end)) {
            throw FundProblem.FUND_PERIOD_CLOSED.at("/periodEnd", "该期间已结账", "The period is closed already");
        }
    }

    /** What the books of the open periods hold on result accounts; corrections of old days are in the books that took them. */
    private List<Postings.Result> results(Fund fund, LocalDate end) {
        Map<Account, Map<UUID, Money>> sums = new LinkedHashMap<>();
        sql.list(
                "select l.account, l.partner_id, sum(l.debit - l.credit) as net from journal j"
                        + " join journal_line l on l.journal_id = j.id join account a on a.number = l.account"
                        + " where j.fund_id = ? and a.type = 'P' and j.booking_date > ? and j.booking_date <= ?"
                        + " group by l.account, l.partner_id having sum(l.debit - l.credit) <> 0"
                        + " order by l.account, l.partner_id",
                row -> sums.computeIfAbsent(
                                Account.byNumber(row.getString("account")).orElseThrow(),
                                account -> new LinkedHashMap<>())
                        .put(
                                row.getObject("partner_id", UUID.class),
                                new Money(row.getBigDecimal("net"), fund.currency())),
                fund.id().value(),
                fund.closedThrough().orElse(LocalDate.EPOCH),
                end);
        return sums.entrySet().stream()
                .flatMap(account -> account.getValue().entrySet().stream()
                        .map(one -> new Postings.Result(account.getKey(), one.getKey(), one.getValue())))
                .toList();
    }
}
