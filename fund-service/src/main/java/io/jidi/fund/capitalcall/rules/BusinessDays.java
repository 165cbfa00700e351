package io.jidi.fund.capitalcall.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Counts business days.
 *
 * @param holidays weekdays on which nobody works, by the yearly notice of the State Council
 * @param workdays weekend days that are worked in exchange
 */
public record BusinessDays(Set<LocalDate> holidays, Set<LocalDate> workdays) {

    public BusinessDays {
        holidays = Set.copyOf(holidays);
        workdays = Set.copyOf(workdays);
    }

    public boolean isBusinessDay(LocalDate day) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? workdays.contains(day) : !holidays.contains(day);
    }

    /** The day that lies this many business days after another, which itself does not count. */
    public LocalDate after(LocalDate day, int businessDays) {
        LocalDate at = day;
        for (int left = businessDays; left > 0; ) {
            at = at.plusDays(1);
            if (isBusinessDay(at)) {
                left--;
            }
        }
        return at;
    }
}
