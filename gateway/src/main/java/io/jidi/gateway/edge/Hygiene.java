package io.jidi.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Headers by which a client could pretend to be someone or somewhere else. They are dropped at the edge; inside they are
 * ignored as well (reliability.md 4.1).
 */
final class Hygiene {

    private static final List<String> FORGED = List.of(
            "x-jidi-",
            "x-user",
            "x-forwarded",
            "x-remote-",
            "x-auth",
            "x-client-cert",
            "x-ssl-",
            "ssl-client-",
            "x-org");

    private static final Set<String> FORGED_EXACTLY = Set.of(
            "forwarded",
            "remote-user",
            "true-client-ip",
            "via",
            "x-cluster-client-ip",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-host",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    /** What Connection may name without anything being dropped: this hop's own words, and what the next hop needs. */
    private static final Set<String> HARMLESS_OPTIONS = Set.of(
            "", "close", "keep-alive", "upgrade", "authorization", "content-length", "host", "transfer-encoding");

    /** The first letters of all of them: most headers begin with another, and are not looked at further. */
    private static final BitSet INITIALS = initials();

    private Hygiene() {}

    static void clean(MultiMap headers) {
        List<String> dropped = new ArrayList<>();
        for (Map.Entry<String, String> header : headers) {
            String name = header.getKey();
            if (INITIALS.get(Character.toLowerCase(name.charAt(0))) && isForged(name.toLowerCase(Locale.ROOT))) {
                dropped.add(name);
            }
        }
        // RFC 9110 section 7.6.1: what Connection names is for this hop only. It must not name what the next hop needs.
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String option : line.split(",")) {
                String name = option.trim().toLowerCase(Locale.ROOT);
                if (!HARMLESS_OPTIONS.contains(name)) {
                    dropped.add(name);
                }
            }
        }
        dropped.forEach(headers::remove);
    }

    private static BitSet initials() {
        BitSet letters = new BitSet();
        FORGED.forEach(start -> letters.set(start.charAt(0)));
        FORGED_EXACTLY.forEach(name -> letters.set(name.charAt(0)));
        return letters;
    }

    private static boolean isForged(String name) {
        // An underscore becomes a hyphen in some frameworks: X_User is X-User there.
        String plain = name.replace('_', '-');
        return FORGED_EXACTLY.contains(plain) || FORGED.stream().anyMatch(plain::startsWith);
    }
}
