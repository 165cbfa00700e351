package io.jidi.testkit;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * Tokens signed by a key that lives as long as the test JVM. {@code Tokens.of("PROVINCE_OFFICE").scope("region:340000")
 * .sign()} is a bearer token that the application under test accepts.
 */
public final class Tokens {

    public static final String ISSUER = "https://issuer.test/jidi";
    private static final long LIFE_SECONDS = 100L * 365 * 24 * 3600;

    private static final KeyPair KEYS = keys();

    private final Set<String> roles;
    private String user = "test-user";
    private String organisation = "AH-OFFICE";
    private Set<String> scopes = Set.of("region:340000");

    private Tokens(Set<String> roles) {
        this.roles = roles;
    }

    public static Tokens of(String... roles) {
        return new Tokens(Set.of(roles));
    }

    /** A token of the provincial office, for tests that are not about who may do what. */
    public static String office() {
        return of("PROVINCE_OFFICE").sign();
    }

    public Tokens user(String id) {
        user = id;
        return this;
    }

    public Tokens organisation(String code) {
        organisation = code;
        return this;
    }

    public Tokens scope(String... entries) {
        scopes = Set.of(entries);
        return this;
    }

    public String sign() {
        return claims().sign(KEYS.getPrivate());
    }

    /** The claims, to be spoiled by a test. */
    public JwtClaimsBuilder claims() {
        return Jwt.issuer(ISSUER)
                .audience("jidi")
                .subject(user)
                .upn(user)
                .groups(roles)
                .claim("name", user)
                .claim("org", organisation)
                .claim("scopes", scopes)
                // Tests travel through years; the token must not be what ends the journey.
                .issuedAt(0)
                .expiresAt(System.currentTimeMillis() / 1000 + LIFE_SECONDS);
    }

    /** The pair that signs. */
    public static KeyPair pair() {
        return KEYS;
    }

    /** The public half, as the application's configuration wants it. */
    public static String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(KEYS.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----";
    }

    /** The public half in a file that goes with the JVM. */
    static Path publicKeyFile() {
        try {
            Path file = Files.createTempFile("jidi-test-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(file, publicKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("RSA is part of every JDK", e);
        }
    }
}
