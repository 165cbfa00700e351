package io.jidi.exchange.webhook.rules;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The symmetric signature of Standard Webhooks 1.0.0: HMAC-SHA256 over {@code id.timestamp.payload}. */
public final class WebhookSignature {

    /** How a secret begins, so that it is recognised where it should not be. */
    public static final String SECRET_PREFIX = "whsec_";

    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final String VERSION = "v1,";
    private static final String HMAC = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * The value of {@code webhook-signature}: one signature a secret, separated by blanks.
     *
     * @param secrets {@code whsec_} and base64 of 24 to 64 bytes
     * @param id without a full stop: else another split of the same text would bear the same signature
     * @param timestamp seconds since 1970
     * @param payload the body, byte for byte as it is sent
     * @throws IllegalArgumentException if there is no secret, or a secret or the id has another form
     */
    public static String header(List<String> secrets, String id, long timestamp, byte[] payload) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("a message without a secret cannot be signed");
        }
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("the id of a message has no full stop: " + id);
        }
        byte[] begin = (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(hmac(key(secret), begin, payload)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] key(String secret) {
        if (!secret.startsWith(SECRET_PREFIX)) {
            throw new IllegalArgumentException("a secret begins with " + SECRET_PREFIX);
        }
        byte[] key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        if (key.length < LEAST_BYTES || key.length > MOST_BYTES) {
            throw new IllegalArgumentException("a secret has 24 to 64 bytes, not " + key.length);
        }
        return key;
    }

    private static byte[] hmac(byte[] key, byte[] begin, byte[] payload) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update(begin);
            return mac.doFinal(payload);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
