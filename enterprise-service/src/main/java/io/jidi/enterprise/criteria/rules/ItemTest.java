package io.jidi.enterprise.criteria.rules;

import java.time.LocalDate;
import java.util.List;

/** Which items of a list count: a test of one attribute. An attribute that was not recorded leaves the test open. */
public sealed interface ItemTest
        permits ItemTest.CodeIn,
                ItemTest.Within,
                ItemTest.YearsBefore,
                ItemTest.DayAgainst,
                ItemTest.InYears,
                ItemTest.FlagSet {

    Indicator.Attribute attribute();

    boolean passes(Datum value, AssessmentContext context);

    default Status judge(Item item, AssessmentContext context) {
        Datum value = item.attribute(attribute().key());
        if (value == null) {
            return Status.UNKNOWN;
        }
        return passes(value, context) ? Status.MET : Status.NOT_MET;
    }

    record CodeIn(Indicator.Attribute attribute, List<String> codes) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            return value instanceof Datum.Code code && codes.contains(code.value());
        }
    }

    record FlagSet(Indicator.Attribute attribute, boolean expected) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            return value instanceof Datum.Flag flag && flag.value() == expected;
        }
    }

    /** A number against a threshold, such as the rank among the winners. */
    record Within(Indicator.Attribute attribute, Op op, Fraction threshold) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            return value instanceof Datum.Number number
                    && op.holds(number.value().compareTo(threshold));
        }
    }

    /** Not later than the moment and at most so many years before it; the anniversary itself still counts (以内). */
    record YearsBefore(Indicator.Attribute attribute, int years, Moment moment) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            LocalDate end = moment.in(context);
            return value instanceof Datum.Day day
                    && !day.value().isAfter(end)
                    && !day.value().plusYears(years).isBefore(end);
        }
    }

    /** A day in one of the calendar years, counted as the texts count: 0 is the year of application. */
    record InYears(Indicator.Attribute attribute, List<Integer> offsets) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            return value instanceof Datum.Day day
                    && offsets.stream()
                            .anyMatch(offset ->
                                    context.year(offset) == day.value().getYear());
        }
    }

    /** A day on or before (AT_MOST), or on or after (AT_LEAST) the moment: the last day of validity is still valid. */
    record DayAgainst(Indicator.Attribute attribute, Op op, Moment moment) implements ItemTest {
        @Override
        public boolean passes(Datum value, AssessmentContext context) {
            return value instanceof Datum.Day day && op.holds(day.value().compareTo(moment.in(context)));
        }
    }
}
