package io.jidi.platform.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Reads the dates that people and programs send: ISO 8601 in four-digit years, for nothing here happened before the year 1000 and
 * a database ends sooner than {@code java.time}.
 */
public final class Dates {

    private static final int FIRST_YEAR = 1_000;
    private static final int LAST_YEAR = 9_999;
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    private Dates() {}

    /** @throws DateTimeException unless it is a day such as {@code 2026-03-31} */
    public static LocalDate date(String text) {
        require(DATE.matcher(text).matches(), text);
        LocalDate date = LocalDate.parse(text);
        require(date.getYear() >= FIRST_YEAR, text);
        return date;
    }

    /** @throws DateTimeException unless it is a month such as {@code 2026-03} */
    public static YearMonth month(String text) {
        require(MONTH.matcher(text).matches(), text);
        YearMonth month = YearMonth.parse(text);
        require(month.getYear() >= FIRST_YEAR, text);
        return month;
    }

    /** @throws DateTimeException unless it is a moment such as {@code 2026-03-31T08:00:00Z}, or with another offset */
    public static Instant instant(String text) {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        int year = instant.atOffset(ZoneOffset.UTC).getYear();
        require(year >= FIRST_YEAR && year <= LAST_YEAR, text);
        return instant;
    }

    private static void require(boolean holds, String text) {
        if (!holds) {
            throw new DateTimeException("not a date of the years " + FIRST_YEAR + " to " + LAST_YEAR + ": " + text);
        }
    }
}
