package io.jidi.exchange;

import static io.restassured.RestAssured.given;

import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.sm.Sm2Key;
import io.jidi.testkit.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What administrators do, and the platforms they let in. */
public final class Admin {

    public static final String APPLICATIONS = "/api/v1/exchange/applications";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    private Admin() {}

    public static RequestSpecification system() {
        return as("SYSTEM_ADMIN", "sysadmin");
    }

    public static RequestSpecification security() {
        return as("SECURITY_ADMIN", "secadmin");
    }

    public static RequestSpecification as(String role, String user) {
        return given().auth()
                .oauth2(Tokens.of(role).user(user).sign())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    public static String registered(String appId) {
        return system().body(Map.of(
                        "appId", appId, "name", "江淮大数据中心", "organisation", "省数据资源局", "contact", "数据处 0551-0000000"))
                .post(APPLICATIONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static void granted(String id, String grade, List<String> regions, List<String> sets) {
        granted(id, grade, regions, sets, List.of());
    }

    public static void granted(
            String id, String grade, List<String> regions, List<String> sets, List<String> inboundKinds) {
        granted(
                id,
                Map.of(
                        "purpose",
                        "省级数据共享",
                        "dataSets",
                        sets,
                        "inboundKinds",
                        inboundKinds,
                        "grade",
                        grade,
                        "regions",
                        regions,
                        "snapshotsPerHour",
                        600,
                        "requestsPerMinute",
                        60_000));
    }

    public static void granted(String id, Map<String, Object> grant) {
        int number = system().body(grant)
                .post(APPLICATIONS + "/" + id + "/grants")
                .then()
                .statusCode(200)
                .extract()
                .path("grants[0].number");
        security()
                .body(Map.of("approve", true, "reason", "同意"))
                .post(APPLICATIONS + "/" + id + "/grants/" + number + "/decision")
                .then()
                .statusCode(200);
    }

    /** @return the private number */
    public static String keyed(String id, String kid) {
        String secret = proposedKey(id, kid, null);
        approveKey(id, kid);
        return secret;
    }

    /** @return the private number of a key that nobody has approved yet */
    public static String proposedKey(String id, String kid, @Nullable Instant validUntil) {
        String secret = new BigInteger(250, new SecureRandom()).setBit(249).toString(16);
        Map<String, Object> key = new HashMap<>(Map.of(
                "kid",
                kid,
                "algorithm",
                "SM2-SM3",
                "publicKey",
                Sm2Key.of(secret).publicKey()));
        if (validUntil != null) {
            key.put("validUntil", validUntil.toString());
        }
        system().body(key).post(APPLICATIONS + "/" + id + "/keys").then().statusCode(200);
        return secret;
    }

    public static void approveKey(String id, String kid) {
        security()
                .body(Map.of("approve", true, "reason", "同意"))
                .post(APPLICATIONS + "/" + id + "/keys/" + kid + "/decision")
                .then()
                .statusCode(200);
    }

    /** Ends every key that the application has. */
    public static void revokeKeys(String id) {
        List<String> kids = security()
                .get(APPLICATIONS + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("keys.findAll { it.state == 'ACTIVE' }.kid");
        for (String kid : kids) {
            security()
                    .body(Map.of("reason", "轮换"))
                    .post(APPLICATIONS + "/" + id + "/keys/" + kid + "/revocation")
                    .then()
                    .statusCode(200);
        }
    }

    /** A platform that signs by SM2, sees these data sets and hands in nothing. */
    public static OutsideClient platform(Clock clock, String grade, List<String> regions, String... sets) {
        return reporting(clock, grade, regions, List.of(), sets);
    }

    /** A platform that signs by SM2, sees these data sets and hands in these kinds. */
    public static OutsideClient reporting(
            Clock clock, String grade, List<String> regions, List<String> inboundKinds, String... sets) {
        String appId = freshAppId();
        String id = registered(appId);
        granted(id, grade, regions, List.of(sets), inboundKinds);
        return new OutsideClient(address(), appId, "k1", Algorithm.SM2_SM3, keyed(id, "k1"), clock);
    }

    public static String freshAppId() {
        return "app-test-" + NUMBER.incrementAndGet();
    }

    public static String address() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    /** What may fail while it is not so yet. */
    public interface Question {
        boolean holds() throws Exception;
    }

    /** Waits for what happens by itself, and says what did not. */
    public static void eventually(String what, Question question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE;
        while (!question.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
