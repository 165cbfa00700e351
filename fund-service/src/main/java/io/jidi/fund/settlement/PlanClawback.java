package io.jidi.fund.settlement;

import io.jidi.fund.FundProblem;
import io.jidi.fund.distribution.CarryAccounts;
import io.jidi.fund.distribution.rules.Clawback;
import io.jidi.fund.fund.Fund;
import io.jidi.fund.fund.FundState;
import io.jidi.fund.ledger.Balances;
import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Works out what carry goes back (fund.md 3.4); writes nothing. */
@ApplicationScoped
class PlanClawback {

    static final Set<FundState> ENDING = EnumSet.of(FundState.LIQUIDATING, FundState.CLOSED);

    /** What the fund can pay out, and what it owes to others than for carry that is held back. */
    private static final Set<Account> CASH = EnumSet.of(
            Account.BANK,
            Account.CLEARING,
            Account.CASH_MANAGEMENT,
            Account.FEE_PAYABLE,
            Account.CUSTODY_PAYABLE,
            Account.EXPENSES_PAYABLE,
            Account.TAX_PAYABLE,
            Account.DISTRIBUTION_PAYABLE,
            Account.SUBSCRIPTION_LINE);

    private final CarryAccounts accounts;
    private final Balances balances;
    private final Sql sql;

    PlanClawback(CarryAccounts accounts, Balances balances, Sql sql) {
        this.accounts = accounts;
        this.balances = balances;
        this.sql = sql;
    }

    /** Which test. */
    enum Basis {
        /** Against what was earned by now. */
        INTERIM,
        /** Against the whole life of the fund. */
        FINAL
    }

    Plan plan(Fund fund, Basis basis, LocalDate day) {
        CarryAccounts.Standing standing = accounts.standing(fund, day);
        BigDecimal tax = standing.clause().clawbackTaxRate();
        if (tax == null) {
            throw FundProblem.FUND_TERMS_MISSING.problem("条款未约定业绩报酬回拨", "The terms agree no clawback");
        }
        if (basis == Basis.FINAL) {
            requireEnd(fund);
        } else if (!Boolean.TRUE.equals(standing.clause().interimClawback())) {
            throw FundProblem.FUND_TERMS_MISSING.problem("条款未约定中期回拨", "The terms agree no interim clawback");
        }
        Clawback.Result result = result(standing, basis, tax);
        Map<UUID, Plan.Debt> debts = new TreeMap<>();
        Clawback.split(result.due(), standing.holders())
                .forEach(debt -> debts.put(debt.partner(), new Plan.Debt(debt.fromEscrow(), debt.owed())));
        Map<UUID, Money> receivers =
                result.due().isZero() ? Map.of() : Allocation.largestRemainder(result.due(), standing.investors());
        return new Plan(
                SettlementKind.CLAWBACK,
                result.due(),
                Plan.lines(fund.currency(), debts, receivers),
                Clawback.tiers(result.due(), standing.tiers(), standing.pool()),
                explain(standing, basis, tax, result));
    }

    /** What escrow must stay for: what would have to go back today, by the test that fits the fund's life. */
    Money needed(Fund fund, CarryAccounts.Standing standing) {
        BigDecimal tax = standing.clause().clawbackTaxRate();
        return tax == null
                ? Money.zero(fund.currency())
                : result(standing, ENDING.contains(fund.state()) ? Basis.FINAL : Basis.INTERIM, tax)
                        .due();
    }

    private static Clawback.Result result(CarryAccounts.Standing standing, Basis basis, BigDecimal tax) {
        Clawback.Carry carry = new Clawback.Carry(standing.paid(), standing.returned(), tax);
        return basis == Basis.INTERIM
                ? Clawback.interim(carry, standing.pool().carry())
                : Clawback.atTheEnd(carry, standing.clause().carryRate(), standing.profit(), standing.shortfall());
    }

    private void requireEnd(Fund fund) {
        if (!ENDING.contains(fund.state())) {
            throw FundProblem.FUND_CLAWBACK_NOT_YET.problem(
                    "基金处于 " + fund.state() + "，未进入清算", "The fund is " + fund.state() + " and not in liquidation");
        }
        UUID id = fund.id().value();
        long held = sql.number("select count(*) from investment where fund_id = ? and cost > realised_cost", id);
        long open = sql.number(
                "select count(*) from distribution where fund_id = ? and state in ('PROPOSED', 'APPROVED')", id);
        if (held + open > 0) {
            throw FundProblem.FUND_CLAWBACK_NOT_YET.problem(
                    "尚有 " + held + " 笔投资未退出、" + open + " 次分配未完成",
                    held + " investments are still held and " + open + " distributions are not paid");
        }
        requirePaidOut(fund);
    }

    /** The profit of the whole life counts what was distributed: what still lies in the fund would be missing from it. */
    private void requirePaidOut(Fund fund) {
        Money left = balances.of(fund, Balances.EVER, Balances.NOW).stream()
                .filter(balance -> CASH.contains(balance.account()))
                .map(Balances.Balance::net)
                .reduce(Money.zero(fund.currency()), Money::plus);
        if (left.isPositive()) {
            throw FundProblem.FUND_CLAWBACK_NOT_YET.problem(
                    "基金扣除应付款后尚有 " + left.plain() + " 现金未分配，请先分配",
                    "The fund still has " + left.plain() + " of cash above what it owes; distribute it first");
        }
    }

    private static List<Plan.Step> explain(
            CarryAccounts.Standing standing, Basis basis, BigDecimal tax, Clawback.Result result) {
        List<Plan.Step> steps = new ArrayList<>();
        steps.add(new Plan.Step(
                Text.of("累计已付业绩报酬，其中已回拨 {0}", "Carry paid so far, of which {0} went back")
                        .with(standing.returned().plain()),
                standing.paid()));
        if (basis == Basis.INTERIM) {
            steps.add(new Plan.Step(
                    Text.of("截至当日应得业绩报酬", "Carry earned by that day"),
                    standing.pool().carry()));
        } else {
            steps.add(new Plan.Step(
                    Text.of("投资人全周期利润，业绩报酬比例 {0}", "The investors' profit over the whole life; the carry's rate is {0}")
                            .with(standing.clause().carryRate().toPlainString()),
                    standing.profit()));
            steps.add(new Plan.Step(
                    Text.of("投资人距门槛收益差额", "What the investors miss to their hurdle"), result.shortfall()));
        }
        steps.add(new Plan.Step(Text.of("多付业绩报酬", "Carry paid above that"), result.excess()));
        steps.add(new Plan.Step(
                Text.of("回拨上限：税率 {0}，税后业绩报酬减已回拨", "At most the carry after tax at {0}, less what went back")
                        .with(tax.toPlainString()),
                result.limit()));
        steps.add(new Plan.Step(
                Text.of("应回拨，其中先用暂存 {0}", "Due; the escrow of {0} pays first")
                        .with(standing.escrow().plain()),
                result.due()));
        return steps;
    }
}
