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

/** Remembers for a minute which {@code Authorization} headers were good: a signature is checked once, not with each of a page's requests. */
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

    @Nullable
    Verified find(String header, Instant now) {
        String digest = digest(header);
        Entry entry;
        synchronized (entries) {
            entry = entries.get(digest);
        }
        return entry == null || !now.isBefore(entry.until) ? null : entry.verified;
    }

    void keep(String header, Verified verified, Instant now) {
        Instant soon = now.plus(LONGEST);
        Instant until = verified.expiresAt().isBefore(soon) ? verified.expiresAt() : soon;
        String digest = digest(header);
        synchronized (entries) {
            entries.put(digest, new Entry(verified, until));
        }
    }

    void forgetAll() {
        synchronized (entries) {
            entries.clear();
        }
    }

    /** The digest, not the token: memory dumps should hold no bearer tokens, and comparing takes the same time. */
    private static String digest(String header) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
