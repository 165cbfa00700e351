package io.jidi.gateway.limits.rules;

import java.util.Locale;
import java.util.Set;

/**
 * What a request is worth when not everything can be served, the most important first (reliability.md 3.2): exports are
 * sacrificed first, then lists, then reads, money last.
 */
public enum Lane {
    /** Writes of the fund books. */
    MONEY(100),
    /** All other writes. */
    WRITE(90),
    /** One thing, by its identifier or name. */
    READ(80),
    /** Many things. */
    LIST(60),
    /** Files in and out, and administrators' operations: long by nature, so their time says nothing about congestion. */
    BULK(30);

    private static final Set<String> SAFE = Set.of("GET", "HEAD");
    private static final Set<String> FILES = Set.of("file", "content", "export", "files", "notice", "statement");

    private final int percent;

    Lane(int percent) {
        this.percent = percent;
    }

    /** How full a service may be, in percent of its limit, for a request of this lane to be let in. */
    public int percent() {
        return percent;
    }

    /** Whether a slow answer tells that the service is busy. */
    public boolean tellsCongestion() {
        return this != BULK;
    }

    /**
     * The lane of a request.
     *
     * @param fund whether it goes to the service that keeps the money
     * @param path as routed, without its query
     */
    public static Lane of(String method, String path, boolean fund, boolean admin) {
        String last = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        if (admin
                || last.contains(".")
                || FILES.contains(last)
                || path.contains("/files/")
                || path.contains("-imports")) {
            return BULK;
        }
        if (!SAFE.contains(method)) {
            return fund ? MONEY : WRITE;
        }
        // An identifier is prefix_26characters; a collection is a plain word.
        return path.contains("_") ? READ : LIST;
    }
}
