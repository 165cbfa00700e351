package io.jidi.platform.sm;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** Verification by a public point; and the curve for who holds a private key. */
public final class Sm2 {

    private static final int RAW_BYTES = 64;
    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private Sm2() {}

    /**
     * Whether the text is a point of the curve other than infinity.
     *
     * @param publicKey uncompressed point in hexadecimal digits, with its leading {@code 04}
     */
    public static boolean isPoint(String publicKey) {
        if (!publicKey.matches("04[0-9a-fA-F]{128}")) {
            return false;
        }
        try {
            return !point(publicKey).getQ().isInfinity();
        } catch (IllegalArgumentException e) {
            // Two numbers that are not on the curve.
            return false;
        }
    }

    /**
     * Whether the holder of the key signed the message.
     *
     * @param signature ASN.1 DER, or {@code r‖s} of 64 bytes; anything else is no signature
     */
    public static boolean verifies(String publicKey, byte[] message, byte[] signature) {
        SM2Signer signer = new SM2Signer();
        signer.init(false, point(publicKey));
        signer.update(message, 0, message.length);
        try {
            return signer.verifySignature(der(signature));
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    /** {@code r‖s} of a DER signature, for platforms that exchange it so. */
    public static byte[] raw(byte[] der) {
        try {
            BigInteger[] parts = StandardDSAEncoding.INSTANCE.decode(DOMAIN.getN(), der);
            return PlainDSAEncoding.INSTANCE.encode(DOMAIN.getN(), parts[0], parts[1]);
        } catch (IOException e) {
            throw new IllegalArgumentException("not a DER signature", e);
        }
    }

    /** A DER signature as short as 64 bytes would need numbers that no one draws. */
    private static byte[] der(byte[] signature) throws IOException {
        if (signature.length != RAW_BYTES) {
            return signature;
        }
        return StandardDSAEncoding.INSTANCE.encode(
                DOMAIN.getN(),
                new BigInteger(1, Arrays.copyOfRange(signature, 0, RAW_BYTES / 2)),
                new BigInteger(1, Arrays.copyOfRange(signature, RAW_BYTES / 2, RAW_BYTES)));
    }

    private static ECPublicKeyParameters point(String publicKey) {
        return new ECPublicKeyParameters(
                DOMAIN.getCurve().decodePoint(HexFormat.of().parseHex(publicKey)), DOMAIN);
    }
}
