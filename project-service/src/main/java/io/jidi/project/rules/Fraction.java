package io.jidi.project.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact rational number in lowest terms with a positive denominator. Rates are compared as fractions and rounded once,
 * for display: published figures only reproduce that way (Jiangmen 97.158 − 83.33 is 13.82, from rounded 97.2 it is 13.87).
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = of(0, 1);
    private static final Fraction HUNDRED = of(100, 1);

    public Fraction {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("fraction " + numerator + "/0: the denominator must not be zero");
        }
        BigInteger shared = numerator.gcd(denominator);
        BigInteger divisor = denominator.signum() < 0 ? shared.negate() : shared;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public static Fraction of(BigDecimal value) {
        return value.scale() <= 0
                ? new Fraction(value.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /** {@code part ÷ whole × 100}, both in the same unit. Refuses a whole of zero. */
    public static Fraction percent(BigDecimal part, BigDecimal whole) {
        return of(part).dividedBy(of(whole)).asPercent();
    }

    public Fraction minus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).subtract(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction asPercent() {
        return times(HUNDRED);
    }

    /** Rounded HALF_UP to {@code decimals}; for people to read, never to compare. */
    public BigDecimal display(int decimals) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code numerator/denominator}, the form written into frozen decisions. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
