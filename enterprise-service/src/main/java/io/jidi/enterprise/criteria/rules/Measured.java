package io.jidi.enterprise.criteria.rules;

import java.util.ArrayList;
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

    /** Nothing can be said for want of one or the other. */
    static Measured unknown(Measured one, Measured other) {
        List<Doubt> doubts = new ArrayList<>(one.doubts());
        doubts.addAll(other.doubts());
        return unknown(doubts);
    }

    /** Part over base; a base that is zero or negative gives no answer. */
    static Measured quotient(Quantity part, Quantity base, Scope scope) {
        Measured top = part.measure(scope);
        Measured bottom = base.measure(scope);
        Fraction numerator = top.number();
        Fraction denominator = bottom.number();
        if (numerator == null || denominator == null) {
            return unknown(top, bottom);
        }
        return denominator.signum() <= 0
                ? unknown(Doubt.notAboveZero(base.name(scope.context())))
                : exact(numerator.dividedBy(denominator));
    }

    /** The exact number, absent for unknown values, roots, ages and bounds. */
    @Nullable
    Fraction number() {
        return amount instanceof Amount.Exact exact ? exact.value() : null;
    }
}
