package io.jidi.mcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The issuer's keys and a gateway that knows two projects and shows each token those of its scope, as the real one does; it remembers
 * what it was asked.
 */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** One request as it arrived. */
    public record Asked(String method, String target, String authorization) {}

    /** Injected into a field of the test. */
    public static final class Around {

        private final KeyPair keys = pair();
        private final KeyPair strangersKeys = pair();
        private final List<Asked> asked = new ArrayList<>();
        private final HttpServer server;

        /** Until it is set back, what every question is answered with; zero: what is known. */
        volatile int status;

        volatile String body = "";

        Around() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/jwks", exchange -> answer(exchange, 200, keySet()));
            server.createContext("/", this::api);
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        String token(String user, String role, String scope) {
            return token(user, role, scope, keys, "jidi", 600);
        }

        String forged() {
            return token("office", "PROVINCE_OFFICE", "region:340000", strangersKeys, "jidi", 600);
        }

        String expired() {
            return token("office", "PROVINCE_OFFICE", "region:340000", keys, "jidi", -600);
        }

        String forSomethingElse() {
            return token("office", "PROVINCE_OFFICE", "region:340000", keys, "another-system", 600);
        }

        private String token(String user, String role, String scope, KeyPair by, String audience, long seconds) {
            long now = System.currentTimeMillis() / 1000;
            return Jwt.issuer(url())
                    .audience(audience)
                    .subject(user)
                    .groups(Set.of(role))
                    .claim("scopes", Set.of(scope))
                    .issuedAt(now - 1_000)
                    .expiresAt(now + seconds)
                    .jws()
                    .keyId("k")
                    .sign(by.getPrivate());
        }

        List<Asked> asked() {
            synchronized (asked) {
                return List.copyOf(asked);
            }
        }

        void forget() {
            synchronized (asked) {
                asked.clear();
            }
            status = 0;
        }

        private void api(HttpExchange exchange) throws IOException {
            String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String target = exchange.getRequestURI().toString();
            synchronized (asked) {
                asked.add(new Asked(exchange.getRequestMethod(), target, authorization));
            }
            if (status != 0) {
                answer(exchange, status, body);
                return;
            }
            String claims =
                    new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
            if (target.startsWith("/api/v1/projects?")) {
                Map<String, String> projects = Map.of("base:VOICE", "声谷项目", "base:WUHU-ROBOT", "芜湖机器人项目");
                String items = projects.entrySet().stream()
                        .filter(project -> claims.contains("region:340000") || claims.contains(project.getKey()))
                        .map(project -> "{\"name\":\"" + project.getValue() + "\",\"totalInvestment\":\"26000000.00\"}")
                        .sorted()
                        .collect(Collectors.joining(","));
                answer(exchange, 200, "{\"items\":[" + items + "],\"asOf\":\"2026-11-29T03:00:00Z\"}");
            } else {
                answer(exchange, 200, "{\"asked\":\"" + target + "\"}");
            }
        }

        private static void answer(HttpExchange exchange, int status, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", status == 200 ? "application/json" : "application/problem+json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }

        private String keySet() {
            RSAPublicKey open = (RSAPublicKey) keys.getPublic();
            return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"k\",\"n\":\""
                    + number(open.getModulus()) + "\",\"e\":\"" + number(open.getPublicExponent()) + "\"}]}";
        }

        private static String number(BigInteger value) {
            byte[] bytes = value.toByteArray();
            int start = bytes[0] == 0 ? 1 : 0;
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
        }

        private static KeyPair pair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Around around;

    @Override
    public Map<String, String> start() {
        around = new Around();
        return Map.of(
                "JIDI_GATEWAY",
                around.url(),
                "JIDI_ADDRESS",
                "https://jidi.test",
                "JIDI_MCP_ADDRESS",
                "https://mcp.jidi.test",
                "JIDI_OIDC_ISSUER",
                around.url(),
                "JIDI_OIDC_JWKS",
                around.url() + "/jwks",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(around, new TestInjector.MatchesType(Around.class));
    }

    @Override
    public void stop() {
        around.server.stop(0);
    }
}
