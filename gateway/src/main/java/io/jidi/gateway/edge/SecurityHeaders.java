package io.jidi.gateway.edge;

import static io.vertx.core.http.HttpHeaders.createOptimized;

import io.jidi.cockpit.Cockpit;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;

/**
 * The headers of every answer. Strict-Transport-Security is the business of whoever ends TLS: over plain HTTP it must not
 * be sent (RFC 6797 section 7.2).
 */
public final class SecurityHeaders {

    /** For answers that are data: nothing may be loaded or framed. */
    static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    /** For the gateway's own pages: only what comes from here, no inline script. */
    public static final String PAGE_POLICY = Cockpit.POLICY;

    /** For the specification page, whose viewer writes styles into its elements. Scripts stay as strict as elsewhere. */
    public static final String SPECIFICATION_POLICY =
            PAGE_POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    public static final String POLICY = "Content-Security-Policy";

    /** Encoded once: the same bytes go out with every answer. */
    private static final Map<CharSequence, CharSequence> ALWAYS = Map.of(
            createOptimized("X-Content-Type-Options"), createOptimized("nosniff"),
            createOptimized("X-Frame-Options"), createOptimized("DENY"),
            createOptimized("Referrer-Policy"), createOptimized("no-referrer"),
            createOptimized("Cross-Origin-Opener-Policy"), createOptimized("same-origin"),
            createOptimized("Cross-Origin-Resource-Policy"), createOptimized("same-origin"),
            createOptimized("Permissions-Policy"),
                    createOptimized("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));

    private static final CharSequence POLICY_NAME = createOptimized(POLICY);
    private static final CharSequence DATA_POLICY_VALUE = createOptimized(DATA_POLICY);
    private static final CharSequence NO_STORE = createOptimized("no-store");

    private SecurityHeaders() {}

    static void set(MultiMap headers, boolean api) {
        ALWAYS.forEach(headers::set);
        if (!headers.contains(POLICY_NAME)) {
            headers.set(POLICY_NAME, DATA_POLICY_VALUE);
        }
        if (api && !headers.contains(HttpHeaders.CACHE_CONTROL)) {
            // What a person may see depends on the token: no shared cache may keep it, nor a browser's disk.
            headers.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
    }
}
