package io.jidi.conformance;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An application of the exchange, which signs its requests (project-library.md 4.4): what a platform's own client does.
 *
 * @param secret the private number of SM2 in hexadecimal digits, or the shared secret as it was handed over
 */
public record Application(String appId, String kid, Signing signing, String secret) {

    /**
     * The headers of a signed request.
     *
     * @param target path with its query, in canonical form, as in the request line
     * @param body empty for none
     * @param nonce counts once
     */
    public Map<String, String> sign(String method, String target, String body, String nonce, Instant at) {
        int question = target.indexOf('?');
        String timestamp = Long.toString(at.toEpochMilli());
        String text = Signing.requestText(
                method,
                Installation.path(target),
                question < 0 ? "" : target.substring(question + 1),
                body.getBytes(StandardCharsets.UTF_8),
                appId,
                timestamp,
                nonce);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-App-Id", appId);
        headers.put("X-Key-Id", kid);
        headers.put("X-Signature-Algorithm", signing.word());
        headers.put("X-Timestamp", timestamp);
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", Signing.base64(signing.sign(secret, text.getBytes(StandardCharsets.UTF_8))));
        return headers;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return appId + "/" + kid;
    }
}
