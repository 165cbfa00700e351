package io.jidi.enterprise.recognition;

import io.jidi.enterprise.recognition.rules.Action;
import io.jidi.enterprise.recognition.rules.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was done to an application. Added, never changed.
 *
 * @param levels on which the person acted
 * @param assessmentId the latest assessment by the title's standard at that time; absent when there was none
 * @param outcome what it had found
 */
record RecognitionStep(
        int number,
        Action action,
        Stage from,
        Stage to,
        String actor,
        String organisation,
        List<String> levels,
        @Nullable String reason,
        @Nullable LocalDate until,
        @Nullable UUID assessmentId,
        @Nullable String outcome,
        LocalDate on,
        Instant at) {}
