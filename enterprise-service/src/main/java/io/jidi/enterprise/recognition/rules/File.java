package io.jidi.enterprise.recognition.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An application as the machine sees it.
 *
 * @param countyless whether the enterprise is looked after by the city itself (its region is the city's, or a zone without
 *     a code of its own), so that the city also does the county's review
 * @param steps what was done since the last submission, in order
 * @param until the day that counts in this stage: of return or of notice; absent in others
 */
public record File(
        Title title,
        Stage stage,
        boolean countyless,
        List<Step> steps,
        @Nullable LocalDate until) {

    public File {
        steps = List.copyOf(steps);
    }

    /** An act that was done. */
    public record Step(Action action, String person) {}
}
