package io.jidi.testkit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.platform.security.InternalCalls;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service behind its gateway: what the gateway did not stamp is refused, and what it stamped is checked again. */
@QuarkusTest
@WithTestResource(GuardedParts.class)
class EdgeGateTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String SERVICE = "sample-service";

    @Inject
    InternalCalls calls;

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    private static JwtClaimsBuilder good() {
        return Tokens.of("PROVINCE_OFFICE").claims();
    }

    private static RequestSpecification with(String token) {
        return token == null ? given() : given().header("Authorization", "Bearer " + token);
    }

    private Response through(String token) {
        return with(token)
                .header(
                        InternalCalls.EDGE_HEADER,
                        calls.stamp(SERVICE, "GET", NOTES, token == null ? null : "Bearer " + token))
                .get(NOTES);
    }

    @Test
    void aDirectCallIsRefusedWhateverItBrings() {
        String token = Tokens.office();
        String bearer = "Bearer " + token;
        assertThat(through(token).statusCode()).isEqualTo(200);

        // The query is signed as it stands in the request line, however it is escaped.
        String escaped = NOTES + "?title.like=%E6%99%BA%20a+b%2F";
        assertThat(with(token)
                        .urlEncodingEnabled(false)
                        .header(InternalCalls.EDGE_HEADER, calls.stamp(SERVICE, "GET", escaped, bearer))
                        .get(escaped)
                        .statusCode())
                .isNotEqualTo(401);

        Map<String, String> stamps = new LinkedHashMap<>();
        stamps.put("none", null);
        stamps.put("invented", "1:" + "0".repeat(64));
        stamps.put("for another service", calls.stamp("fund-service", "GET", NOTES, bearer));
        stamps.put("for another method", calls.stamp(SERVICE, "POST", NOTES, bearer));
        stamps.put("for another path", calls.stamp(SERVICE, "GET", NOTES + "/x", bearer));
        stamps.put("for another query", calls.stamp(SERVICE, "GET", NOTES + "?a=1", bearer));
        stamps.put("for another token", calls.stamp(SERVICE, "GET", NOTES, "Bearer x"));
        stamps.put("of a call between the parts", calls.sign("GET", NOTES));
        TestClock.clock().travel(Duration.ofSeconds(-61));
        stamps.put("kept for a minute", calls.stamp(SERVICE, "GET", NOTES, bearer));
        TestClock.clock().travel(Duration.ofMinutes(4));
        stamps.put("of the future", calls.stamp(SERVICE, "GET", NOTES, bearer));
        TestClock.clock().backToPresent();

        String refusal = null;
        for (Map.Entry<String, String> stamp : stamps.entrySet()) {
            RequestSpecification request = with(token)
                    .header("X-User", "office")
                    .header("X-Forwarded-User", "office")
                    .header("X-Forwarded-For", "127.0.0.1");
            Response answer = (stamp.getValue() == null
                            ? request
                            : request.header(InternalCalls.EDGE_HEADER, stamp.getValue()))
                    .get(NOTES);
            refusal = sameAs(refusal, answer, stamp.getKey());
        }
        // Nothing is told of what exists either: an operation that is not there answers alike.
        sameAs(refusal, with(token).get("/api/v1/nowhere"), "an unknown path");
        sameAs(refusal, with(Tokens.of("ENTERPRISE").sign()).get(NOTES), "a role that may not");
        sameAs(
                refusal,
                given().header(InternalCalls.HEADER, calls.sign("GET", NOTES)).get(NOTES),
                "an internal call");
        assertThat(given().header(InternalCalls.HEADER, calls.sign("GET", "/internal/problems"))
                        .get("/internal/problems")
                        .statusCode())
                .isEqualTo(200);
        sameAs(refusal, given().get("/internal/problems"), "an internal path without its signature");
    }

    @Test
    void aBadTokenIsRefusedAlsoWhereTheGatewayLetItPass() throws Exception {
        long now = System.currentTimeMillis() / 1000;
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String[] parts = Tokens.office().split("\\.");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("none", null);
        wrong.put("another audience", sign(good().audience("other")));
        wrong.put("another issuer", sign(good().issuer("https://evil.test")));
        wrong.put("expired", sign(good().issuedAt(now - 7_200).expiresAt(now - 3_600)));
        wrong.put("not valid yet", sign(good().claim("nbf", now + 3_600)));
        wrong.put(
                "of another key",
                good().jws().keyId("key-1").sign(generator.generateKeyPair().getPrivate()));
        wrong.put(
                "a key id that is a path",
                good().jws()
                        .keyId("../../dev/null")
                        .sign(generator.generateKeyPair().getPrivate()));
        wrong.put(
                "the public key as the secret of an HMAC",
                good().jws()
                        .algorithm(SignatureAlgorithm.HS256)
                        .sign(new SecretKeySpec(Tokens.pair().getPublic().getEncoded(), "HmacSHA256")));
        wrong.put("no algorithm", encode("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        wrong.put("two administrators", Tokens.of("SYSTEM_ADMIN", "AUDIT_ADMIN").sign());
        wrong.put(
                "an administrator who uses the data",
                Tokens.of("SECURITY_ADMIN", "PROVINCE_OFFICE").sign());
        wrong.put("changed claims", parts[0] + "." + encode("{\"sub\":\"root\"}") + "." + parts[2]);
        String refusal = null;
        for (Map.Entry<String, String> token : wrong.entrySet()) {
            refusal = sameAs(refusal, through(token.getValue()), token.getKey());
        }
    }

    /** A token without a scope is somebody, and sees nothing. */
    @Test
    void aTokenWithoutScopesSeesNothing() {
        Response answer = through(sign(good().claim("scopes", java.util.Set.of())));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.<java.util.List<Object>>path("items")).isEmpty();
        Response bare = through(sign(good().remove("scopes")));
        assertThat(bare.<java.util.List<Object>>path("items")).isEmpty();
    }

    private static String sign(JwtClaimsBuilder claims) {
        return claims.sign(Tokens.pair().getPrivate());
    }

    private static String sameAs(String expected, Response answer, String as) {
        assertThat(answer.statusCode()).as(as).isEqualTo(401);
        String text = answer.asString().replaceAll("req_[0-9a-z]+", "").replaceAll("\"instance\":\"[^\"]*\"", "");
        if (expected != null) {
            assertThat(text).as(as).isEqualTo(expected);
        }
        return text;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
