package io.jidi.exchange.signature.rules;

import io.jidi.platform.audit.Sm3;
import org.jspecify.annotations.Nullable;

/**
 * What a platform signs: method, path, canonical query, SM3 of the body, application, time and nonce, joined by LF without
 * one at the end (project-library.md 4.4).
 *
 * @param path as it stood in the request line
 * @param query in canonical form, see {@link CanonicalQuery}
 * @param bodyDigest SM3 in hexadecimal digits, also of an empty body
 * @param timestamp milliseconds since 1970, as sent
 */
public record RequestText(
        String method, String path, String query, String bodyDigest, String appId, String timestamp, String nonce) {

    /** @throws IllegalArgumentException for a query that cannot be read */
    public static RequestText of(
            String method,
            String path,
            @Nullable String rawQuery,
            byte[] body,
            String appId,
            String timestamp,
            String nonce) {
        return new RequestText(method, path, CanonicalQuery.of(rawQuery), Sm3.hex(body), appId, timestamp, nonce);
    }

    public String text() {
        return String.join("\n", method, path, query, bodyDigest, appId, timestamp, nonce);
    }
}
