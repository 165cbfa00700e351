package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The money figures behind a progress light. Fractions are exact; {@code …Display} rounds HALF_UP to two decimals.
 *
 * @param annual annual plan A in yuan
 * @param planned cumulative plan P in yuan
 * @param actual cumulative completed investment C in yuan that was used
 * @param reportedIn month whose report gave {@code actual}, null when nothing was reported this year
 */
public record ProgressFigures(
        BigDecimal annual,
        Fraction planned,
        BigDecimal actual,
        @Nullable YearMonth reportedIn) {

    public Fraction planPercent() {
        return planned.dividedBy(Fraction.of(annual)).asPercent();
    }

    public Fraction donePercent() {
        return Fraction.percent(actual, annual);
    }

    /** Percentage points behind plan; negative when ahead. */
    public Fraction lag() {
        return planPercent().minus(donePercent());
    }

    public BigDecimal planPercentDisplay() {
        return planPercent().display(2);
    }

    public BigDecimal donePercentDisplay() {
        return donePercent().display(2);
    }

    public BigDecimal lagDisplay() {
        return lag().display(2);
    }
}
