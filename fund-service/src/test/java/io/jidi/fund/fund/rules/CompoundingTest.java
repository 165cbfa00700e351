package io.jidi.fund.fund.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CompoundingTest {

    private static final BigDecimal TOLERANCE = new BigDecimal("1e-40");

    /** (f^(1/365))^365 = f, and whole years are plain powers: both sides are known exactly. */
    @Test
    void fortyDigitsAreRight() {
        for (String text : new String[] {"0.0000001", "0.08", "0.123456789", "1", "25"}) {
            BigDecimal rate = new BigDecimal(text);
            BigDecimal day = Compounding.factor(rate, DayCount.ACT_365.years(day("2023-01-01"), day("2023-01-02")));
            near(day.pow(365, new MathContext(60)), BigDecimal.ONE.add(rate));
            near(
                    Compounding.factor(rate, BigDecimal.TEN),
                    BigDecimal.ONE.add(rate).pow(10));
        }
        assertThat(Compounding.factor(new BigDecimal("0.08"), BigDecimal.ZERO)).isEqualByComparingTo("1");
        assertThat(Compounding.factor(BigDecimal.ZERO, BigDecimal.TEN)).isEqualByComparingTo("1");
        assertThatThrownBy(() -> Compounding.factor(new BigDecimal("-0.01"), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** fund.md 3.5: 1.08^(1827/365). */
    @Test
    void theWorkedExample() {
        assertThat(Compounding.factor(
                                new BigDecimal("0.08"), DayCount.ACT_365.years(day("2020-01-01"), day("2025-01-01")))
                        .toPlainString())
                .startsWith("1.469947829");
    }

    @Test
    void daysBecomeYears() {
        assertThat(DayCount.ACT_365.years(day("2024-01-01"), day("2025-01-01")).toPlainString())
                .startsWith("1.00273972602739726");
        assertThat(DayCount.ACT_360.years(day("2024-01-01"), day("2024-12-26"))).isEqualByComparingTo("1");
        assertThat(DayCount.ACT_ACT.years(day("2024-01-01"), day("2026-01-01"))).isEqualByComparingTo("2");
        near(
                DayCount.ACT_ACT.years(day("2023-12-31"), day("2024-01-02")),
                BigDecimal.ONE
                        .divide(BigDecimal.valueOf(365), Compounding.PRECISION)
                        .add(BigDecimal.ONE.divide(BigDecimal.valueOf(366), Compounding.PRECISION)));
        assertThatThrownBy(() -> DayCount.ACT_365.years(day("2024-01-02"), day("2024-01-01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void near(BigDecimal actual, BigDecimal expected) {
        assertThat(actual.subtract(expected).abs()).isLessThan(expected.multiply(TOLERANCE));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
