package io.jidi.exchange.signature.rules;

import io.jidi.platform.sm.Sm2;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** How a platform signs. SM2 where the signer must not be able to deny it; a shared secret where there is no SM. */
public enum Algorithm {
    /** A key is the public point in hexadecimal digits; a signature is DER or {@code r‖s}. */
    SM2_SM3("SM2-SM3"),
    /** A key is the shared secret as text. */
    HMAC_SM3("HMAC-SM3"),
    /** A key is the shared secret as text. */
    HMAC_SHA256("HMAC-SHA256");

    private final String word;

    Algorithm(String word) {
        this.word = word;
    }

    /** As it stands in headers. */
    public String word() {
        return word;
    }

    public static Optional<Algorithm> of(String word) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.word.equals(word))
                .findFirst();
    }

    public boolean isShared() {
        return this != SM2_SM3;
    }

    /** Whether the signature is the key's over this text; compared in constant time. */
    public boolean verifies(String key, String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return isShared() ? MessageDigest.isEqual(mac(key, message), signature) : Sm2.verifies(key, message, signature);
    }

    /**
     * The code of a text under a shared secret.
     *
     * @throws IllegalStateException for SM2, whose private keys are not here
     */
    public byte[] mac(String secret, byte[] message) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        return switch (this) {
            case HMAC_SM3 -> macSm3(key, message);
            case HMAC_SHA256 -> macSha256(key, message);
            case SM2_SM3 -> throw new IllegalStateException("SM2 shares no secret");
        };
    }

    /**
     * A signature as sent: base64, or hexadecimal digits. Which of the two follows from the length, since no signature of the
     * three algorithms has the same length in both; empty for neither.
     */
    public static Optional<byte[]> decode(String signature) {
        boolean digits =
                signature.matches("([0-9a-fA-F]{2})+") && (signature.length() == 64 || signature.length() > 100);
        try {
            return Optional.of(
                    digits
                            ? HexFormat.of().parseHex(signature)
                            : java.util.Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] macSm3(byte[] key, byte[] message) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }

    private static byte[] macSha256(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
        }
    }
}
