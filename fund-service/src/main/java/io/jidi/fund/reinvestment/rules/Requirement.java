package io.jidi.fund.reinvestment.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One of the tests that run side by side: a multiple of the money that came, against what counts.
 *
 * @param base yuan
 * @param multiple null when it is not known
 * @param counted yuan
 */
public record Requirement(BigDecimal base, @Nullable BigDecimal multiple, BigDecimal counted) {

    /** Where a test stands. */
    public enum Status {
        MET,
        SHORT,
        /** The multiple is not known, or no money has come that asks for anything. */
        UNKNOWN
    }

    /** Yuan; null without a multiple. */
    public @Nullable BigDecimal required() {
        return multiple == null ? null : base.multiply(multiple).setScale(2, RoundingMode.HALF_UP);
    }

    /** Zero when it is met; null without a multiple. */
    public @Nullable BigDecimal shortfall() {
        BigDecimal required = required();
        return required == null ? null : required.subtract(counted).max(BigDecimal.ZERO);
    }

    /** Counted to required, ten places; null when nothing is required. */
    public @Nullable BigDecimal ratio() {
        BigDecimal required = required();
        return required == null || required.signum() == 0
                ? null
                : counted.divide(required, MathContext.DECIMAL128).setScale(10, RoundingMode.HALF_UP);
    }

    public Status status() {
        BigDecimal required = required();
        if (required == null || base.signum() == 0) {
            return Status.UNKNOWN;
        }
        return counted.compareTo(required) >= 0 ? Status.MET : Status.SHORT;
    }
}
