package io.jidi.exchange.dataset;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A major version of a data set that is served beside the present one (project-library.md 4.7 A2).
 *
 * @param issued when it was published first
 * @param announcedOn when its end was announced; null while it has none
 * @param removedFrom the first day on which it is not served any more, at least 180 days later
 * @param fields each names the present field that it is made of
 */
public record EarlierVersion(
        String version,
        LocalDate issued,
        @Nullable LocalDate announcedOn,
        @Nullable LocalDate removedFrom,
        List<Field> fields,
        List<String> totals) {

    private static final int NOTICE_DAYS = 180;

    public EarlierVersion {
        if ((announcedOn == null) != (removedFrom == null)) {
            throw new IllegalStateException(version + ": an end is announced on a day and comes on a day");
        }
        if (announcedOn != null && announcedOn.plusDays(NOTICE_DAYS).isAfter(removedFrom)) {
            throw new IllegalStateException(
                    version + " is announced to end less than " + NOTICE_DAYS + " days ahead: " + removedFrom);
        }
    }
}
