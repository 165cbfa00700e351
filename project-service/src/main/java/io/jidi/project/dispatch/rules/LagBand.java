package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;

/**
 * The yellow band of the lag behind plan, in percentage points; below it green, above it red. Whether an end belongs to
 * the band is a parameter: Yinchuan 2025 says "10–30 含", both ends included.
 */
public record LagBand(BigDecimal from, boolean fromInclusive, BigDecimal to, boolean toInclusive) {

    public LagBand {
        if (from.signum() < 0 || to.compareTo(from) <= 0) {
            throw new IllegalArgumentException("yellow band " + from + "–" + to + " pp: need 0 ≤ from < to");
        }
    }

    /** @param lag exact, unrounded percentage points; negative when ahead of plan */
    Light colour(Fraction lag) {
        int atUpper = lag.compareTo(Fraction.of(to));
        if (atUpper > 0 || (atUpper == 0 && !toInclusive)) {
            return Light.RED;
        }
        int atLower = lag.compareTo(Fraction.of(from));
        return atLower > 0 || (atLower == 0 && fromInclusive) ? Light.YELLOW : Light.GREEN;
    }
}
