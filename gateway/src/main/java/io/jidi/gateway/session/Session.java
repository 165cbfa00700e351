package io.jidi.gateway.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the cookie of a signed-in browser holds.
 *
 * @param refresh exchanged for the next access token; null where the issuer gives none
 * @param identity shown to the issuer at sign-out; null where it gave none
 * @param csrf told to the cockpit's own script only: a write that comes with the cookie must name it
 * @param expiresAt when the access token does
 */
record Session(
        String access,
        @Nullable String refresh,
        @Nullable String identity,
        String csrf,
        Instant startedAt,
        Instant expiresAt) {}
