package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * RATIO of two sums over the same years ("three years' R&amp;D to three years' sales", domain reference 4.2), which is not
 * the mean of the yearly ratios. A base that is zero or negative gives no answer.
 */
public record TotalRatio(Total part, Total base) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Measured measure(Scope scope) {
        return Measured.quotient(part, base, scope);
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                part.name(context).zh() + "与" + base.name(context).zh() + "之比",
                part.name(context).en() + " to " + base.name(context).en());
    }

    @Override
    public String formula(Scope scope) {
        return "(" + part.formula(scope) + ")/(" + base.formula(scope) + ")";
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        part.inputs(scope, sink);
        base.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        part.reads(sink);
        base.reads(sink);
    }

    /** The base stays as it is; the sum above it has to reach threshold × base. */
    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction denominator = base.measure(scope).number();
        return denominator == null ? null : part.gap(op, threshold.times(denominator), scope);
    }
}
