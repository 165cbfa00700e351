package io.jidi.gateway.edge;

import io.jidi.cockpit.Cockpit;
import io.vertx.core.MultiMap;
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

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    private SecurityHeaders() {}

    static void set(MultiMap headers, boolean api) {
        ALWAYS.forEach(headers::set);
        if (!headers.contains(POLICY)) {
            headers.set(POLICY, DATA_POLICY);
        }
        if (api && !headers.contains("Cache-Control")) {
            // What a person may see depends on the token: no shared cache may keep it, nor a browser's disk.
            headers.set("Cache-Control", "no-store");
        }
    }
}
