package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** CAGR(n): (last / first)^(1/n) − 1, compared by exact powers and never by a computed root. */
public record CompoundGrowth(FieldValue last, int years) implements Quantity {

    private FieldValue first() {
        return new FieldValue(last.field(), last.year() - years, last.accepted());
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public Measured measure(Scope scope) {
        Measured now = last.measure(scope);
        Measured then = first().measure(scope);
        Fraction end = now.number();
        Fraction start = then.number();
        if (end == null || start == null) {
            return Measured.unknown(then, now);
        }
        if (start.signum() <= 0) {
            return Measured.unknown(Doubt.notAboveZero(first().name(scope.context())));
        }
        if (end.signum() < 0) {
            return Measured.unknown(Doubt.notAboveZero(last.name(scope.context())));
        }
        return Measured.of(new Amount.Compound(end.dividedBy(start), years));
    }

    @Override
    public Wording name(AssessmentContext context) {
        Wording field = last.field().name();
        return new Wording(
                "近" + years + "年" + field.zh() + "复合增长率",
                "compound growth of " + field.en() + " over " + years + " years");
    }

    @Override
    public String formula(Scope scope) {
        return "(" + last.figure(scope) + "/" + first().figure(scope) + ")^(1/" + years + ")-1";
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        first().inputs(scope, sink);
        last.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        last.reads(sink);
    }

    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction start = first().measure(scope).number();
        return start == null
                ? null
                : Quantity.towards(
                        last, op, start.times(Fraction.ONE.plus(threshold).power(years)), scope, first().input(scope));
    }
}
