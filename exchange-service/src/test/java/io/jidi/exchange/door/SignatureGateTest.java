package io.jidi.exchange.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.sm.Sm2;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is let in, and who is not (reliability.md, row 37). */
@QuarkusTest
class SignatureGateTest extends OnRealParts {

    private static final TestClock CLOCK = TestClock.clock();
    private static final String STATUS = "/open/v1/status";

    @AfterEach
    void backToPresent() {
        CLOCK.backToPresent();
    }

    @Test
    void theTimeMayDifferByThreeHundredSecondsAndNotBySecondsMore() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        for (long seconds : new long[] {-298, 0, 298}) {
            assertThat(client.at(CLOCK.instant().plusSeconds(seconds))
                            .get(STATUS)
                            .status())
                    .as("%d s", seconds)
                    .isEqualTo(200);
        }
        for (long seconds : new long[] {-301, 301, 100_000, -100_000}) {
            OutsideClient.Answer late =
                    client.at(CLOCK.instant().plusSeconds(seconds)).get(STATUS);
            assertThat(late.status()).as("%d s", seconds).isEqualTo(401);
            assertThat(late.text("code")).isEqualTo("SIGNATURE_EXPIRED");
        }
    }

    @Test
    void aNonceCountsOnceAndOfTwoAtOnceExactlyOne() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        Map<String, String> once = client.headers("GET", STATUS, "", "n-once-1");
        assertThat(given().headers(once).get(STATUS).statusCode()).isEqualTo(200);
        assertThat(given().headers(once).get(STATUS).jsonPath().getString("code"))
                .isEqualTo("NONCE_REPLAYED");

        Map<String, String> same = client.headers("GET", STATUS, "", "n-once-2");
        ExecutorService eight = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> given().headers(same).get(STATUS).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> call : eight.invokeAll(calls)) {
                answers.add(call.get());
            }
            assertThat(answers).containsOnly(200, 401);
            assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        } finally {
            eight.shutdownNow();
        }
        // Another key may use the same nonce; and after its life the time has run out, not the nonce.
        OutsideClient other = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        assertThat(given().headers(other.headers("GET", STATUS, "", "n-once-1"))
                        .get(STATUS)
                        .statusCode())
                .isEqualTo(200);
        CLOCK.travel(Duration.ofSeconds(601));
        assertThat(given().headers(once).get(STATUS).jsonPath().getString("code"))
                .isEqualTo("SIGNATURE_EXPIRED");
        assertThat(given().headers(client.headers("GET", STATUS, "", "n-once-1"))
                        .get(STATUS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignatureThatIsRefusedUsesUpNoNonce() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        Map<String, String> good = client.headers("GET", STATUS, "", "n-kept-1");
        Map<String, String> forged = new java.util.HashMap<>(good);
        forged.put("X-Signature", client.headers("GET", STATUS, "", "n-other-1").get("X-Signature"));
        assertThat(given().headers(forged).get(STATUS).statusCode()).isEqualTo(401);
        assertThat(given().headers(good).get(STATUS).statusCode()).isEqualTo(200);
    }

    @Test
    void nothingOfARequestMayBeChangedAndTheRefusalTellsNothing() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        OutsideClient other = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String path = "/open/v1/projects/changes?limit=5";
        List<UnaryOperator<Map<String, String>>> changes = List.of(
                changed("X-App-Id", "app-nobody"),
                changed("X-App-Id", other.headers("GET", path, "", "n-whatever").get("X-App-Id")),
                changed("X-Key-Id", "k2"),
                changed("X-Key-Id", "..%2Fk1"),
                changed("X-Nonce", "n-another"),
                changed(
                        "X-Timestamp",
                        Long.toString(CLOCK.instant().plusSeconds(1).toEpochMilli())),
                changed("X-Signature-Algorithm", "HMAC-SHA256"),
                changed("X-Signature-Algorithm", "none"),
                changed("X-Signature", "AAAA"),
                changed("X-Signature", Base64.getEncoder().encodeToString(new byte[64])),
                headers -> {
                    byte[] der = Base64.getDecoder().decode(headers.get("X-Signature"));
                    byte[] raw = Sm2.raw(der);
                    raw[40] ^= 1;
                    headers.put("X-Signature", HexFormat.of().formatHex(raw));
                    return headers;
                });
        List<String> refusals = new ArrayList<>();
        for (UnaryOperator<Map<String, String>> change : changes) {
            OutsideClient.Answer refused = client.send("GET", path, "", Map.of(), change);
            assertThat(refused.status()).isEqualTo(401);
            if (!refused.body().path("detail").asText().contains("X-")) {
                refusals.add(refused.text("code") + refused.text("detail"));
            }
        }
        assertThat(refusals).hasSizeGreaterThan(7);
        assertThat(refusals.stream().distinct()).hasSize(1);
        // The query and the path are signed too.
        Map<String, String> signed = client.headers("GET", path, "", "n-path-1");
        assertThat(given().headers(signed)
                        .get("/open/v1/projects/changes?limit=6")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().headers(signed)
                        .get("/open/v1/lights/changes?limit=5")
                        .statusCode())
                .isEqualTo(401);
        assertThat(given().headers(signed).get(path).statusCode()).isEqualTo(200);
        // Raw and DER are both taken, in digits too.
        assertThat(client.send("GET", path, "", Map.of(), headers -> {
                            headers.put(
                                    "X-Signature",
                                    HexFormat.of()
                                            .formatHex(
                                                    Sm2.raw(Base64.getDecoder().decode(headers.get("X-Signature")))));
                            return headers;
                        })
                        .status())
                .isEqualTo(200);
        assertThat(given().get(STATUS).statusCode()).isEqualTo(401);
        assertThat(Admin.system().get(STATUS).statusCode()).isEqualTo(401);
    }

    @Test
    void theBodyIsSigned() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String path = "/open/v1/projects/corrections";
        Map<String, String> headers = client.headers("POST", path, "{\"id\":\"a\"}", "n-body-1");
        assertThat(given().headers(headers)
                        .contentType("application/json")
                        .body("{\"id\":\"b\"}")
                        .post(path)
                        .statusCode())
                .isEqualTo(401);
        String large = "{\"id\":\"" + "x".repeat(5 * 1024 * 1024) + "\"}";
        assertThat(given().headers(client.headers("POST", path, large, "n-body-2"))
                        .contentType("application/json")
                        .body(large)
                        .post(path)
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void keysAreRolledOverAndARevokedOneIsOutAtOnce() throws Exception {
        String appId = Admin.freshAppId();
        String id = Admin.registered(appId);
        Admin.granted(id, "L1", List.of("340000"), List.of("projects"));
        String firstSecret = Admin.keyed(id, "old");
        OutsideClient old = new OutsideClient(Admin.address(), appId, "old", Algorithm.SM2_SM3, firstSecret, CLOCK);
        OutsideClient next =
                new OutsideClient(Admin.address(), appId, "new", Algorithm.SM2_SM3, Admin.keyed(id, "new"), CLOCK);
        assertThat(old.get(STATUS).status()).isEqualTo(200);
        assertThat(next.get(STATUS).status()).isEqualTo(200);
        // A third cannot be let in while two sign.
        Admin.system()
                .body(Map.of("kid", "third", "algorithm", "HMAC-SM3"))
                .post(Admin.APPLICATIONS + "/" + id + "/keys")
                .then()
                .statusCode(200);
        Admin.security()
                .body(Map.of("approve", true, "reason", "x"))
                .post(Admin.APPLICATIONS + "/" + id + "/keys/third/decision")
                .then()
                .statusCode(409);
        Admin.system()
                .body(Map.of("reason", "轮换"))
                .post(Admin.APPLICATIONS + "/" + id + "/keys/old/revocation")
                .then()
                .statusCode(200);
        assertThat(old.get(STATUS).status()).isEqualTo(401);
        assertThat(next.get(STATUS).status()).isEqualTo(200);

        Admin.approveKey(id, "third");
        String secret = Admin.security()
                .post(Admin.APPLICATIONS + "/" + id + "/keys/third/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
        Admin.security()
                .post(Admin.APPLICATIONS + "/" + id + "/keys/third/secret")
                .then()
                .statusCode(409);
        // It signs its answers by the shared secret, too: the client checks.
        OutsideClient shared = new OutsideClient(Admin.address(), appId, "third", Algorithm.HMAC_SM3, secret, CLOCK);
        assertThat(shared.get(STATUS).status()).isEqualTo(200);

        Admin.system()
                .body(Map.of("reason", "停用"))
                .post(Admin.APPLICATIONS + "/" + id + "/suspension")
                .then()
                .statusCode(200);
        assertThat(next.get(STATUS).status()).isEqualTo(401);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() throws Exception {
        String appId = Admin.freshAppId();
        String id = Admin.registered(appId);
        Admin.granted(
                id,
                Map.of(
                        "purpose",
                        "限流",
                        "dataSets",
                        List.of("projects"),
                        "grade",
                        "L1",
                        "regions",
                        List.of("340000"),
                        "requestsPerMinute",
                        3,
                        "snapshotsPerHour",
                        1));
        OutsideClient client =
                new OutsideClient(Admin.address(), appId, "k1", Algorithm.SM2_SM3, Admin.keyed(id, "k1"), CLOCK);
        OutsideClient.Answer first = client.get("/open/v1/projects/snapshots/latest");
        assertThat(first.http().headers().firstValue("RateLimit-Policy")).contains("\"default\";q=3;w=60");
        assertThat(first.http().headers().firstValue("RateLimit").orElse("")).startsWith("\"default\";r=2;");
        OutsideClient.Answer second = client.get("/open/v1/projects/snapshots/latest");
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.http().headers().firstValue("Retry-After")).isPresent();
        assertThat(client.get(STATUS).status()).isEqualTo(200);
        Map<String, String> fourth = client.headers("GET", STATUS, "", "n-fourth-1");
        var refused = given().headers(fourth).get(STATUS);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    private static UnaryOperator<Map<String, String>> changed(String header, String value) {
        return headers -> {
            headers.put(header, value);
            return headers;
        };
    }
}
