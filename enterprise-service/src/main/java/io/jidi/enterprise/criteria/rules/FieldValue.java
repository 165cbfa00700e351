package io.jidi.enterprise.criteria.rules;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * VALUE: one field of one year.
 *
 * @param year offset as the texts count, −1 is last year
 * @param accepted sources that count; empty means any
 */
public record FieldValue(Indicator field, int year, Set<SourceKind> accepted) implements Quantity {

    public static FieldValue of(Indicator field, int year) {
        return new FieldValue(field, year, Set.of());
    }

    @Override
    public Unit unit() {
        return field.unit();
    }

    @Override
    public Measured measure(Scope scope) {
        int calendarYear = scope.context().year(year);
        Sourced sourced = scope.facts().value(field, calendarYear);
        if (sourced == null) {
            return Measured.unknown(Doubt.missing(field, calendarYear));
        }
        if (scope.facts().conflicting(field, calendarYear)) {
            return Measured.unknown(Doubt.conflicting(field, calendarYear));
        }
        if (!accepted.isEmpty() && !accepted.contains(sourced.source())) {
            return Measured.unknown(Doubt.sourceNotAccepted(field, calendarYear, sourced.source()));
        }
        if (sourced.datum() instanceof Datum.Number number) {
            return Measured.exact(field.unit().held(number.value()));
        }
        throw new IllegalStateException(field.key() + " is not a number");
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                context.year(year) + "年" + field.name().zh(), field.name().en() + " " + context.year(year));
    }

    @Override
    public String formula(Scope scope) {
        return "";
    }

    /** The number as it stands in a formula, "?" when unknown. */
    String figure(Scope scope) {
        Fraction number = measure(scope).number();
        return number == null ? "?" : field.unit().written(number).exact();
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        Input input = input(scope);
        if (input != null) {
            sink.accept(input);
        }
    }

    @Nullable
    Input input(Scope scope) {
        int calendarYear = scope.context().year(year);
        Sourced sourced = scope.facts().value(field, calendarYear);
        return sourced == null ? null : Input.of(field, calendarYear, sourced);
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(field);
    }

    @Override
    public @Nullable Gap gap(Op op, Fraction threshold, Scope scope) {
        return Quantity.towards(this, op, threshold, scope, null);
    }
}
