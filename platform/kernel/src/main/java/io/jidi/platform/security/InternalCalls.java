package io.jidi.platform.security;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks calls between the parts of one installation (the gateway reading a feed, a consumer asking a source
 * for a missing event). Such calls act for no user and reach only {@code /internal}.
 */
@Singleton
public class InternalCalls {

    /** Carries {@code <epoch second>:<HMAC-SHA256 of method, path with query, and second>}. */
    public static final String HEADER = "X-Jidi-Internal";

    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final SecretKeySpec key;
    private final Clock clock;

    public InternalCalls(@ConfigProperty(name = "jidi.secret") String secret, Clock clock) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** The header value for a call that leaves now. */
    public String sign(String method, String pathAndQuery) {
        return signedAt(clock.instant().getEpochSecond(), method, pathAndQuery);
    }

    public boolean isGenuine(@Nullable String header, String method, String pathAndQuery) {
        if (header == null || !header.matches("\\d{1,12}:[0-9a-f]{64}")) {
            return false;
        }
        long second = Long.parseLong(header.substring(0, header.indexOf(':')));
        if (Math.abs(clock.instant().getEpochSecond() - second) > WINDOW.toSeconds()) {
            return false;
        }
        return MessageDigest.isEqual(bytes(header), bytes(signedAt(second, method, pathAndQuery)));
    }

    private String signedAt(long second, String method, String pathAndQuery) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] digest = mac.doFinal(bytes(method + '\n' + pathAndQuery + '\n' + second));
            return second + ":" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
