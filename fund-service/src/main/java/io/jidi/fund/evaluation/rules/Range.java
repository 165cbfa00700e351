package io.jidi.fund.evaluation.rules;

import java.math.BigDecimal;

/** From the least to the most that can be; both the same when it is known. */
public record Range(BigDecimal low, BigDecimal high) {

    public Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException(low + " is more than " + high);
        }
    }

    public static Range of(BigDecimal value) {
        return new Range(value, value);
    }

    Range plus(Range other) {
        return new Range(low.add(other.low), high.add(other.high));
    }

    boolean isExact() {
        return low.compareTo(high) == 0;
    }
}
