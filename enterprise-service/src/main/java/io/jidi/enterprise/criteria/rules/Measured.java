package io.jidi.enterprise.criteria.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of measuring: an amount, or doubts, or both when parts are unknown but bounds are known.
 *
 * @param amount absent when nothing can be said
 */
record Measured(@Nullable Amount amount, List<Doubt> doubts) {

    static Measured exact(Fraction value) {
        return new Measured(new Amount.Exact(value), List.of());
    }

    static Measured of(Amount amount) {
        return new Measured(amount, List.of());
    }

    static Measured unknown(Doubt doubt) {
        return new Measured(null, List.of(doubt));
    }

    static Measured unknown(List<Doubt> doubts) {
        return new Measured(null, List.copyOf(doubts));
    }

    /** The exact number, absent for unknown values, roots, ages and bounds. */
    @Nullable
    Fraction number() {
        return amount instanceof Amount.Exact exact ? exact.value() : null;
    }
}
