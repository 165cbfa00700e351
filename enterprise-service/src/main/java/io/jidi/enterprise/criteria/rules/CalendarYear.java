package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;

/** YEAR_OF: the calendar year of a recorded day ("founded in or after 2000", domain reference 3). */
public record CalendarYear(Indicator field) implements DayQuantity {

    @Override
    public Unit unit() {
        return Unit.CALENDAR_YEAR;
    }

    @Override
    public Measured measure(LocalDate day, AssessmentContext context) {
        return Measured.exact(Fraction.whole(day.getYear()));
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
}
