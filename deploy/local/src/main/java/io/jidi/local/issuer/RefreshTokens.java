package io.jidi.local.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The refresh tokens that are out and not spent. In memory: who is signed in signs in again after a restart. */
final class RefreshTokens {

    /** A working day: who did nothing for so long signs in again. */
    static final Duration LIFE = Duration.ofHours(10);

    private final Clock clock;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    void remember(String token) {
        Instant now = clock.instant();
        expiries.values().removeIf(expiry -> expiry.isBefore(now));
        expiries.put(digest(token), now.plus(LIFE));
    }

    /** True once for each token that was remembered and is in time. */
    boolean spend(String token) {
        Instant expiry = expiries.remove(digest(token));
        return expiry != null && clock.instant().isBefore(expiry);
    }

    private static String digest(String token) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
