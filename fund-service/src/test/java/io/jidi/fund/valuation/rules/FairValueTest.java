package io.jidi.fund.valuation.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jidi.platform.money.Money;
import io.jidi.testkit.Seeded;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FairValueTest {

    @Test
    void aRoundPricesTheUnitsHeldLessADiscount() {
        assertThat(value(
                        Technique.RECENT_ROUND,
                        Map.of("pricePerUnit", "3.25", "units", "8000000.5", "discountRatio", "0.1")))
                .isEqualTo(Money.cny("23400001.46"));
    }

    @Test
    void aMultipleIsTakenOnTheEnterpriseAndTheDebtTakenOff() {
        Map<String, String> given =
                Map.of("metric", "45000000", "multiple", "12.5", "netDebt", "62500000", "ownershipRatio", "0.08");
        assertThat(value(Technique.MARKET_MULTIPLES, given)).isEqualTo(Money.cny("40000000.00"));
        assertThat(value(Technique.INDUSTRY_BENCHMARKS, given)).isEqualTo(Money.cny("40000000.00"));
    }

    @Test
    void equityIsNeverWorthLessThanNothing() {
        assertThat(value(
                        Technique.MARKET_MULTIPLES,
                        Map.of("metric", "-5", "multiple", "10", "netDebt", "100", "ownershipRatio", "0.5")))
                .isEqualTo(Money.cny("0.00"));
        assertThat(value(Technique.NET_ASSETS, Map.of("netAssets", "-1", "ownershipRatio", "1")))
                .isEqualTo(Money.cny("0.00"));
    }

    /** 110/1.1 + 121/1.21 + 1331/1.21 by hand; the terminal value stands at the end of the last year. */
    @Test
    void flowsAreDiscountedByWholeYears() {
        Inputs inputs = inputs(
                Map.of("discountRate", "0.1", "terminalValue", "1331", "ownershipRatio", "0.5"),
                List.of(new BigDecimal("110"), new BigDecimal("121")));
        assertThat(FairValue.of(Technique.DISCOUNTED_CASH_FLOWS, inputs, Money.CNY))
                .isEqualTo(Money.cny("650.00"));
        Inputs third = inputs(Map.of("discountRate", "0.07", "ownershipRatio", "1"), List.of(new BigDecimal("100")));
        assertThat(FairValue.of(Technique.DISCOUNTED_CASH_FLOWS, third, Money.CNY))
                .isEqualTo(Money.cny("93.46"));
    }

    /** fund.md 3.6: NAV_t = NAV_report + calls − dists (± known events). */
    @Test
    void aReportedNetAssetValueIsRolledByTheFlowsSince() {
        assertThat(value(
                        Technique.SUB_FUND_NAV,
                        Map.of(
                                "reportedValue", "412500000.00",
                                "callsSince", "60000000.00",
                                "distributionsSince", "35000000.00",
                                "knownEvents", "-500000.00")))
                .isEqualTo(Money.cny("437000000.00"));
    }

    @ParameterizedTest
    @EnumSource(Technique.class)
    void whatATechniqueNeedsIsNamed(Technique technique) {
        Inputs nothing = inputs(Map.of(), null, null, null, null);
        assertThat(nothing.missing(technique)).isNotEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FairValue.of(technique, nothing, Money.CNY))
                .withMessageContaining(nothing.missing(technique).get(0));
    }

    @Test
    void assumptionsAreComparedByTheirWorth() {
        Inputs one = inputs(Map.of("multiple", "12.5", "metric", "1"), null);
        assertThat(one.assumesTheSameAs(inputs(Map.of("multiple", "12.50", "metric", "9"), null)))
                .isTrue();
        assertThat(one.assumesTheSameAs(inputs(Map.of("multiple", "12.6", "metric", "1"), null)))
                .isFalse();
        assertThat(one.assumesTheSameAs(inputs(Map.of("metric", "1"), null))).isFalse();
    }

    @Test
    void aCalibrationTellsHowFarTheModelIsFromThePrice() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThat(new Calibration(day, new BigDecimal("80"), new BigDecimal("84"), "x").deviationRatio())
                .isEqualByComparingTo("0.05");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(day, BigDecimal.ZERO, BigDecimal.ONE, "x"));
    }

    /** More of what is good is never worth less, and a value is never below nothing. */
    @Test
    void valuesMoveTheRightWay() {
        Seeded.cases(500, random -> {
            BigDecimal metric = random.amount(9_999_999_999L);
            BigDecimal debt = random.amount(9_999_999_999L);
            String multiple = String.valueOf(random.number(0, 40));
            Map<String, String> given = Map.of(
                    "metric",
                    metric.toPlainString(),
                    "multiple",
                    multiple,
                    "netDebt",
                    debt.toPlainString(),
                    "ownershipRatio",
                    "0.3");
            Map<String, String> better = Map.of(
                    "metric",
                    metric.add(BigDecimal.ONE).toPlainString(),
                    "multiple",
                    multiple,
                    "netDebt",
                    debt.subtract(BigDecimal.ONE).toPlainString(),
                    "ownershipRatio",
                    "0.3");
            Money value = value(Technique.MARKET_MULTIPLES, given);
            assertThat(value.isNegative()).isFalse();
            assertThat(value(Technique.MARKET_MULTIPLES, better)).isGreaterThanOrEqualTo(value);
        });
    }

    private static Money value(Technique technique, Map<String, String> given) {
        return FairValue.of(technique, inputs(given, null), Money.CNY);
    }

    private static Inputs inputs(Map<String, String> given, @Nullable List<BigDecimal> cashFlows) {
        return inputs(given, cashFlows, LocalDate.of(2026, 1, 1), true, LocalDate.of(2025, 12, 31));
    }

    private static Inputs inputs(
            Map<String, String> given,
            @Nullable List<BigDecimal> cashFlows,
            @Nullable LocalDate round,
            @Nullable Boolean newInvestors,
            @Nullable LocalDate report) {
        return new Inputs(
                round,
                number(given, "pricePerUnit"),
                number(given, "units"),
                newInvestors,
                number(given, "metric"),
                number(given, "multiple"),
                number(given, "netDebt"),
                number(given, "ownershipRatio"),
                cashFlows,
                number(given, "terminalValue"),
                number(given, "discountRate"),
                number(given, "netAssets"),
                number(given, "reportedValue"),
                report,
                number(given, "callsSince"),
                number(given, "distributionsSince"),
                number(given, "knownEvents"),
                number(given, "discountRatio"));
    }

    private static @Nullable BigDecimal number(Map<String, String> given, String name) {
        String value = given.get(name);
        return value == null ? null : new BigDecimal(value);
    }
}
