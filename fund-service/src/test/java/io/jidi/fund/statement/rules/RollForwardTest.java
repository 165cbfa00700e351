package io.jidi.fund.statement.rules;

import static io.jidi.fund.statement.rules.CapitalLine.CARRY_ACCRUED;
import static io.jidi.fund.statement.rules.CapitalLine.CONTRIBUTIONS;
import static io.jidi.fund.statement.rules.CapitalLine.DISTRIBUTIONS;
import static io.jidi.fund.statement.rules.CapitalLine.EXPENSES;
import static io.jidi.fund.statement.rules.CapitalLine.Group.OPERATING;
import static io.jidi.fund.statement.rules.CapitalLine.INTEREST_INCOME;
import static io.jidi.fund.statement.rules.CapitalLine.MANAGEMENT_FEES;
import static io.jidi.fund.statement.rules.CapitalLine.OFFSETS;
import static io.jidi.fund.statement.rules.CapitalLine.REALISED;
import static io.jidi.fund.statement.rules.CapitalLine.UNREALISED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.money.Allocation;
import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RollForwardTest {

    private static final Money ZERO = Money.zero(Money.CNY);

    /** Worked case W5 of fund.md 3.5, every figure. */
    @Test
    void aNetAssetValueIsRolledToTheFen() {
        RollForward w5 = new RollForward(
                Money.cny("412500000.00"),
                ZERO,
                Money.cny("-1240000.00"),
                Map.of(
                        CONTRIBUTIONS, Money.cny("60000000.00"),
                        DISTRIBUTIONS, Money.cny("-35000000.00"),
                        MANAGEMENT_FEES, Money.cny("-3000000.00"),
                        EXPENSES, Money.cny("-420000.00"),
                        OFFSETS, Money.cny("150000.00"),
                        INTEREST_INCOME, Money.cny("83561.64"),
                        REALISED, Money.cny("14200000.00"),
                        UNREALISED, Money.cny("-6350000.00"),
                        CARRY_ACCRUED, Money.cny("-1240000.00")));
        assertThat(w5.total(OPERATING)).isEqualTo(Money.cny("-3186438.36"));
        assertThat(w5.closingGross()).isEqualTo(Money.cny("442163561.64"));
        assertThat(w5.closing()).isEqualTo(Money.cny("440923561.64"));

        Map<Integer, BigDecimal> weights = new LinkedHashMap<>();
        List.of("200000000", "150000000", "130000000", "20000000")
                .forEach(weight -> weights.put(weights.size(), new BigDecimal(weight)));
        assertThat(Allocation.largestRemainder(w5.total(OPERATING), weights).values())
                .containsExactly(
                        Money.cny("-1274575.34"),
                        Money.cny("-955931.51"),
                        Money.cny("-828473.97"),
                        Money.cny("-127457.54"));
    }

    /** Whatever happens to the partners: the fund is their sum, and each quarter opens where the last one closed. */
    @Test
    void theFundIsTheSumOfItsPartnersInEveryLine() {
        Seeded.cases(300, random -> {
            RollForward fund = RollForward.empty(Money.CNY);
            List<RollForward> partners = new ArrayList<>();
            for (int i = random.number(1, 8); i > 0; i--) {
                Map<CapitalLine, Money> lines = new EnumMap<>(CapitalLine.class);
                for (CapitalLine line : CapitalLine.values()) {
                    if (random.chance(60)) {
                        Money amount = Money.cny(random.amount(99_999_999_999L));
                        lines.put(line, random.chance(50) ? amount : amount.negated());
                    }
                }
                Money opening = Money.cny(random.amount(99_999_999_999L));
                RollForward one = new RollForward(opening, ZERO, ZERO, lines);
                Money sum = lines.values().stream().reduce(opening, Money::plus);
                assertThat(one.closing()).isEqualTo(sum);
                partners.add(one);
                fund = fund.plus(one);
            }
            Money closings = partners.stream().map(RollForward::closing).reduce(ZERO, Money::plus);
            assertThat(fund.closing()).isEqualTo(closings);
            RollForward all = fund;
            for (CapitalLine line : CapitalLine.values()) {
                assertThat(all.line(line))
                        .isEqualTo(partners.stream().map(one -> one.line(line)).reduce(ZERO, Money::plus));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "PAID_IN_CAPITAL, CAPITAL_CALL_ISSUED, CONTRIBUTIONS",
        "PAID_IN_CAPITAL, EQUALISED, CONTRIBUTIONS",
        "PAID_IN_CAPITAL, COMMITMENT_TRANSFERRED, TRANSFERS",
        "REALISED_RESULT, COMMITMENT_TRANSFERRED, TRANSFERS",
        "RETURNED_CAPITAL, DISTRIBUTION_APPROVED, DISTRIBUTIONS",
        "REALISED_RESULT, DISTRIBUTION_APPROVED, DISTRIBUTIONS",
        "REALISED_RESULT, CLAWBACK, CARRY_PAID",
        "REALISED_RESULT, CONCESSION, REALISED",
        "REALISED_RESULT, SETTLEMENT_PAID_OUT, DISTRIBUTIONS",
        "CARRY_REALLOCATION, CARRY_REALLOCATED, CARRY_ACCRUED",
        "CARRY_REALLOCATION, DISTRIBUTION_APPROVED, CARRY_PAID",
        "INVESTMENT_INCOME, INVESTMENT_EXITED, REALISED",
        "INVESTMENT_INCOME, INVESTMENT_INCOME, DIVIDEND_INCOME",
        "FAIR_VALUE_RESULT, INVESTMENT_REPRICED, UNREALISED",
        "FAIR_VALUE_RESULT, INVESTMENT_EXITED, UNREALISED",
        "MANAGEMENT_FEE, MANAGEMENT_FEE_ACCRUED, MANAGEMENT_FEES",
        "CUSTODY_FEE, CUSTODY_FEE_ACCRUED, EXPENSES",
        "OTHER_EXPENSES, EXPENSE_ACCRUED, EXPENSES",
        "INTEREST_INCOME, BANK_INTEREST_RECEIVED, INTEREST_INCOME",
    })
    void everyPostingHasItsLine(Account account, String kind, CapitalLine line) {
        assertThat(CapitalLine.of(account, kind)).contains(line);
    }

    /** No account of the partners' capital is forgotten, none of the others counts. */
    @ParameterizedTest
    @EnumSource(Account.class)
    void everyAccountOfThePartnersHasALine(Account account) {
        assertThat(CapitalLine.of(account, "ANYTHING").isPresent()).isEqualTo(account.partnersCapital());
        assertThat(CapitalLine.of(account, "PERIOD_CLOSED")).isEmpty();
    }

    @Test
    void carryThatWasPaidIsNotOwedAnyMore() {
        Map<String, Money> accrued =
                Map.of("gp", Money.cny("90.00"), "lp1", Money.cny("-60.00"), "lp2", Money.cny("-30.00"));
        assertThat(AccruedCarry.unpaid(accrued)).isEqualTo(accrued);
        assertThat(AccruedCarry.unpaid(
                        Map.of("gp", Money.cny("60.00"), "lp1", Money.cny("-60.00"), "lp2", Money.cny("-30.00"))))
                .isEqualTo(Map.of("gp", Money.cny("60.00"), "lp1", Money.cny("-40.00"), "lp2", Money.cny("-20.00")));
        assertThat(AccruedCarry.unpaid(Map.<String, Money>of())).isEmpty();
        assertThat(AccruedCarry.unpaid(Map.of("gp", ZERO, "lp", ZERO))).containsEntry("gp", ZERO);
    }
}
