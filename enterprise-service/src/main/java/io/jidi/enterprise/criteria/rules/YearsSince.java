package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/** YEARS_SINCE: time from a recorded day to a moment of the assessment, exact to the day. */
public record YearsSince(Indicator field, Moment moment) implements DayQuantity {

    @Override
    public Unit unit() {
        return Unit.YEARS;
    }

    @Override
    public Measured measure(LocalDate day, AssessmentContext context) {
        LocalDate until = moment.in(context);
        if (day.isAfter(until)) {
            return Measured.unknown(new Doubt(
                    Doubt.Reason.CONFLICTING,
                    field,
                    null,
                    new Wording(
                            field.name().zh() + "（" + day + "）晚于基准日 " + until,
                            field.name().en() + " (" + day + ") is after " + until)));
        }
        return Measured.of(new Amount.Age(day, until));
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
}
