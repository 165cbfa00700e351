package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Earned value of a year's plan at a month's end, beside the money progress that lights are drawn from: the same investment
 * may have been completed with less or more work done. All amounts in yuan, exact.
 *
 * @param budget BAC, the annual plan
 * @param planned PV, planned by the month's end
 * @param earned EV, the budget times the share of the year's work that is physically done
 * @param actual AC, investment completed (完成) by the month's end
 */
public record EarnedValue(Fraction budget, Fraction planned, Fraction earned, Fraction actual) {

    /**
     * @param physicalPercent share of the year's work done, 0–100
     * @throws IllegalArgumentException for a percentage outside, or a budget that is not positive
     */
    public static EarnedValue of(BigDecimal budget, Fraction planned, BigDecimal physicalPercent, BigDecimal actual) {
        if (budget.signum() <= 0
                || physicalPercent.signum() < 0
                || physicalPercent.compareTo(BigDecimal.valueOf(100)) > 0) {
            throw new IllegalArgumentException(
                    "budget " + budget + " and physical progress " + physicalPercent + "%: need > 0 and 0–100");
        }
        Fraction whole = Fraction.of(budget);
        Fraction earned = whole.times(Fraction.of(physicalPercent)).dividedBy(Fraction.of(100, 1));
        return new EarnedValue(whole, planned, earned, Fraction.of(actual));
    }

    /** SV = EV − PV; negative behind schedule. */
    public Fraction scheduleVariance() {
        return earned.minus(planned);
    }

    /** CV = EV − AC; negative when more was spent than earned. */
    public Fraction costVariance() {
        return earned.minus(actual);
    }

    /** SPI = EV ÷ PV; null while nothing was planned. */
    public @Nullable Fraction scheduleIndex() {
        return planned.numerator().signum() == 0 ? null : earned.dividedBy(planned);
    }

    /** CPI = EV ÷ AC; null while nothing was spent. */
    public @Nullable Fraction costIndex() {
        return actual.numerator().signum() == 0 ? null : earned.dividedBy(actual);
    }

    /** EAC = BAC ÷ CPI; null while there is no CPI or nothing was earned. */
    public @Nullable Fraction estimateAtCompletion() {
        Fraction index = costIndex();
        return index == null || index.numerator().signum() == 0 ? null : budget.dividedBy(index);
    }
}
