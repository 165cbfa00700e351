package io.jidi.exchange.digest.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.SM3Digest;

/**
 * The digest of lines that come one after another, each with an LF: SHA-256 and SM3 at once (project-library.md 4.7, digest
 * oracle).
 */
public final class Lines {

    private final MessageDigest sha256;
    private final SM3Digest sm3 = new SM3Digest();
    private long count;

    public Lines() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    public void add(String line) {
        byte[] bytes = (line + '\n').getBytes(StandardCharsets.UTF_8);
        sha256.update(bytes);
        sm3.update(bytes, 0, bytes.length);
        count++;
    }

    public long count() {
        return count;
    }

    /** Ends the digest; call once. */
    public Digests finish() {
        byte[] hash = new byte[sm3.getDigestSize()];
        sm3.doFinal(hash, 0);
        return new Digests(
                HexFormat.of().formatHex(sha256.digest()), HexFormat.of().formatHex(hash));
    }

    /** Both in hexadecimal digits. */
    public record Digests(String sha256, String sm3) {}
}
