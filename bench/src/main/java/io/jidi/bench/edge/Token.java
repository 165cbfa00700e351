package io.jidi.bench.edge;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** A bearer token of the province's office and the key set that it is checked with, good for one run. */
record Token(String text, String keySet) {

    static final String ISSUER = "https://issuer.bench/jidi";

    private static final String KEY_ID = "bench";

    static Token fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            RSAPublicKey open = (RSAPublicKey) keys.getPublic();
            String keySet =
                    "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"%s\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                            .formatted(KEY_ID, unsigned(open.getModulus()), unsigned(open.getPublicExponent()));
            long now = Clock.systemUTC().instant().getEpochSecond();
            String content = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}")
                    + '.'
                    + base64("""
                            {"iss":"%s","aud":"jidi","sub":"bench","upn":"bench","azp":"bench","name":"bench","org":"AH",\
                            "groups":["PROVINCE_OFFICE"],"scopes":["region:340000"],"iat":%d,"exp":%d}""".formatted(
                                    ISSUER, now - 5, now + Duration.ofDays(1).toSeconds()));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return new Token(
                    content + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign()), keySet);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        byte[] plain = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }
}
