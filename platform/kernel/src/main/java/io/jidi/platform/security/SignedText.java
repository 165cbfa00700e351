package io.jidi.platform.security;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opaque tokens that only this installation can make: page tokens and cursors. Not secret, but not forgeable. */
@Singleton
public class SignedText {

    private static final int MAC_BYTES = 12;
    private static final int LONGEST = 2_000;

    private final SecretKeySpec key;

    public SignedText(@ConfigProperty(name = "jidi.secret") String secret) {
        this.key = new SecretKeySpec(("token:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    public String sign(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(mac(content), MAC_BYTES + content.length);
        System.arraycopy(content, 0, token, MAC_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The text that was signed; empty when the token is not ours. */
    public Optional<String> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            // Not even base64: not a token of ours, which is all the caller needs to know.
            return Optional.empty();
        }
        if (bytes.length < MAC_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        boolean genuine = MessageDigest.isEqual(Arrays.copyOf(bytes, MAC_BYTES), mac(content));
        return genuine ? Optional.of(new String(content, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private byte[] mac(byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), MAC_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
