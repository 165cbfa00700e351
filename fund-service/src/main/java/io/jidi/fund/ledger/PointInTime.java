package io.jidi.fund.ledger;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.time.ClockSource;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * On which day, as known when (fund.md 7.4): the two parameters of every question to the books.
 *
 * @param asOf the last effective day that counts
 * @param knownAt what was booked later is not seen
 */
public record PointInTime(LocalDate asOf, Instant knownAt) {

    /**
     * Reads the query parameters {@code asOf} (a date; absent: today) and {@code knownAt} (an instant, or a date for the
     * end of that business day; absent: all that is known).
     *
     * @throws io.jidi.platform.problem.Problem 400 for anything else
     */
    public static PointInTime of(@Nullable String asOf, @Nullable String knownAt, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ClockSource.BUSINESS_ZONE);
        return new PointInTime(
                asOf == null ? today : day("?asOf", asOf), knownAt == null ? Balances.NOW : instant(knownAt));
    }

    static LocalDate day(String pointer, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at(pointer, "应为日期 YYYY-MM-DD", "Expected a date, YYYY-MM-DD");
        }
    }

    private static Instant instant(String text) {
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ClockSource.BUSINESS_ZONE)
                            .toInstant()
                            .minusNanos(1000);
        } catch (DateTimeException e) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?knownAt", "应为时刻（RFC 3339）或日期", "Expected an instant (RFC 3339) or a date");
        }
    }
}
