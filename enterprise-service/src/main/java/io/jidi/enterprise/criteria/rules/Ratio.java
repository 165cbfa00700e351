package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * RATIO(a, b). A base that is zero or negative gives no answer; a negative numerator does (net margin of a loss is below
 * every bracket, domain reference 0.4).
 */
public record Ratio(FieldValue part, FieldValue base) implements Quantity {

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
        int year = context.year(part.year());
        return new Wording(
                year + "年" + part.field().name().zh() + "与"
                        + base.field().name().zh() + "之比",
                part.field().name().en() + " to " + base.field().name().en() + " " + year);
    }

    @Override
    public String formula(Scope scope) {
        return part.figure(scope) + "/" + base.figure(scope);
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

    /** The base stays as it is; the part has to reach threshold × base. */
    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        Fraction denominator = base.measure(scope).number();
        return denominator == null
                ? null
                : Quantity.towards(part, op, threshold.times(denominator), scope, base.input(scope));
    }
}
