package io.jidi.platform.sm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.SM2Signer;

/** A private key in a file of its own, apart from any database. */
public final class Sm2Key {

    private final ECPrivateKeyParameters secret;
    private final String publicKey;

    private Sm2Key(BigInteger number) {
        secret = new ECPrivateKeyParameters(number, Sm2.DOMAIN);
        publicKey = HexFormat.of()
                .formatHex(Sm2.DOMAIN.getG().multiply(number).normalize().getEncoded(false));
    }

    /** The key of this number in hexadecimal digits. */
    public static Sm2Key of(String number) {
        return new Sm2Key(new BigInteger(number, 16));
    }

    /** The key in the file; made there, for its owner's eyes only, when there is none. */
    public static Sm2Key readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return of(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the key " + file, e);
        }
    }

    /** The public point, uncompressed, in hexadecimal digits: what others need to verify. */
    public String publicKey() {
        return publicKey;
    }

    /** The signature in DER. */
    public byte[] sign(byte[] message) {
        SM2Signer signer = new SM2Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 could not sign", e);
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        // From 1 to n-2, as the standard asks.
        BigInteger drawn = new BigInteger(Sm2.DOMAIN.getN().bitLength() + 64, new SecureRandom())
                .mod(Sm2.DOMAIN.getN().subtract(BigInteger.TWO))
                .add(BigInteger.ONE);
        Path fresh = Files.createTempFile(
                folder, "key", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
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
