package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A rate with its parts, so that a reader sees what was divided by what.
 *
 * @param numerator count, or yuan
 * @param denominator the same unit
 */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    public static Ratio of(long numerator, long denominator) {
        return new Ratio(BigDecimal.valueOf(numerator), BigDecimal.valueOf(denominator));
    }

    /** Exact percent; null, not zero, where there is nothing to divide by. */
    public @Nullable Fraction percent() {
        return denominator.signum() == 0 ? null : Fraction.percent(numerator, denominator);
    }

    /** Percent with two decimals, HALF_UP; null where there is nothing to divide by. */
    public @Nullable BigDecimal display() {
        Fraction percent = percent();
        return percent == null ? null : percent.display(2);
    }
}
