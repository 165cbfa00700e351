package io.jidi.gateway.stubs;

import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An issuer with a key set over HTTP. */
public final class StubIssuer {

    public static final String NAME = "https://issuer.test/jidi";

    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** How often the keys were fetched. */
    public final AtomicInteger fetches = new AtomicInteger();

    public StubIssuer() {
        keys.put("key-1", pair());
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks", exchange -> {
            fetches.incrementAndGet();
            byte[] body = keySet().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks";
    }

    public void stop() {
        server.stop(0);
    }

    public KeyPair key(String id) {
        return keys.get(id);
    }

    public void add(String id) {
        keys.put(id, pair());
    }

    /** Claims of a good token, to be spoiled by a test. */
    public static JwtClaimsBuilder claims(String user, String role, String... scopes) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(NAME)
                .audience("jidi")
                .subject(user)
                .upn(user)
                .groups(Set.of(role))
                .claim("org", "TEST")
                .claim("scopes", Set.of(scopes))
                .issuedAt(now)
                .expiresAt(now + 3_600);
    }

    public String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("key-1").sign(key("key-1").getPrivate());
    }

    /** A good token. */
    public String token(String role, String... scopes) {
        return sign(claims("user-" + role, role, scopes));
    }

    public String office() {
        return token("PROVINCE_OFFICE", "region:340000");
    }

    public static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String keySet() {
        return keys.entrySet().stream()
                .map(key -> {
                    RSAPublicKey open = (RSAPublicKey) key.getValue().getPublic();
                    return "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"" + key.getKey() + "\",\"n\":\""
                            + number(open.getModulus().toByteArray()) + "\",\"e\":\""
                            + number(open.getPublicExponent().toByteArray()) + "\"}";
                })
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String number(byte[] bytes) {
        int start = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }
}
