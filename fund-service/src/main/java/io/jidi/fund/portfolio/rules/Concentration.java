package io.jidi.fund.portfolio.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much stands on few. Shares and the index have ten places; all are zero for nothing.
 *
 * @param largestRate the largest part
 * @param topFiveRate the five largest together
 * @param herfindahl sum of squared parts: 1 for one, 1/n for n of the same size
 */
public record Concentration(int parts, BigDecimal largestRate, BigDecimal topFiveRate, BigDecimal herfindahl) {

    private static final int PLACES = 10;
    private static final int TOP = 5;

    /** @param amounts not below zero */
    public static Concentration of(Collection<BigDecimal> amounts) {
        List<BigDecimal> parts = amounts.stream()
                .filter(one -> one.signum() > 0)
                .sorted(Comparator.reverseOrder())
                .toList();
        BigDecimal total = sum(parts);
        if (total.signum() == 0) {
            BigDecimal zero = BigDecimal.ZERO.setScale(PLACES);
            return new Concentration(0, zero, zero, zero);
        }
        BigDecimal squares = sum(parts.stream().map(one -> one.multiply(one)).toList());
        return new Concentration(
                parts.size(),
                rate(parts.get(0), total),
                rate(sum(parts.subList(0, Math.min(TOP, parts.size()))), total),
                squares.divide(total.multiply(total), MathContext.DECIMAL128).setScale(PLACES, RoundingMode.HALF_UP));
    }

    private static BigDecimal sum(List<BigDecimal> parts) {
        return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal rate(BigDecimal part, BigDecimal total) {
        return part.divide(total, PLACES, RoundingMode.HALF_UP);
    }
}
