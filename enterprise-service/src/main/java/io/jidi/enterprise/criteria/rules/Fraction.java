package io.jidi.enterprise.criteria.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact rational number. Comparison multiplies crosswise, so that a ratio that sits on an edge is never moved off it
 * by rounding (domain reference 0.4). Not reduced to lowest terms while computing: only equality needs that.
 *
 * @param numerator any sign
 * @param denominator above zero
 */
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {

    public static final Fraction ZERO = whole(0);
    public static final Fraction ONE = whole(1);

    /** Fractions with more decimals than this are shown rounded; 34 digits are what a decimal128 holds. */
    private static final int MAX_PLAIN_DECIMALS = 34;

    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("A fraction needs a denominator above zero, not " + denominator);
        }
    }

    public static Fraction whole(long value) {
        return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Fraction of(String decimal) {
        return of(new BigDecimal(decimal));
    }

    public static Fraction of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE)
                : new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    public Fraction plus(Fraction other) {
        return denominator.equals(other.denominator)
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negate());
    }

    public Fraction negate() {
        return new Fraction(numerator.negate(), denominator);
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** Quotient; the divisor must not be zero (callers answer "unknown" for that before they divide). */
    public Fraction dividedBy(Fraction divisor) {
        BigInteger top = numerator.multiply(divisor.denominator);
        BigInteger bottom = denominator.multiply(divisor.numerator);
        return bottom.signum() < 0 ? new Fraction(top.negate(), bottom.negate()) : new Fraction(top, bottom);
    }

    public Fraction power(int exponent) {
        return new Fraction(numerator.pow(exponent), denominator.pow(exponent));
    }

    /** Largest whole number not above this one. */
    public BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    public int signum() {
        return numerator.signum();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fraction fraction && compareTo(fraction) == 0;
    }

    @Override
    public int hashCode() {
        Fraction lowest = lowestTerms();
        return 31 * lowest.numerator.hashCode() + lowest.denominator.hashCode();
    }

    public BigDecimal rounded(int decimals, RoundingMode mode) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), decimals, mode);
    }

    /** All decimals without trailing zeros when they end, else {@code n/d} in lowest terms: loses nothing. */
    public String exact() {
        Fraction lowest = lowestTerms();
        try {
            BigDecimal decimal = new BigDecimal(lowest.numerator).divide(new BigDecimal(lowest.denominator));
            if (decimal.scale() <= MAX_PLAIN_DECIMALS) {
                return plain(decimal);
            }
        } catch (ArithmeticException endless) {
            return lowest.numerator + "/" + lowest.denominator;
        }
        return lowest.numerator + "/" + lowest.denominator;
    }

    public static String plain(BigDecimal decimal) {
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }

    private Fraction lowestTerms() {
        BigInteger divisor = numerator.gcd(denominator);
        return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }
}
