package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Arithmetic mean of one field over years. */
public record Mean(Total total) implements Quantity {

    private Fraction count() {
        return Fraction.whole(total.years().size());
    }

    @Override
    public Unit unit() {
        return total.unit();
    }

    @Override
    public Measured measure(Scope scope) {
        Measured sum = total.measure(scope);
        Fraction number = sum.number();
        return number == null ? sum : Measured.exact(number.dividedBy(count()));
    }

    @Override
    public Wording name(AssessmentContext context) {
        Wording field = total.years().get(0).field().name();
        int years = total.years().size();
        return new Wording("近" + years + "年平均" + field.zh(), "mean " + field.en() + " of " + years + " years");
    }

    @Override
    public String formula(Scope scope) {
        return "(" + total.formula(scope) + ")/" + total.years().size();
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        total.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        total.reads(sink);
    }

    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        return total.gap(op, threshold.times(count()), scope);
    }
}
