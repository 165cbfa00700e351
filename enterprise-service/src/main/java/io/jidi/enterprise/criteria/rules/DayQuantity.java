package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import java.util.function.Consumer;

/** A number read from one recorded day. */
sealed interface DayQuantity extends Quantity permits YearsSince, CalendarYear {

    Indicator field();

    /** The number for that day. */
    Measured measure(LocalDate day, AssessmentContext context);

    @Override
    default Measured measure(Scope scope) {
        Sourced sourced = scope.facts().value(field(), EnterpriseFacts.NO_YEAR);
        if (sourced == null) {
            return Measured.unknown(Doubt.missing(field(), null));
        }
        if (scope.facts().conflicting(field(), EnterpriseFacts.NO_YEAR)) {
            return Measured.unknown(Doubt.conflicting(field(), null));
        }
        if (sourced.datum() instanceof Datum.Day day) {
            return measure(day.value(), scope.context());
        }
        throw new IllegalStateException(field().key() + " is not a date");
    }

    @Override
    default void inputs(Scope scope, Consumer<Input> sink) {
        Sourced sourced = scope.facts().value(field(), EnterpriseFacts.NO_YEAR);
        if (sourced != null) {
            sink.accept(Input.of(field(), null, sourced));
        }
    }

    @Override
    default void reads(Consumer<Indicator> sink) {
        sink.accept(field());
    }
}
