package io.jidi.exchange.correction.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Counts working days: Monday to Friday without days off, and the weekend days that are worked instead.
 *
 * @param daysOff of the yearly notice of the State Council
 * @param extra weekend days that are worked
 */
public record WorkingDays(Set<LocalDate> daysOff, Set<LocalDate> extra) {

    public WorkingDays {
        daysOff = Set.copyOf(daysOff);
        extra = Set.copyOf(extra);
    }

    public boolean isWorked(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return extra.contains(day) || !weekend && !daysOff.contains(day);
    }

    /** The last day of so many working days; the day of the submission is not counted. */
    public LocalDate after(LocalDate day, int count) {
        LocalDate last = day;
        for (int counted = 0; counted < count; ) {
            last = last.plusDays(1);
            if (isWorked(last)) {
                counted++;
            }
        }
        return last;
    }
}
