package io.jidi.gateway.session;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what a browser keeps for us: AES-256-GCM, so that it can neither read nor change it, bound to its purpose, so that
 * one kind of cookie cannot be passed off as another.
 */
@Singleton
class Seal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SessionSettings settings;
    private final SecureRandom random = new SecureRandom();

    Seal(SessionSettings settings) {
        this.settings = settings;
    }

    String close(String purpose, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, settings.key(), nonce, purpose);
            byte[] sealed = cipher.doFinal(content);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every JDK", e);
        }
    }

    /** What was sealed for this purpose; empty for whatever else. */
    Optional<byte[]> open(String purpose, String sealed) {
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            // Not ours: that is all there is to know.
            return Optional.empty();
        }
        if (whole.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(settings.key()), settings.keyBefore().stream())
                .map(key -> opened(key, purpose, whole))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<byte[]> opened(String key, String purpose, byte[] whole) {
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE_BYTES), purpose);
            return Optional.of(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            // Another key or another purpose, or changed on the way.
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String key, byte[] nonce, String purpose) throws GeneralSecurityException {
        byte[] derived =
                MessageDigest.getInstance("SHA-256").digest(("jidi-session:" + key).getBytes(StandardCharsets.UTF_8));
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(derived, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
