package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One edition of the procedure: a ministry's measure with its time limits (domain reference 1.6).
 *
 * @param from first day in force
 * @param to last day in force; absent while open
 * @param ministryTitles titles that the ministry recognises after the province's review
 * @param validityYears years a title holds, and by which a re-assessment extends it
 * @param updateBy day of each year by which the holder updates its information; not done, the right to re-assessment is lost
 * @param changeMonths months within which a material change is reported
 * @param banYears least years without application after a revocation for a grave cause
 * @param reminderDays days before an expiry or a deadline from which it shows in the reminders
 * @param noticeDays least days of a public notice, the first and last counted
 * @param unconfirmed names of the figures above that rest on one reading or on practice
 */
public record Procedure(
        String id,
        String documentZh,
        String documentEn,
        LocalDate from,
        @Nullable LocalDate to,
        List<Title> ministryTitles,
        int validityYears,
        MonthDay updateBy,
        int changeMonths,
        int banYears,
        int reminderDays,
        int noticeDays,
        List<String> unconfirmed) {

    private static final Map<String, Integer> MOST =
            Map.of("validityYears", 10, "changeMonths", 24, "banYears", 10, "reminderDays", 730, "noticeDays", 60);

    public Procedure {
        ministryTitles = List.copyOf(ministryTitles);
        unconfirmed = List.copyOf(unconfirmed);
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(id + " ends on " + to + ", before it begins on " + from);
        }
        within(id, "validityYears", validityYears);
        within(id, "changeMonths", changeMonths);
        within(id, "banYears", banYears);
        within(id, "reminderDays", reminderDays);
        within(id, "noticeDays", noticeDays);
    }

    private static void within(String id, String name, int value) {
        int most = MOST.getOrDefault(name, 0);
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(id + ": " + name + " is " + value + ", not 1 to " + most);
        }
    }

    public boolean isInForce(LocalDate on) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }

    public boolean needsMinistry(Title title) {
        return ministryTitles.contains(title);
    }

    /** Last day of a title that is valid from this day. */
    public LocalDate validUntil(LocalDate validFrom) {
        return validFrom.plusYears(validityYears).minusDays(1);
    }
}
