package io.jidi.local.issuer;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Responses of the wall. */
final class Answers {
    private Answers() {}

    static OAuth2HttpResponse json(int status, Map<String, Object> body) {
        Map<String, Object> plain = new LinkedHashMap<>(body);
        plain.replaceAll((name, value) -> value instanceof String[] many ? Arrays.asList(many) : value);
        return of(status, "application/json", JSONObjectUtils.toJSONString(plain));
    }

    /** An error as RFC 6749 section 5.2 forms it. */
    static OAuth2HttpResponse error(int status, String code, String description) {
        return json(status, Map.of("error", code, "error_description", description));
    }

    static OAuth2HttpResponse html(int status, String page) {
        return of(status, "text/html;charset=UTF-8", page);
    }

    static OAuth2HttpResponse empty(int status) {
        return new OAuth2HttpResponse(Headers.of(), status, "", null);
    }

    static OAuth2HttpResponse redirect(String address) {
        return new OAuth2HttpResponse(Headers.of("Location", address), 302, "", null);
    }

    /** Adds what keeps pages from being framed or cached, and lets pages of this machine read the answer. */
    static OAuth2HttpResponse forBrowserOf(@Nullable String origin, OAuth2HttpResponse answer) {
        Headers.Builder headers = answer.getHeaders()
                .newBuilder()
                .set("Cache-Control", "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        if (origin != null && Wall.isOnThisMachine(origin)) {
            headers.set("Access-Control-Allow-Origin", origin)
                    .set("Access-Control-Allow-Methods", "GET, POST")
                    .set("Access-Control-Allow-Headers", "Authorization, Content-Type")
                    .set("Vary", "Origin");
        }
        return new OAuth2HttpResponse(headers.build(), answer.getStatus(), answer.getBody(), answer.getBytesBody());
    }

    private static OAuth2HttpResponse of(int status, String type, String body) {
        return new OAuth2HttpResponse(Headers.of("Content-Type", type), status, body, null);
    }
}
