package io.jidi.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.gateway.stubs.StubIssuer;
import io.jidi.gateway.stubs.StubService;
import io.jidi.gateway.stubs.Stubs;
import io.jidi.platform.security.InternalCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class TokenTest {

    private static final String[] DOORS = {"/api/v1/funds", "/api/v1/events", "/api/v1/events/stream"};

    Stubs.Around around;

    @Test
    void whateverIsWrongWithATokenTheAnswerIsTheSame() {
        StubIssuer issuer = around.issuer();
        long now = System.currentTimeMillis() / 1000;
        String good = issuer.office();
        String[] parts = good.split("\\.");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("another audience", issuer.sign(good().audience("other")));
        wrong.put("another issuer", issuer.sign(good().issuer("https://evil.test")));
        wrong.put("expired", issuer.sign(good().issuedAt(now - 7_200).expiresAt(now - 3_600)));
        wrong.put("not valid yet", issuer.sign(good().claim("nbf", now + 3_600)));
        wrong.put("without subject", issuer.sign(good().remove("sub")));
        wrong.put("two administrators", issuer.sign(good().groups(java.util.Set.of("SYSTEM_ADMIN", "AUDIT_ADMIN"))));
        wrong.put(
                "an administrator who uses the data",
                issuer.sign(good().groups(java.util.Set.of("SECURITY_ADMIN", "PROVINCE_OFFICE"))));
        wrong.put("a malformed scope", issuer.token("PROVINCE_OFFICE", "region:everything"));
        wrong.put(
                "the public key as the secret of an HMAC",
                good().jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .keyId("key-1")
                        .sign(new SecretKeySpec(issuer.key("key-1").getPublic().getEncoded(), "HmacSHA256")));
        wrong.put("no algorithm", encode("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + parts[1] + ".");
        wrong.put(
                "no algorithm, old signature",
                encode("{\"alg\":\"none\",\"kid\":\"key-1\"}") + "." + parts[1] + "." + parts[2]);
        wrong.put(
                "another key under the same name",
                good().jws().keyId("key-1").sign(StubIssuer.pair().getPrivate()));
        for (String kid : new String[] {
            "../../../dev/null", "/etc/passwd", "key-1' or '1'='1", "http://evil.test/jwks", "", "x".repeat(500)
        }) {
            wrong.put(
                    "kid " + kid, good().jws().keyId(kid).sign(StubIssuer.pair().getPrivate()));
        }
        wrong.put(
                "its own key inside",
                encode("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\"},\"jku\":\"http://evil.test\"}") + "." + parts[1]
                        + "." + parts[2]);
        wrong.put("changed claims", parts[0] + "." + encode("{\"sub\":\"root\"}") + "." + parts[2]);
        wrong.put("cut off", good.substring(0, good.length() - 10));
        wrong.put("two parts", parts[0] + "." + parts[1]);
        wrong.put("not base64", "a!b.c.d");
        wrong.put("endless", "a".repeat(5_000) + "." + "b".repeat(5_000) + ".c");

        String expected = null;
        for (Map.Entry<String, String> token : wrong.entrySet()) {
            for (String door : DOORS) {
                Response answer = given().header("Authorization", "Bearer " + token.getValue())
                        .get(door);
                assertThat(answer.statusCode())
                        .as(token.getKey() + " at " + door)
                        .isEqualTo(401);
                expected = sameAs(expected, answer, token.getKey() + " at " + door);
            }
        }
        for (String door : DOORS) {
            sameAs(expected, given().get(door), "none at " + door);
            sameAs(expected, given().header("Authorization", "Basic dTpw").get(door), "basic at " + door);
            sameAs(expected, given().header("Authorization", "Bearer").get(door), "empty at " + door);
            sameAs(expected, given().get(door + "?access_token=" + good), "in the query at " + door);
        }
    }

    @Test
    void aGoodTokenOpensEveryDoorAndADuplicateHeaderNone() {
        String good = around.issuer().office();
        given().header("Authorization", "bearer " + good)
                .get("/api/v1/funds")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + good)
                .get("/api/v1/events")
                .then()
                .statusCode(200);
    }

    @Test
    void documentsAndHealthAreOpen() {
        for (String path : new String[] {
            "/", "/api/docs", "/api/openapi.json", "/api/docs/problems", "/q/health", "/q/health/ready"
        }) {
            assertThat(given().get(path).statusCode()).as(path).isIn(200, 503);
        }
    }

    @Test
    void aNewKeyOfTheIssuerIsFoundAndInventedKeysDoNotTroubleIt() {
        String id = "key-" + UUID.randomUUID();
        around.issuer().add(id);
        String token = good().jws().keyId(id).sign(around.issuer().key(id).getPrivate());
        // The issuer is asked at most once in five seconds; until then the key is unknown.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        int status = 401;
        while (status == 401 && System.nanoTime() < deadline) {
            status = given().header("Authorization", "Bearer " + token)
                    .get("/api/v1/funds")
                    .statusCode();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        assertThat(status).isEqualTo(200);
        int before = around.issuer().fetches.get();
        for (int i = 0; i < 50; i++) {
            String invented = good().jws()
                    .keyId("invented-" + i)
                    .sign(around.issuer().key("key-1").getPrivate());
            given().header("Authorization", "Bearer " + invented)
                    .get("/api/v1/funds")
                    .then()
                    .statusCode(401);
        }
        assertThat(around.issuer().fetches.get() - before).isLessThanOrEqualTo(2);
    }

    @Test
    void aKeyThatTheIssuerTookBackOpensNothing() {
        String id = "key-" + UUID.randomUUID();
        around.issuer().add(id);
        String token = good().jws().keyId(id).sign(around.issuer().key(id).getPrivate());
        eventually(token, 200);
        around.issuer().remove(id);
        eventually(token, 401);
    }

    /** The issuer is asked anew when a token names a key that is not known, at most once in five seconds. */
    private void eventually(String token, int expected) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int status;
        do {
            String unknown = good().jws()
                    .keyId("unknown-" + UUID.randomUUID())
                    .sign(around.issuer().key("key-1").getPrivate());
            given().header("Authorization", "Bearer " + unknown).get("/api/v1/funds");
            status = given().header("Authorization", "Bearer " + token)
                    .get("/api/v1/funds")
                    .statusCode();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        } while (status != expected && System.nanoTime() < deadline);
        assertThat(status).isEqualTo(expected);
    }

    @Test
    void whatIsPassedOnIsStampedForItsServiceAndNoStampIsTakenFromOutside() {
        InternalCalls calls = new InternalCalls(StubService.SECRET, Clock.systemUTC());
        String bearer = "Bearer " + around.issuer().office();
        for (String query : new String[] {"", "?q=%E6%99%BA%E8%83%BD&name.like=a%20b+c", "?a=1&a=2&b=%2F"}) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", bearer)
                    .header(InternalCalls.EDGE_HEADER, "1:" + "0".repeat(64))
                    .header("X-User", "root")
                    .get("/api/v1/funds" + query)
                    .then()
                    .statusCode(200);
            StubService.Seen seen = around.fund().last();
            String stamp = seen.header(InternalCalls.EDGE_HEADER).orElseThrow();
            assertThat(calls.isStamped(stamp, "fund-service", "GET", seen.target(), bearer))
                    .as(seen.target())
                    .isTrue();
            assertThat(calls.isStamped(stamp, "project-service", "GET", seen.target(), bearer))
                    .isFalse();
            assertThat(seen.header("x-user")).isEmpty();
        }
    }

    private io.smallrye.jwt.build.JwtClaimsBuilder good() {
        return around.issuer().claims("u", "PROVINCE_OFFICE", "region:340000");
    }

    /** Nothing but the request's own id and path may differ. */
    private static String sameAs(String expected, Response answer, String as) {
        assertThat(answer.statusCode()).as(as).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).as(as).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).as(as).startsWith("application/problem+json");
        String text = answer.asString().replaceAll("req_[0-9a-z]+", "").replaceAll("/api/v1/[a-z/]+", "");
        if (expected != null) {
            assertThat(text).as(as).isEqualTo(expected);
        }
        return text;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
