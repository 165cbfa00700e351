package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to do.
 *
 * @param on business day
 * @param reason absent where none was given
 * @param until the day by which a returned application must come again, or the last day of a public notice
 * @param truthStated whether the applicant states that everything it says is true and pledges compliance
 */
public record Act(
        Action action,
        Actor actor,
        LocalDate on,
        @Nullable String reason,
        @Nullable LocalDate until,
        boolean truthStated) {

    boolean hasReason() {
        String given = reason;
        return given != null && !given.isBlank();
    }
}
