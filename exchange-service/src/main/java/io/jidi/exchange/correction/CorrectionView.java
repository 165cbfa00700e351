package io.jidi.exchange.correction;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A correction as both sides see it.
 *
 * @param recordId the record that is doubted
 * @param current the value as published when it was doubted, as text; absent when the field had none
 * @param rev of the record at that time
 * @param dueDate last day for the answer, in working days
 */
@Schema(name = "Correction")
record CorrectionView(
        CorrectionId id,
        String appId,
        String dataSet,
        String recordId,
        long rev,
        String field,
        @Nullable String current,
        String proposed,
        String evidence,
        String regions,
        State state,
        @Nullable String answer,
        Instant submittedAt,
        LocalDate dueDate,
        @Nullable Instant answeredAt) {

    /** SUPERSEDED: the value changed before anyone answered. */
    enum State {
        PENDING,
        ACCEPTED,
        DENIED,
        SUPERSEDED
    }
}
