package io.jidi.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers for a minute which tokens were good: a signature is checked once, not with each of a page's requests. */
final class VerifiedTokens {

    private static final int MOST = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Entry(Verified verified, Instant until) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
            return size() > MOST;
        }
    };

    synchronized @Nullable Verified find(String token, Instant now) {
        Entry entry = entries.get(digest(token));
        return entry == null || !now.isBefore(entry.until) ? null : entry.verified;
    }

    synchronized void keep(String token, Verified verified, Instant now) {
        Instant soon = now.plus(LONGEST);
        Instant until = verified.expiresAt().isBefore(soon) ? verified.expiresAt() : soon;
        entries.put(digest(token), new Entry(verified, until));
    }

    synchronized void forgetAll() {
        entries.clear();
    }

    /** The digest, not the token: memory dumps should hold no bearer tokens, and comparing takes the same time. */
    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
