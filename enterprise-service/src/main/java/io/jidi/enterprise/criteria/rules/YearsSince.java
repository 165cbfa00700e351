package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;

/** YEARS_SINCE: time from a recorded day to a moment of the assessment, exact to the day. */
public record YearsSince(Indicator field, Moment moment) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.YEARS;
    }

    @Override
    public Measured measure(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return Measured.unknown(Doubt.missing(field, null));
        }
        if (scope.facts().conflicting(field, EnterpriseFacts.NO_YEAR)) {
            return Measured.unknown(Doubt.conflicting(field, null));
        }
        if (!(sourced.datum() instanceof Datum.Day day)) {
            throw new IllegalStateException(field.key() + " is not a date");
        }
        if (day.value().isAfter(moment.in(scope.context()))) {
            return Measured.unknown(new Doubt(
                    Doubt.Reason.CONFLICTING,
                    field,
                    null,
                    new Wording(
                            field.name().zh() + "（" + day.value() + "）晚于基准日 " + moment.in(scope.context()),
                            field.name().en() + " (" + day.value() + ") is after " + moment.in(scope.context()))));
        }
        return Measured.of(new Amount.Age(day.value(), moment.in(scope.context())));
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                "自" + field.name().zh() + "至" + moment.in(context) + "的年限",
                "time from " + field.name().en() + " to " + moment.in(context));
    }

    @Override
    public String formula(Scope scope) {
        Sourced sourced = scope.facts().value(field, EnterpriseFacts.NO_YEAR);
        return sourced == null ? "" : sourced.datum().text() + "→" + moment.in(scope.context());
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
