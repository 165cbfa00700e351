package io.jidi.enterprise.criteria.rules;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Points by a recorded code or yes/no. */
public record PointsByCode(Indicator field, Map<String, Integer> points) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.POINTS;
    }

    @Override
    public Measured measure(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return unknown(Doubt.missing(field, null));
        }
        if (scope.facts().conflicting(field, EnterpriseFacts.NO_YEAR)) {
            return unknown(Doubt.conflicting(field, null));
        }
        return Measured.exact(Fraction.whole(points.getOrDefault(sourced.datum().text(), 0)));
    }

    private Measured unknown(Doubt doubt) {
        return new Measured(
                Amount.Between.of(
                        Fraction.whole(Collections.min(points.values())),
                        Fraction.whole(Collections.max(points.values()))),
                List.of(doubt));
    }

    @Override
    public Wording name(AssessmentContext context) {
        return field.name();
    }

    @Override
    public String formula(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        return sourced == null ? "" : sourced.datum().text();
    }

    @Override
    public void inputs(Scope scope, Consumer<Input> sink) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced != null) {
            sink.accept(Input.of(field, null, sourced));
        }
    }

    @Override
    public void reads(Consumer<Indicator> sink) {
        sink.accept(field);
    }
}
