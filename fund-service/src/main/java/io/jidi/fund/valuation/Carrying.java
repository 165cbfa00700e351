package io.jidi.fund.valuation;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.InvestmentId;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Money;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** What an investment stands at in the books of its fund. */
@ApplicationScoped
class Carrying {

    private final Balances balances;
    private final Sql sql;

    Carrying(Balances balances, Sql sql) {
        this.balances = balances;
        this.sql = sql;
    }

    /**
     * Cost and change in fair value.
     *
     * @param changeAccount 1102 for an enterprise, 1104 for a sub-fund
     */
    record Amount(Account changeAccount, Money cost, Money change) {
        Money total() {
            return cost.plus(change);
        }
    }

    /**
     * The carrying amount on a day.
     *
     * @throws io.jidi.platform.problem.Problem 404 when the fund's books never held the investment
     */
    Amount of(Fund fund, InvestmentId investment, LocalDate day) {
        Account cost = sql.first(
                        "select l.account from journal_line l join journal j on j.id = l.journal_id"
                                + " where l.investment_id = ? and j.fund_id = ? and l.account in (?, ?) limit 1",
                        row -> Account.byNumber(row.getString(1)).orElseThrow(),
                        investment.value(),
                        fund.id().value(),
                        Account.INVESTMENT_COST.number(),
                        Account.SUB_FUND_COST.number())
                .orElseThrow(() -> PlatformProblem.NOT_FOUND.at(
                        "/investmentId", "该基金账上没有这项投资", "The fund's books do not hold this investment"));
        Account change = cost == Account.INVESTMENT_COST ? Account.INVESTMENT_CHANGE : Account.SUB_FUND_CHANGE;
        return new Amount(
                change,
                balances.ofInvestment(fund, cost, investment.value(), day),
                balances.ofInvestment(fund, change, investment.value(), day));
    }
}
