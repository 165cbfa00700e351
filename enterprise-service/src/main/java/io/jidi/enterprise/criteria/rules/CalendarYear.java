package io.jidi.enterprise.criteria.rules;

import java.util.function.Consumer;

/** YEAR_OF: the calendar year of a recorded day ("founded in or after 2000", domain reference 3). */
public record CalendarYear(Indicator field) implements Quantity {

    @Override
    public Unit unit() {
        return Unit.CALENDAR_YEAR;
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
        if (sourced.datum() instanceof Datum.Day day) {
            return Measured.exact(Fraction.whole(day.value().getYear()));
        }
        throw new IllegalStateException(field.key() + " is not a date");
    }

    @Override
    public Wording name(AssessmentContext context) {
        return new Wording(
                field.name().zh() + "所在年份", "year of the " + field.name().en());
    }

    @Override
    public String formula(Scope scope) {
        return "";
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
