package io.jidi.conformance;

import io.jidi.platform.audit.Sm3;
import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sm.Sm2Key;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

/** How an application signs, and what it signs (project-library.md 4.4). */
public enum Signing {
    SM2_SM3("SM2-SM3") {
        @Override
        byte[] sign(String secret, byte[] message) {
            return Sm2Key.of(secret).sign(message);
        }
    },
    HMAC_SM3("HMAC-SM3") {
        @Override
        byte[] sign(String secret, byte[] message) {
            byte[] key = secret.getBytes(StandardCharsets.UTF_8);
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            mac.update(message, 0, message.length);
            byte[] code = new byte[mac.getMacSize()];
            mac.doFinal(code, 0);
            return code;
        }
    },
    HMAC_SHA256("HMAC-SHA256") {
        @Override
        byte[] sign(String secret, byte[] message) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                return mac.doFinal(message);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("HmacSHA256 is part of every JDK", e);
            }
        }
    };

    private final String word;

    Signing(String word) {
        this.word = word;
    }

    /** As in {@code X-Signature-Algorithm}. */
    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for a word that names none */
    public static Signing of(String word) {
        for (Signing one : values()) {
            if (one.word.equals(word)) {
                return one;
            }
        }
        throw new IllegalArgumentException(word + ": SM2-SM3, HMAC-SM3, HMAC-SHA256");
    }

    abstract byte[] sign(String secret, byte[] message);

    /** @param query in canonical form, as it stands in the request */
    static String requestText(
            String method, String path, String query, byte[] body, String appId, String timestamp, String nonce) {
        return String.join("\n", method, path, query, Sm3.hex(body), appId, timestamp, nonce);
    }

    static String responseText(int status, String path, byte[] body, String appId, String timestamp, String nonce) {
        return String.join("\n", Integer.toString(status), path, Sm3.hex(body), appId, timestamp, nonce);
    }

    /** @param key the exchange's public point, or the shared secret */
    boolean verifies(String key, String text, byte[] signature) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return this == SM2_SM3
                ? Sm2.verifies(key, message, signature)
                : MessageDigest.isEqual(sign(key, message), signature);
    }

    /**
     * The secret in a file: for SM2 the private number in hexadecimal digits, or PEM as OpenSSL writes it; else the shared
     * secret as it was handed over.
     *
     * @throws IOException for a file that cannot be read or holds no key
     */
    String secret(Path file) throws IOException {
        String text = Files.readString(file).strip();
        if (this != SM2_SM3 || !text.contains("-----BEGIN")) {
            return text;
        }
        try (PemReader pem = new PemReader(new StringReader(text))) {
            for (PemObject one = pem.readPemObject(); one != null; one = pem.readPemObject()) {
                if (one.getType().equals("EC PRIVATE KEY")) {
                    return number(ECPrivateKey.getInstance(ASN1Primitive.fromByteArray(one.getContent())));
                }
                if (one.getType().equals("PRIVATE KEY")) {
                    return number(ECPrivateKey.getInstance(
                            PrivateKeyInfo.getInstance(one.getContent()).parsePrivateKey()));
                }
            }
        }
        throw new IOException(file + " holds no private key");
    }

    private static String number(ECPrivateKey key) {
        return new BigInteger(1, key.getKey().toByteArray()).toString(16);
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
