package io.jidi.platform.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The SM2 key (GB/T 32918, curve sm2p256v1, the standard's default user id, DER signatures) that signs audit checkpoints.
 * It lies in a file apart from the database: who can rewrite the chain must not be able to sign it too.
 */
@Singleton
class CheckpointKey {

    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private final Path file;
    private @Nullable ECPrivateKeyParameters secret;

    CheckpointKey(@ConfigProperty(name = "jidi.audit.key") String file) {
        this.file = Path.of(file);
    }

    /** The public point, uncompressed, in hexadecimal digits: what an auditor needs to verify offline. */
    String publicKey() {
        return HexFormat.of().formatHex(publicPoint().getQ().getEncoded(false));
    }

    String sign(String text) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, privateKey());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        try {
            return HexFormat.of().formatHex(signer.generateSignature());
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 could not sign", e);
        }
    }

    boolean signed(String text, String signature) {
        SM2Signer signer = new SM2Signer();
        signer.init(false, publicPoint());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        signer.update(bytes, 0, bytes.length);
        try {
            return signer.verifySignature(HexFormat.of().parseHex(signature));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private ECPublicKeyParameters publicPoint() {
        return new ECPublicKeyParameters(DOMAIN.getG().multiply(privateKey().getD()), DOMAIN);
    }

    /** Read once, and not before it is needed: a service that never signs needs no key. */
    private synchronized ECPrivateKeyParameters privateKey() {
        ECPrivateKeyParameters known = secret;
        if (known == null) {
            known = new ECPrivateKeyParameters(new BigInteger(read(), 16), DOMAIN);
            secret = known;
        }
        return known;
    }

    private String read() {
        try {
            if (!Files.exists(file)) {
                make();
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit key " + file, e);
        }
    }

    private void make() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // From 1 to n-2, as the standard asks.
        BigInteger drawn = new BigInteger(DOMAIN.getN().bitLength() + 64, new SecureRandom())
                .mod(DOMAIN.getN().subtract(BigInteger.TWO))
                .add(BigInteger.ONE);
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                "key",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, drawn.toString(16));
        try {
            // A link appears whole or not at all; the first of two replicas wins and both read its key.
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // Another replica was quicker.
        } finally {
            Files.delete(fresh);
        }
    }
}
