package io.jidi.gateway.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/**
 * A key of the issuer and the one algorithm it verifies. The algorithm comes from the key and never from the token, so a
 * public RSA key cannot be used as the secret of an HMAC.
 */
record VerificationKey(PublicKey key, SignatureAlgorithm algorithm) {

    private static final int SMALLEST_RSA_BITS = 2_048;

    VerificationKey {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < SMALLEST_RSA_BITS) {
            throw new IllegalArgumentException("an RSA key below " + SMALLEST_RSA_BITS + " bits: "
                    + rsa.getModulus().bitLength());
        }
    }

    static VerificationKey of(PublicKey key) {
        if (key instanceof RSAPublicKey) {
            return new VerificationKey(key, SignatureAlgorithm.RS256);
        }
        if (key instanceof ECPublicKey ec) {
            return new VerificationKey(
                    key,
                    switch (ec.getParams().getCurve().getField().getFieldSize()) {
                        case 256 -> SignatureAlgorithm.ES256;
                        case 384 -> SignatureAlgorithm.ES384;
                        default -> throw new IllegalArgumentException("an elliptic curve other than P-256 and P-384");
                    });
        }
        throw new IllegalArgumentException("neither an RSA nor an EC key: " + key.getAlgorithm());
    }
}
