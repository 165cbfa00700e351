package io.jidi.fund.fund.rules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * (1 + r)^t for a broken number of years in decimals: a hurdle over a decade must be right to the fen on billions, so
 * 50 digits are kept (fund.md 3.4 asks for at least 34) and floating point stays out.
 */
public final class Compounding {

    /** Digits of every intermediate result. */
    public static final MathContext PRECISION = new MathContext(50, RoundingMode.HALF_EVEN);

    /** Ten digits more inside the series, so that their rounding errors stay out of the result. */
    private static final MathContext SERIES = new MathContext(60, RoundingMode.HALF_EVEN);

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal NEAR_ONE = new BigDecimal("1.05");
    private static final BigDecimal SMALL = new BigDecimal("0.001");
    private static final BigDecimal NEGLIGIBLE = new BigDecimal(BigInteger.ONE, 62);

    private Compounding() {}

    /**
     * The factor by which a unit grows.
     *
     * @param rate per year, not negative, {@code 0.08} is 8 %
     * @param years not negative
     * @return at least one
     * @throws IllegalArgumentException for a negative rate or time
     */
    public static BigDecimal factor(BigDecimal rate, BigDecimal years) {
        if (rate.signum() < 0 || years.signum() < 0) {
            throw new IllegalArgumentException("a hurdle grows forwards in time and not at a negative rate: " + rate
                    + " over " + years + " years");
        }
        if (rate.signum() == 0 || years.signum() == 0) {
            return BigDecimal.ONE;
        }
        return exponential(years.multiply(logarithm(BigDecimal.ONE.add(rate)), SERIES))
                .round(PRECISION);
    }

    /** ln x for x ≥ 1: roots bring x near one, where 2·artanh((x−1)/(x+1)) converges quickly. */
    private static BigDecimal logarithm(BigDecimal x) {
        int halvings = 0;
        BigDecimal near = x;
        while (near.compareTo(NEAR_ONE) > 0) {
            near = near.sqrt(SERIES);
            halvings++;
        }
        BigDecimal z = near.subtract(BigDecimal.ONE).divide(near.add(BigDecimal.ONE), SERIES);
        BigDecimal square = z.multiply(z, SERIES);
        BigDecimal power = z;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 1; power.compareTo(NEGLIGIBLE) > 0; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), SERIES), SERIES);
            power = power.multiply(square, SERIES);
        }
        return sum.multiply(TWO.pow(halvings + 1), SERIES);
    }

    /** e^y for y ≥ 0: Taylor on a halved argument, squared back. */
    private static BigDecimal exponential(BigDecimal y) {
        int halvings = 0;
        BigDecimal small = y;
        while (small.compareTo(SMALL) > 0) {
            small = small.divide(TWO, SERIES);
            halvings++;
        }
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.compareTo(NEGLIGIBLE) > 0; n++) {
            term = term.multiply(small, SERIES).divide(BigDecimal.valueOf(n), SERIES);
            sum = sum.add(term, SERIES);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum, SERIES);
        }
        return sum;
    }
}
