package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A number derived from the facts: the "derive" part of a criterion (domain reference 0.5). Each kind measures itself
 * exactly and can then, on demand, show its formula, name its inputs and compute its gap.
 */
public sealed interface Quantity
        permits FieldValue,
                Ratio,
                TotalRatio,
                Growth,
                MeanGrowth,
                CompoundGrowth,
                Total,
                Mean,
                Count,
                DayQuantity,
                Extreme,
                FloorDivision,
                Banded,
                PointsByCode,
                PointsSum,
                LatestOfList,
                TotalOfList {

    Measured measure(Scope scope);

    /** Unit a threshold has to be written in. */
    Unit unit();

    /** What is measured, in words. */
    Wording name(AssessmentContext context);

    /** The calculation with its numbers ("630/900"), empty when the value speaks for itself. */
    String formula(Scope scope);

    /** Every recorded fact the calculation read. */
    void inputs(Scope scope, Consumer<Input> sink);

    /** Every field the calculation may read, whether recorded or not. */
    void reads(Consumer<Indicator> sink);

    /** How far from the threshold, when one field can close it; only asked when the requirement is not met. */
    default @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        return null;
    }

    /** Where a field has to go so that the requirement holds: the gap between its value and that target. */
    static @Nullable Gap towards(FieldValue moved, Op op, Fraction target, Scope scope, @Nullable Input given) {
        Fraction value = moved.measure(scope).number();
        if (value == null || op == Op.EQUAL) {
            return null;
        }
        boolean raise = op.wantsMore();
        Fraction distance = raise ? target.minus(value) : value.minus(target);
        Indicator field = moved.field();
        int year = scope.context().year(moved.year());
        boolean lastYear = year == scope.context().referenceYear();
        return new Gap(field.name(), field.unit(), year, lastYear, raise, distance, target, op.strict(), given);
    }
}
