package io.jidi.gateway.stubs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An issuer with a key set over HTTP. */
public final class StubIssuer {

    /** The client of browsers. */
    public static final String CLIENT = "jidi-web";

    private static final long HOUR = 3_600;

    private final Map<String, KeyPair> keys = new ConcurrentHashMap<>();
    private final HttpServer server;

    /** What the token endpoint was asked, form by form. */
    public final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();

    /** Who signs in with the next code, and with which nonce the answer comes; null: the one that was asked for. */
    public volatile String nonce;

    /** Until when the next access token is good, in seconds from now. */
    public volatile long life = HOUR;

    /** Whether refresh tokens are good; each is, once. */
    public volatile boolean refreshes = true;

    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final AtomicInteger numbers = new AtomicInteger();

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
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, discovery()));
        server.createContext("/authorize", this::consent);
        server.createContext("/endsession", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/token", this::tokens);
        server.createContext("/revoke", exchange -> {
            spent.add(form(exchange).getOrDefault("token", ""));
            answer(exchange, 200, "{}");
        });
        server.start();
    }

    /** Its own address: what stands in {@code iss}. */
    public String name() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private String discovery() {
        return "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize\",\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/jwks\",\"revocation_endpoint\":\"%1$s/revoke\",\"end_session_endpoint\":\"%1$s/endsession\"}"
                .formatted(name());
    }

    /** The page where a person says yes, at once. */
    private void consent(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        nonce = query.get("nonce");
        exchange.getResponseHeaders()
                .set("Location", query.get("redirect_uri") + "?code=good&state=" + query.get("state"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void tokens(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(exchange);
        asked.add(form);
        String refresh = form.get("refresh_token");
        boolean good = refresh == null ? form.getOrDefault("code", "").equals("good") : refreshes && spent.add(refresh);
        if (!good) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        long now = System.currentTimeMillis() / 1000;
        String access =
                sign(claims("reader", "PROVINCE_OFFICE", "region:340000").expiresAt(now + life));
        JwtClaimsBuilder identity = Jwt.issuer(name())
                .audience(CLIENT)
                .subject("reader")
                .issuedAt(now)
                .expiresAt(now + HOUR);
        if (nonce != null) {
            identity.claim("nonce", nonce);
        }
        answer(
                exchange,
                200,
                "{\"access_token\":\"" + access + "\",\"id_token\":\"" + sign(identity)
                        + "\",\"refresh_token\":\"refresh-" + numbers.incrementAndGet()
                        + "\",\"token_type\":\"Bearer\"}");
    }

    private static Map<String, String> form(HttpExchange exchange) throws IOException {
        return form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
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

    public void remove(String id) {
        keys.remove(id);
    }

    /** Claims of a good token, to be spoiled by a test. */
    public JwtClaimsBuilder claims(String user, String role, String... scopes) {
        long now = System.currentTimeMillis() / 1000;
        return Jwt.issuer(name())
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
