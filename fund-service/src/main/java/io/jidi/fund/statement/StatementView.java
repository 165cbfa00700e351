package io.jidi.fund.statement;

import io.jidi.fund.fund.FundId;
import io.jidi.fund.fund.PartnerId;
import io.jidi.fund.statement.rules.CapitalLine;
import io.jidi.fund.statement.rules.RollForward;
import io.jidi.platform.money.Money;
import io.jidi.platform.text.Text;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The capital accounts of a fund for a quarter, as shown. The partners add up to the total, line by line.
 *
 * @param from the first day
 * @param to the last
 */
public record StatementView(
        FundId fundId, String period, LocalDate from, LocalDate to, Account total, List<Account> partners) {

    /** One line; the amount is signed as it changes the account. */
    public record Line(CapitalLine line, Text title, Money amount) {}

    /**
     * One account.
     *
     * @param partnerId null for the whole fund
     * @param opening net of accrued carry
     * @param closing the same at the end: {@code opening} plus the lines
     * @param accruedCarry unpaid at the end, below zero for who bears it
     * @param closingGross before accrued carry
     */
    public record Account(
            @Nullable PartnerId partnerId,
            String name,
            Money opening,
            List<Line> lines,
            Money closing,
            Money accruedCarry,
            Money closingGross,
            Money commitment,
            Money unfundedBefore,
            Money unfundedAfter) {}

    static StatementView of(FundId fund, String fundName, String period, CapitalAccounts.OfFund accounts) {
        return new StatementView(
                fund,
                period,
                accounts.from(),
                accounts.to(),
                account(null, fundName, accounts.whole()),
                accounts.partners().stream()
                        .map(one -> account(one.partnerId(), one.name(), one.position()))
                        .toList());
    }

    private static Account account(@Nullable PartnerId partner, String name, CapitalAccounts.Position position) {
        RollForward account = position.account();
        CapitalAccounts.Unfunded unfunded = position.unfunded();
        return new Account(
                partner,
                name,
                account.opening(),
                Arrays.stream(CapitalLine.values())
                        .map(line -> new Line(line, line.title(), account.line(line)))
                        .toList(),
                account.closing(),
                account.closingCarry(),
                account.closingGross(),
                unfunded.commitment(),
                unfunded.before(),
                unfunded.after());
    }
}
