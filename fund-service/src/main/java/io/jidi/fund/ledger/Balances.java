package io.jidi.fund.ledger;

import io.jidi.fund.FundProblem;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the accounts of a fund stand at, on any day, as known at any time. Reading begins at the last closed period and goes
 * over what came after, so it is bounded by the open period and the late corrections, not by the length of the history.
 */
@ApplicationScoped
public class Balances {

    /** Later than anything known: the present state of knowledge. */
    public static final Instant NOW = Instant.parse("9999-12-31T00:00:00Z");
    /** After any day: all that is booked. */
    public static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private static final String LINES = " select l.account, l.partner_id, l.investment_id, l.debit, l.credit"
            + " from journal j join journal_line l on l.journal_id = j.id"
            + " where j.fund_id = ? and j.booked_at <= ? ";

    private static final String OPEN =
            "select account, partner_id, investment_id, sum(debit) as debit, sum(credit) as credit from (";

    private static final String CLOSE =
            ") t group by account, partner_id, investment_id order by account, partner_id, investment_id";

    /**
     * What is asked once a period is closed: its balances, what came after it, and what was booked into it late. Public for
     * those who measure it.
     */
    public static final String SINCE_CLOSE = OPEN
            + "select account, partner_id, investment_id, debit, credit from period_balance"
            + " where fund_id = ? and period_end = ? union all"
            + LINES
            + "and j.effective_date > ? and j.effective_date <= ? union all"
            + LINES
            // Nothing is booked into a closed period (V15): what came late was booked after the day it counts on.
            + "and j.number > ? and j.effective_date <= ? and j.booking_date > j.effective_date"
            + CLOSE;

    private final Sql sql;

    Balances(Sql sql) {
        this.sql = sql;
    }

    /** One account's turnover by its sub-ledger keys. */
    public record Balance(
            Account account,
            @Nullable UUID partner,
            @Nullable UUID investment,
            Money debit,
            Money credit) {

        /** Debit minus credit. */
        public Money net() {
            return debit.minus(credit);
        }
    }

    private record Start(LocalDate periodEnd, long journalNumber) {}

    /** Every account that was ever touched, by partner and investment, in the order of the chart. */
    public List<Balance> of(Fund fund, LocalDate asOf, Instant knownAt) {
        UUID id = fund.id().value();
        Optional<Start> start = start(fund, asOf, knownAt);
        if (start.isEmpty()) {
            return sql.list(
                    OPEN + LINES + "and j.effective_date <= ?" + CLOSE,
                    row -> balance(row, fund.currency()),
                    id,
                    knownAt,
                    asOf);
        }
        return sql.list(
                SINCE_CLOSE,
                row -> balance(row, fund.currency()),
                id,
                start.get().periodEnd(),
                id,
                knownAt,
                start.get().periodEnd(),
                asOf,
                id,
                knownAt,
                start.get().journalNumber(),
                start.get().periodEnd());
    }

    /** One account's balance today, debit minus credit, over all its keys. */
    public Money net(Fund fund, Account account, LocalDate asOf) {
        return of(fund, asOf, NOW).stream()
                .filter(balance -> balance.account() == account)
                .map(Balance::net)
                .reduce(Money.zero(fund.currency()), Money::plus);
    }

    /** What each partner stands at on one account, debit minus credit. */
    public Map<UUID, Money> byPartner(Fund fund, Account account, LocalDate asOf) {
        Map<UUID, Money> result = new LinkedHashMap<>();
        for (Balance balance : of(fund, asOf, NOW)) {
            UUID partner = balance.partner();
            if (balance.account() == account && partner != null) {
                result.merge(partner, balance.net(), Money::plus);
            }
        }
        return result;
    }

    /** What one investment stands at on one account, debit minus credit. */
    public Money ofInvestment(Fund fund, Account account, UUID investment, LocalDate asOf) {
        return sql.first(
                        "select coalesce(sum(l.debit - l.credit), 0) from journal_line l join journal j on j.id = l.journal_id"
                                + " where l.investment_id = ? and l.account = ? and j.effective_date <= ?",
                        row -> new Money(row.getBigDecimal(1), fund.currency()),
                        investment,
                        account.number(),
                        asOf)
                .orElseThrow();
    }

    /** What one journal booked on an account, debit minus credit. */
    public Money ofJournal(Fund fund, Account account, JournalId journal) {
        return sql.first(
                        "select coalesce(sum(debit - credit), 0) from journal_line where journal_id = ? and account = ?",
                        row -> new Money(row.getBigDecimal(1), fund.currency()),
                        journal.value(),
                        account.number())
                .orElseThrow();
    }

    /**
     * Splits a result over the partners by their commitments on that day, largest remainder (fund.md 7.2).
     *
     * @param amount in any sign; the shares have the same
     * @throws io.jidi.platform.problem.Problem 422 when nobody has committed by then
     */
    public Map<UUID, Money> shares(Fund fund, Money amount, LocalDate day) {
        return Allocation.largestRemainder(amount, commitments(fund, day));
    }

    /** The partners' commitments on a day by the memo ledger: the weights of results. */
    public Map<UUID, BigDecimal> commitments(Fund fund, LocalDate day) {
        Map<UUID, BigDecimal> weights = new LinkedHashMap<>();
        sql.list(
                "select p.id, sum(l.debit - l.credit) as committed from partner p"
                        + " join journal_line l on l.partner_id = p.id and l.account = '9001'"
                        + " join journal j on j.id = l.journal_id and j.fund_id = p.fund_id"
                        + " where p.fund_id = ? and j.effective_date <= ? group by p.id"
                        + " having sum(l.debit - l.credit) > 0 order by p.id",
                row -> weights.put(row.getObject(1, UUID.class), row.getBigDecimal(2)),
                fund.id().value(),
                day);
        if (weights.isEmpty()) {
            throw FundProblem.FUND_WITHOUT_COMMITMENTS.problem(
                    "截至 " + day + " 没有认缴，无法分摊", "Nobody has committed by " + day + "; there is nothing to split by");
        }
        return weights;
    }

    private Optional<Start> start(Fund fund, LocalDate asOf, Instant knownAt) {
        return sql.first(
                "select period_end, journal_number from period_close"
                        + " where fund_id = ? and period_end <= ? and closed_at <= ? order by period_end desc limit 1",
                row -> new Start(row.getObject(1, LocalDate.class), row.getLong(2)),
                fund.id().value(),
                asOf,
                knownAt);
    }

    private static Balance balance(ResultSet row, String currency) throws SQLException {
        return new Balance(
                Account.byNumber(row.getString("account")).orElseThrow(),
                row.getObject("partner_id", UUID.class),
                row.getObject("investment_id", UUID.class),
                new Money(row.getBigDecimal("debit"), currency),
                new Money(row.getBigDecimal("credit"), currency));
    }

    /** The balances of some accounts, added up by account and keys that the caller names. */
    static List<Balance> byAccount(List<Balance> balances, String currency) {
        Map<Account, Balance> sums = new LinkedHashMap<>();
        Money zero = Money.zero(currency);
        for (Balance one : balances) {
            Balance before = sums.getOrDefault(one.account(), new Balance(one.account(), null, null, zero, zero));
            sums.put(
                    one.account(),
                    new Balance(
                            one.account(),
                            null,
                            null,
                            before.debit().plus(one.debit()),
                            before.credit().plus(one.credit())));
        }
        return new ArrayList<>(sums.values());
    }
}
