package io.jidi.fund.evaluation.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Points from a value on, or above it; exactly one of the two is given. */
public record Band(@Nullable BigDecimal atLeast, @Nullable BigDecimal above, BigDecimal points) {

    public Band {
        if ((atLeast == null) == (above == null)) {
            throw new IllegalArgumentException("a band begins at a value or above it");
        }
    }

    boolean takes(BigDecimal value) {
        return atLeast != null ? value.compareTo(atLeast) >= 0 : above != null && value.compareTo(above) > 0;
    }
}
