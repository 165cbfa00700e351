package io.jidi.exchange.national;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in, and what came of it.
 *
 * @param sentAt when it last went out; with a state that is still SUBMITTED the answer is unknown, and it is not sent again
 * @param code the gateway's own word: 200, 300, catalog-001 …
 * @param data of the receipt, as JSON
 */
@Schema(name = "NationalSubmission")
record SubmissionView(
        SubmissionId id,
        String path,
        String sid,
        State state,
        String submittedBy,
        Instant submittedAt,
        @Nullable Instant sentAt,
        int tries,
        @Nullable String code,
        @Nullable String message,
        @Nullable String data,
        @Nullable Instant answeredAt) {

    /** SUBMITTED waits for its receipt. */
    enum State {
        SUBMITTED,
        CONFIRMED,
        REJECTED
    }
}
