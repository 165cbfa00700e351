package io.jidi.fund.valuation.rules;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/**
 * Whether the technique, with the inputs of the day of a transaction, gives the price that was paid then. Asked for at every
 * measurement (IPEV, December 2025).
 *
 * @param referenceDate day of the transaction
 * @param referencePrice what was paid for the holding, yuan, above zero
 * @param modelValue what the technique gives for that day, yuan
 * @param explanation why the two differ, or that they do not
 */
public record Calibration(
        LocalDate referenceDate, BigDecimal referencePrice, BigDecimal modelValue, String explanation) {

    private static final MathContext PRECISION = MathContext.DECIMAL128;

    public Calibration {
        if (referencePrice.signum() <= 0) {
            throw new IllegalArgumentException("the reference price is above zero: " + referencePrice);
        }
    }

    /** {@code model / price − 1}. */
    public BigDecimal deviationRatio() {
        return modelValue.divide(referencePrice, PRECISION).subtract(BigDecimal.ONE);
    }
}
