package io.jidi.enterprise.criteria.rules;

import java.math.BigInteger;
import java.util.function.Consumer;

/**
 * FLOOR_DIV: whole part of a quantity divided, capped ("one point for every two years, at most five").
 *
 * @param by above zero
 */
public record FloorDivision(Quantity of, int by, int cap) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Measured measure(Scope scope) {
        Measured measured = of.measure(scope);
        Fraction number = measured.number();
        if (number == null) {
            return new Measured(Amount.Between.of(Fraction.ZERO, Fraction.whole(cap)), measured.doubts());
        }
        BigInteger points = number.dividedBy(Fraction.whole(by)).floor();
        return Measured.exact(Fraction.whole(
                points.max(BigInteger.ZERO).min(BigInteger.valueOf(cap)).longValueExact()));
    }

    @Override
    public Wording name(AssessmentContext context) {
        return of.name(context);
    }

    @Override
    public String formula(Scope scope) {
        Fraction number = of.measure(scope).number();
        return "min(" + cap + ", floor(" + (number == null ? "?" : number.exact()) + "/" + by + "))";
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        of.inputs(scope, sink);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        of.reads(sink);
    }
}
