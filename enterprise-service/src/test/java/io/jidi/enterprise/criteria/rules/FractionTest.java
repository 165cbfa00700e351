package io.jidi.enterprise.criteria.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FractionTest {

    private static final int TRIES = 2000;

    @Test
    void comparesWithoutRounding() {
        Fraction third = Fraction.ONE.dividedBy(Fraction.whole(3));

        assertThat(third.plus(third).plus(third))
                .isEqualByComparingTo(Fraction.ONE)
                .isEqualTo(Fraction.ONE);
        assertThat(third).isGreaterThan(Fraction.of("0.3333333333333333333333333333"));
        assertThat(Fraction.of("0.30")).isEqualTo(Fraction.of("0.3")).hasSameHashCodeAs(Fraction.of("0.3"));
    }

    @Test
    void aNegativeDivisorTurnsTheSign() {
        assertThat(Fraction.whole(1).dividedBy(Fraction.whole(-4))).isEqualTo(Fraction.of("-0.25"));
        assertThatThrownBy(() -> Fraction.ONE.dividedBy(Fraction.ZERO)).hasMessageContaining("denominator above zero");
    }

    @Test
    void showsEverythingItHolds() {
        assertThat(Fraction.of("79.9999").exact()).isEqualTo("79.9999");
        assertThat(Fraction.of("1200.00").exact()).isEqualTo("1200");
        assertThat(Fraction.of("100").exact()).isEqualTo("100");
        assertThat(Fraction.ONE.dividedBy(Fraction.whole(3)).exact()).isEqualTo("1/3");
        assertThat(Fraction.ZERO.exact()).isEqualTo("0");
    }

    @Test
    void agreesWithDecimalsWhereTheyAreExact() {
        Random random = new Random(42);
        for (int n = 0; n < TRIES; n++) {
            BigDecimal a = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(5));
            BigDecimal b = BigDecimal.valueOf(random.nextInt(2_000_000) - 1_000_000, random.nextInt(5));
            assertThat(Fraction.of(a).plus(Fraction.of(b))).isEqualTo(Fraction.of(a.add(b)));
            assertThat(Fraction.of(a).minus(Fraction.of(b))).isEqualTo(Fraction.of(a.subtract(b)));
            assertThat(Fraction.of(a).times(Fraction.of(b))).isEqualTo(Fraction.of(a.multiply(b)));
            assertThat(Fraction.of(a).compareTo(Fraction.of(b))).isEqualTo(a.compareTo(b));
            assertThat(Fraction.of(a).floor())
                    .isEqualTo(a.setScale(0, RoundingMode.FLOOR).toBigInteger());
        }
    }

    @Test
    void aCompoundRateIsMetExactlyAtItsEdge() {
        Random random = new Random(43);
        for (int n = 0; n < TRIES; n++) {
            Fraction rate = Fraction.of(BigDecimal.valueOf(random.nextInt(5000) - 900, 4));
            int years = 1 + random.nextInt(5);
            Fraction growth = Fraction.ONE.plus(rate).power(years);
            Fraction less = growth.minus(new Fraction(BigInteger.ONE, BigInteger.TEN.pow(40)));
            assertThat(new Amount.Compound(growth, years).satisfies(Op.AT_LEAST, rate))
                    .isEqualTo(Status.MET);
            assertThat(new Amount.Compound(growth, years).satisfies(Op.MORE_THAN, rate))
                    .isEqualTo(Status.NOT_MET);
            assertThat(new Amount.Compound(less, years).satisfies(Op.AT_LEAST, rate))
                    .isEqualTo(Status.NOT_MET);
            assertThat(new Amount.Compound(growth, years).rounded(Unit.NONE, 4))
                    .isEqualByComparingTo(rate.rounded(4, RoundingMode.HALF_UP));
        }
    }

    @Test
    void boundsAnswerOnlyWhatTheyCan() {
        Amount between = Amount.Between.of(Fraction.whole(2), Fraction.whole(5));

        assertThat(between.satisfies(Op.AT_LEAST, Fraction.whole(2))).isEqualTo(Status.MET);
        assertThat(between.satisfies(Op.AT_LEAST, Fraction.whole(3))).isEqualTo(Status.UNKNOWN);
        assertThat(between.satisfies(Op.AT_LEAST, Fraction.whole(6))).isEqualTo(Status.NOT_MET);
        assertThat(between.satisfies(Op.AT_MOST, Fraction.whole(5))).isEqualTo(Status.MET);
        assertThat(between.satisfies(Op.LESS_THAN, Fraction.whole(5))).isEqualTo(Status.UNKNOWN);
        assertThat(between.satisfies(Op.EQUAL, Fraction.whole(3))).isEqualTo(Status.UNKNOWN);
        assertThat(between.satisfies(Op.EQUAL, Fraction.whole(6))).isEqualTo(Status.NOT_MET);
        assertThat(Amount.Between.of(Fraction.whole(2), null).satisfies(Op.AT_LEAST, Fraction.whole(3)))
                .isEqualTo(Status.UNKNOWN);
    }

    @Test
    void threeValuedLogicOfGroups() {
        assertThat(Status.all(List.of(Status.MET, Status.UNKNOWN))).isEqualTo(Status.UNKNOWN);
        assertThat(Status.all(List.of(Status.NOT_MET, Status.UNKNOWN, Status.MANUAL)))
                .isEqualTo(Status.NOT_MET);
        assertThat(Status.all(List.of(Status.MET, Status.MANUAL))).isEqualTo(Status.MANUAL);
        assertThat(Status.all(List.of(Status.MANUAL, Status.UNKNOWN))).isEqualTo(Status.UNKNOWN);
        assertThat(Status.all(List.of(Status.MET, Status.NOT_APPLICABLE))).isEqualTo(Status.MET);
        assertThat(Status.any(List.of(Status.MET, Status.UNKNOWN))).isEqualTo(Status.MET);
        assertThat(Status.any(List.of(Status.NOT_MET, Status.UNKNOWN))).isEqualTo(Status.UNKNOWN);
        assertThat(Status.any(List.of(Status.NOT_MET, Status.MANUAL))).isEqualTo(Status.MANUAL);
        assertThat(Status.any(List.of(Status.NOT_MET, Status.NOT_APPLICABLE))).isEqualTo(Status.NOT_MET);
        assertThat(Status.all(List.of(Status.NOT_APPLICABLE))).isEqualTo(Status.NOT_APPLICABLE);
    }
}
