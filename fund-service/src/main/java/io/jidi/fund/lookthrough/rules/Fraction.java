package io.jidi.fund.lookthrough.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact fraction in lowest terms. Shares are multiplied through many layers; what is rounded at each of them does not add
 * up to one.
 *
 * @param denominator above zero
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
    public static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("a denominator is above zero: " + denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        if (common.signum() > 0) {
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    /** {@code part / whole}, of any scales; the whole is above zero. */
    public static Fraction of(BigDecimal part, BigDecimal whole) {
        int scale = Math.max(0, Math.max(part.scale(), whole.scale()));
        return new Fraction(
                part.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue(),
                whole.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue());
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    /** @throws IllegalArgumentException for a divisor that is not above zero */
    public Fraction over(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** As a decimal with that many places, HALF_UP; for showing, not for further sums. */
    public BigDecimal ratio(int scale) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), scale, RoundingMode.HALF_UP);
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** {@code 3/20}. */
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
