package io.jidi.fund.performance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.testkit.Seeded;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    /** Against the library's, which is within one unit in the last place. */
    @Test
    void isWithinTwoUnitsInTheLastPlace() {
        Seeded.cases(200_000, seeded -> {
            double x = -seeded.number(0, 1_000_000_000) / 1e9 * (seeded.chance(50) ? 700 : 1);
            double exact = Math.exp(x);
            assertThat(Math.abs(Exponential.of(x) - exact)).as("%s", x).isLessThanOrEqualTo(2 * Math.ulp(exact));
        });
    }

    @Test
    void itsEndsAreTheirs() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-0.0)).isEqualTo(1);
        assertThat(Exponential.of(-708))
                .isCloseTo(Math.exp(-708), org.assertj.core.data.Percentage.withPercentage(1e-12));
        assertThat(Exponential.of(-709)).isZero();
        assertThat(Exponential.of(-1e300)).isZero();
        assertThat(Exponential.of(Double.NEGATIVE_INFINITY)).isZero();
    }
}
