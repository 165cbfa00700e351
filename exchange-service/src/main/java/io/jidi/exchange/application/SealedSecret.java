package io.jidi.exchange.application;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Shared secrets at rest: SM4 in GCM mode under a key made of the installation's secret, bound to their owner. A verifier of
 * HMAC must know the secret itself, so a digest would not do.
 */
@Singleton
public class SealedSecret {

    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 16;
    private static final int TAG_BITS = 128;
    private static final int SECRET_BYTES = 32;

    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    SealedSecret(@ConfigProperty(name = "jidi.secret") String secret) {
        SM3Digest digest = new SM3Digest();
        byte[] bytes = ("exchange-secrets:" + secret).getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        key = Arrays.copyOf(hash, KEY_BYTES);
    }

    /** A new secret that nobody can guess. */
    public String draw() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public String seal(String owner, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(true, owner, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    /** @throws IllegalStateException when it was sealed for another owner or under another secret of the installation */
    public String open(String owner, String sealed) {
        byte[] all = Base64.getDecoder().decode(sealed);
        byte[] secret =
                run(false, owner, Arrays.copyOf(all, NONCE_BYTES), Arrays.copyOfRange(all, NONCE_BYTES, all.length));
        return new String(secret, StandardCharsets.UTF_8);
    }

    private byte[] run(boolean seal, String owner, byte[] nonce, byte[] input) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(
                seal,
                new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, owner.getBytes(StandardCharsets.UTF_8)));
        byte[] output = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, output, 0);
        try {
            length += cipher.doFinal(output, length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("a secret of " + owner + " cannot be opened", e);
        }
        return Arrays.copyOf(output, length);
    }
}
