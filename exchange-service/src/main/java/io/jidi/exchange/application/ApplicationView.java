package io.jidi.exchange.application;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.jidi.exchange.dataset.rules.Grade;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A platform with its grants and keys, the newest first. Secrets are not in it. */
@Schema(name = "Application")
record ApplicationView(@JsonUnwrapped Summary platform, String contact, List<Grant> grants, List<Key> keys) {

    /** What a list shows. */
    @Schema(name = "ApplicationSummary")
    record Summary(
            ApplicationId id,
            String appId,
            String name,
            String organisation,
            Application.State state,
            Instant createdAt) {}

    /** One number of what it may see and hand in. */
    @Schema(name = "ApplicationGrant")
    record Grant(
            int number,
            String state,
            String purpose,
            List<String> dataSets,
            List<String> inboundKinds,
            Grade grade,
            List<String> regions,
            int requestsPerMinute,
            int snapshotsPerHour,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** @param handedOver whether the shared secret has been handed over; absent for a public key */
    @Schema(name = "ApplicationKey")
    record Key(
            String kid,
            String algorithm,
            @Nullable String publicKey,
            @Nullable Boolean handedOver,
            String state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant validUntil,
            @Nullable Instant revokedAt) {}
}
