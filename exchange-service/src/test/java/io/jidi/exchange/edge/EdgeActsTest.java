package io.jidi.exchange.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.platform.audit.AuditChain;
import io.jidi.platform.audit.rules.ExportCheck;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.security.EdgeAct;
import io.jidi.platform.security.InternalCalls;
import io.jidi.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the gateway hands over stands in the hash chain, once, and nobody else hands over anything. */
@QuarkusTest
class EdgeActsTest extends OnRealParts {

    private static final String DOOR = "/internal/edge-acts";
    private static final String ENTRIES = "/internal/audit/entries";
    private static final Instant AT = Instant.parse("2026-11-20T08:30:00.123456Z");

    @Inject
    InternalCalls calls;

    @Inject
    ObjectMapper json;

    @Inject
    AuditChain chain;

    @Inject
    Sql sql;

    private static EdgeAct signIn(String actor) {
        String id = TypeIds.format(EdgeAct.PREFIX, UUID.randomUUID());
        return new EdgeAct(
                id,
                AT,
                "SIGN_IN",
                "SIGN_IN",
                "SUCCEEDED",
                id,
                null,
                actor,
                "王处长",
                "AH-OFFICE",
                List.of("PROVINCE_OFFICE"),
                "jidi-web",
                "192.0.2.9",
                "req-" + actor);
    }

    private byte[] body(List<EdgeAct> acts) throws Exception {
        return json.writeValueAsBytes(new EdgeAct.Batch(acts));
    }

    private static String target(byte[] body) throws Exception {
        return DOOR + "?sha256="
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static RequestSpecification json(byte[] body) {
        return given().contentType("application/json").body(body);
    }

    private Response handOver(byte[] body) throws Exception {
        String target = target(body);
        return json(body)
                .header(InternalCalls.HEADER, calls.sign("POST", target))
                .post(target);
    }

    private static RequestSpecification auditor() {
        return Admin.as("AUDITOR", "auditor");
    }

    private long written(EdgeAct act) {
        return sql.number("select count(*) from audit_entry where object = ?", act.object());
    }

    @Test
    void aSignInIsFoundByTheAuditorWithAllThatWasKnownOfIt() throws Exception {
        EdgeAct act = signIn("u-" + UUID.randomUUID());
        handOver(body(List.of(act))).then().statusCode(204);
        for (String filter : List.of("object=" + act.id(), "eventType=SIGN_IN&actor=" + act.actor())) {
            auditor()
                    .get(ENTRIES + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .body("items[0].at", equalTo(AT.toString()))
                    .body("items[0].action", equalTo("SIGN_IN"))
                    .body("items[0].result", equalTo("SUCCEEDED"))
                    .body("items[0].name", equalTo("王处长"))
                    .body("items[0].roles", equalTo(List.of("PROVINCE_OFFICE")))
                    .body("items[0].organisation", equalTo("AH-OFFICE"))
                    .body("items[0].channel", equalTo("UI"))
                    .body("items[0].address", equalTo("192.0.2.9"))
                    .body("items[0].requestId", equalTo(act.requestId()))
                    .body("items[0].service", equalTo("exchange-service"));
        }
        for (String role : List.of("PROVINCE_OFFICE", "SYSTEM_ADMIN", "SECURITY_ADMIN")) {
            Admin.as(role, "curious").get(ENTRIES).then().statusCode(403);
        }
    }

    @Test
    void anIdIsWrittenOnceHoweverOftenAndFromWhereItComes() throws Exception {
        EdgeAct one = signIn("one");
        EdgeAct two = signIn("two");
        EdgeAct three = signIn("three");
        handOver(body(List.of(one, two, one))).then().statusCode(204);
        handOver(body(List.of(one, two))).then().statusCode(204);
        handOver(body(List.of(two, three))).then().statusCode(204);
        assertThat(written(one)).isEqualTo(1);
        assertThat(written(two)).isEqualTo(1);
        assertThat(written(three)).isEqualTo(1);

        List<EdgeAct> many = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            many.add(signIn("many"));
        }
        ExecutorService senders = Executors.newFixedThreadPool(6);
        try {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                List<EdgeAct> order = new ArrayList<>(many);
                Collections.rotate(order, i * 7);
                byte[] body = body(order);
                all.add(() -> handOver(body).statusCode());
            }
            for (Future<Integer> status : senders.invokeAll(all)) {
                assertThat(status.get()).isEqualTo(204);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(many).allSatisfy(act -> assertThat(written(act)).isEqualTo(1));
    }

    @Test
    void whatTheGatewayDidNotSignForIsNotTaken() throws Exception {
        EdgeAct act = signIn("forged");
        byte[] body = body(List.of(act));
        String target = target(body);
        json(body).post(target).then().statusCode(401);
        Admin.as("SYSTEM_ADMIN", "sysadmin").body(body).post(target).then().statusCode(401);
        json(body)
                .header(InternalCalls.HEADER, calls.sign("POST", DOOR))
                .post(target)
                .then()
                .statusCode(401);
        // Signed for another body, or for none in particular.
        byte[] other = body(List.of(signIn("other")));
        json(body)
                .header(InternalCalls.HEADER, calls.sign("POST", target(other)))
                .post(target(other))
                .then()
                .statusCode(401);
        json(body)
                .header(InternalCalls.HEADER, calls.sign("POST", DOOR))
                .post(DOOR)
                .then()
                .statusCode(401);
        assertThat(written(act)).isZero();
    }

    @Test
    void whatNoGatewayOfOursWritesIsRefusedAsAWhole() throws Exception {
        EdgeAct good = signIn("beside-a-bad-one");
        String fine = new String(body(List.of(good)), StandardCharsets.UTF_8);
        for (String wrong : List.of(
                "",
                "[]",
                "{\"items\":[{}]}",
                fine.replace("SUCCEEDED", "PERHAPS"),
                fine.replace("\"SIGN_IN\"", "\"CHANGE\""),
                fine.replace("act_", "evt_"),
                fine.replace("192.0.2.9", "a\\u0000b"),
                fine.replace("AH-OFFICE", "x".repeat(1_001)),
                fine.replace("]}", ",{\"id\":\"act_x\"}]}"))) {
            handOver(wrong.getBytes(StandardCharsets.UTF_8)).then().statusCode(400);
        }
        handOver(body(Collections.nCopies(501, good))).then().statusCode(400);
        assertThat(written(good)).isZero();
        handOver(body(List.of())).then().statusCode(204);
    }

    @Test
    void theChainHoldsThemAndIsCheckedWithoutTheInstallation() throws Exception {
        EdgeAct act = signIn("in-the-chain");
        handOver(body(List.of(act))).then().statusCode(204);
        Admin.eventually("sealed", () -> sql.number("select count(*) from audit_pending") == 0);
        assertThat(chain.verify().firstFault()).isEmpty();
        Response export = auditor().get("/internal/audit/export");
        String file = new String(export.asByteArray(), StandardCharsets.UTF_8);
        assertThat(file).contains(act.id());
        assertThat(ExportCheck.check(new BufferedReader(new StringReader(file)), null)
                        .fault())
                .isEmpty();
        String forged = file.replace(act.actor(), "somebody-else");
        assertThat(ExportCheck.check(new BufferedReader(new StringReader(forged)), null)
                        .fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("was changed"));
    }
}
