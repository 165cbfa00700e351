package io.jidi.gateway.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private Hygiene() {}

    static void clean(MultiMap headers) {
        List<String> dropped = new ArrayList<>();
        for (String name : headers.names()) {
            if (isForged(name.toLowerCase(Locale.ROOT))) {
                dropped.add(name);
            }
        }
        // RFC 9110 section 7.6.1: what Connection names is for this hop only. It must not name what the next hop needs.
        for (String line : headers.getAll(HttpHeaders.CONNECTION)) {
            for (String option : line.split(",")) {
                String name = option.trim().toLowerCase(Locale.ROOT);
                if (!Set.of(
                                "",
                                "close",
                                "keep-alive",
                                "upgrade",
                                "authorization",
                                "content-length",
                                "host",
                                "transfer-encoding")
                        .contains(name)) {
                    dropped.add(name);
                }
            }
        }
        dropped.forEach(headers::remove);
    }

    private static boolean isForged(String name) {
        // An underscore becomes a hyphen in some frameworks: X_User is X-User there.
        String plain = name.replace('_', '-');
        return FORGED_EXACTLY.contains(plain) || FORGED.stream().anyMatch(plain::startsWith);
    }
}
