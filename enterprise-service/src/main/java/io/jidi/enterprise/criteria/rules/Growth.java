package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** GROWTH: (last − previous) / previous (63号 annex 4). Needs a previous value above zero. */
public record Growth(FieldValue last) implements Quantity {

    private FieldValue previous() {
        return new FieldValue(last.field(), last.year() - 1, last.accepted());
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Measured measure(Scope scope) {
        Measured now = last.measure(scope);
        Measured before = previous().measure(scope);
        Fraction end = now.number();
        Fraction start = before.number();
        if (end == null || start == null) {
            return Measured.unknown(before, now);
        }
        return start.signum() <= 0
                ? Measured.unknown(Doubt.notAboveZero(previous().name(scope.context())))
                : Measured.exact(end.minus(start).dividedBy(start));
    }

    @Override
    public Wording name(AssessmentContext context) {
        int year = context.year(last.year());
        return new Wording(
                year + "年" + last.field().name().zh() + "增长率",
                "growth of " + last.field().name().en() + " " + year);
    }

    @Override
    public String formula(Scope scope) {
        String before = previous().figure(scope);
        return "(" + last.figure(scope) + "-" + before + ")/" + before;
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        previous().inputs(scope, sink);
        last.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        last.reads(sink);
    }

    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction start = previous().measure(scope).number();
        return start == null
                ? null
                : Quantity.towards(
                        last,
                        op,
                        start.times(Fraction.ONE.plus(threshold)),
                        scope,
                        previous().input(scope));
    }
}
