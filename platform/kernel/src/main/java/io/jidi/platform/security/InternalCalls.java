package io.jidi.platform.security;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks calls between the parts of one installation. Two kinds: calls that act for no user and reach only
 * {@code /internal} (the gateway reading a feed, a consumer asking a source for a missing event), and calls that the gateway
 * passes on for a user, whose stamp says that this very request with this very token came through it to this service.
 */
@Singleton
public class InternalCalls {

    /** Carries {@code <epoch second>:<HMAC-SHA256 of method, path with query, and second>}. */
    public static final String HEADER = "X-Jidi-Internal";

    /** Carries the gateway's stamp, in the same form, over the service, method, path with query, and the token's digest. */
    public static final String EDGE_HEADER = "X-Jidi-Edge";

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private static final Pattern FORM = Pattern.compile("\\d{1,12}:[0-9a-f]{64}");

    /** Ready with the key; only copies of it are fed. Looking up the algorithm and taking the key in cost more than a signature. */
    private final Mac keyed;

    private final Clock clock;

    public InternalCalls(@ConfigProperty(name = "jidi.secret") String secret, Clock clock) {
        this.keyed = keyed(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        this.clock = clock;
    }

    private static Mac keyed(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every JDK", e);
        }
    }

    /** The header value for a call that leaves now. */
    public String sign(String method, String pathAndQuery) {
        return signedNow(method + '\n' + pathAndQuery);
    }

    public boolean isGenuine(@Nullable String header, String method, String pathAndQuery) {
        return isSigned(header, method + '\n' + pathAndQuery);
    }

    /**
     * The stamp for a request that the gateway passes on now.
     *
     * @param service whom it is for: a stamp for one service opens no other
     * @param authorization the header as it is passed on; null where there is none
     */
    public String stamp(String service, String method, String pathAndQuery, @Nullable String authorization) {
        return signedNow(passage(service, method, pathAndQuery, authorization));
    }

    public boolean isStamped(
            @Nullable String header,
            String service,
            String method,
            String pathAndQuery,
            @Nullable String authorization) {
        return isSigned(header, passage(service, method, pathAndQuery, authorization));
    }

    private static String passage(String service, String method, String pathAndQuery, @Nullable String authorization) {
        return "edge\n" + service + '\n' + method + '\n' + pathAndQuery + '\n'
                + (authorization == null ? "" : authorization);
    }

    private String signedNow(String text) {
        return signedAt(clock.instant().getEpochSecond(), text);
    }

    private boolean isSigned(@Nullable String header, String text) {
        if (header == null || !FORM.matcher(header).matches()) {
            return false;
        }
        long second = Long.parseLong(header.substring(0, header.indexOf(':')));
        if (Math.abs(clock.instant().getEpochSecond() - second) > WINDOW.toSeconds()) {
            return false;
        }
        return MessageDigest.isEqual(bytes(header), bytes(signedAt(second, text)));
    }

    private String signedAt(long second, String text) {
        try {
            byte[] digest = ((Mac) keyed.clone()).doFinal(bytes(text + '\n' + second));
            return second + ":" + HexFormat.of().formatHex(digest);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's own " + ALGORITHM + " can be copied", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
