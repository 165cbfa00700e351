package io.jidi.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.local.demo.Demo;
import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The main job across all processes, while each of them is killed once; and what the door says to bad requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {

    private static final Duration DRAINED = Duration.ofSeconds(60);

    private Installation installation;

    @BeforeAll
    void start() {
        installation = Installation.start(
                "main-job",
                Map.of(
                        Application.ENTERPRISE, 1,
                        Application.EXCHANGE, 1,
                        Application.FUND, 1,
                        Application.PROJECT, 1,
                        Application.GATEWAY, 1));
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    @Test
    @Order(1)
    void theStoryIsToldWhileEveryProcessIsKilledOnce() throws Exception {
        Thread killer = new Thread(this::killEachOnce, "killer");
        killer.start();
        String first = tell();
        killer.join();
        // Told again on a whole system, it is the same story: every write was a replay.
        String second = tell();
        assertThat(first.lines().filter(line -> line.contains("SRDI-2026：")))
                .containsExactly(
                        "  皖江智语 · SRDI-2026：ELIGIBLE → SRDI",
                        "  淮北微行 · SRDI-2026：NOT_ELIGIBLE",
                        "  蚌埠芯感 · SRDI-2026：NOT_ELIGIBLE",
                        "  芜湖精驱 · SRDI-2026：ELIGIBLE → SRDI");
        assertThat(first).contains("13333333.33", "10000000.00", "8666666.67", "1333333.33", "差额 0.00，备查差额 0.00");
        assertThat(first).contains("PROSPECT 皖江智语：MIIT 梯度上升至 SRDI，列为储备项目（涉及在谈项目 1 个）");
        assertThat(first).contains("绿 绿 绿 绿 绿 绿 绿 绿 绿 绿 绿 绿", "绿 绿 黄 黄 红 红 红 红 红 黄 红 绿", "绿 绿 绿 绿 绿 绿 黄 黄 黄 黄 黄 蓝");
        assertThat(withoutEvents(second)).isEqualTo(withoutEvents(first));
        nothingIsLost();
    }

    @Test
    @Order(2)
    void theDoorSaysWhatIsWrong() {
        office().get("/api/v1/enterprises?nmae=x").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
        String fund = office().get("/api/v1/funds?code=AI-SUB-1").path("items[0].id");
        office().header("If-Match", "\"v0\"")
                .body("{\"manager\":\"x\"}")
                .patch("/api/v1/funds/" + fund)
                .then()
                .statusCode(412)
                .body("code", equalTo("PRECONDITION_FAILED"));
        office().body("{\"manager\":\"x\"}")
                .patch("/api/v1/funds/" + fund)
                .then()
                .statusCode(428);
        String key = UUID.randomUUID().toString();
        office().header("Idempotency-Key", key)
                .body(FundClient.callBody("1.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201);
        office().header("Idempotency-Key", key)
                .body(FundClient.callBody("2.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        office().get("/api/v1/funds/ent_01h455vb4pex5vsknk084sn02q")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDENTIFIER"));
        office().body("{\"name\":")
                .post("/api/v1/enterprises")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"));
        given().baseUri(installation.url(Application.GATEWAY))
                .get("/api/v1/funds")
                .then()
                .statusCode(401)
                .body("requestId", notNullValue());
    }

    @Test
    @Order(3)
    void rebuiltReadModelsEqualTheLivedOnes() {
        String admin = Tokens.of("SYSTEM_ADMIN").sign();
        given().baseUri(installation.url(Application.GATEWAY))
                .auth()
                .oauth2(admin)
                .post("/api/v1/admin/fund-service/consumers/watchlist/rebuild")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
    }

    private String tell() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Demo.run(
                installation.url(Application.GATEWAY),
                user -> user.equals("manager")
                        ? Tokens.of("FUND_MANAGER")
                                .user(user)
                                .organisation("HAJY")
                                .scope("region:340000", "fund:AI-THEME")
                                .sign()
                        : Tokens.of("PROVINCE_OFFICE").user(user).sign(),
                new PrintStream(told, true, StandardCharsets.UTF_8));
        return told.toString(StandardCharsets.UTF_8);
    }

    private void killEachOnce() {
        for (Application application : List.of(
                Application.FUND,
                Application.ENTERPRISE,
                Application.PROJECT,
                Application.EXCHANGE,
                Application.GATEWAY)) {
            Waiting.nap(1_500);
            Replica victim = installation.replicas(application).get(0);
            victim.kill();
            victim.start();
            victim.awaitReady();
        }
        installation.kafka().kill();
        installation.kafka().start();
        installation.postgres().kill();
        installation.postgres().start();
    }

    private void nothingIsLost() throws SQLException {
        for (Application application :
                List.of(Application.ENTERPRISE, Application.FUND, Application.PROJECT, Application.EXCHANGE)) {
            Waiting.until(
                    application + " has nothing left to send",
                    DRAINED,
                    () -> count(application, "select count(*) from event_unsent") == 0);
            assertThat(count(application, "select (select count(*) from event) - (select count(*) from event_feed)"))
                    .as(application + ": events not in the feed")
                    .isZero();
            assertThat(count(application, "select count(*) from consumer_aggregate where parked_at is not null"))
                    .as(application + ": parked aggregates")
                    .isZero();
        }
        assertThat(count(
                        Application.FUND,
                        "select count(*) from (select l.journal_id from journal_line l join account a on a.number = l.account"
                                + " group by l.journal_id, a.memo having sum(debit) <> sum(credit)) unbalanced"))
                .isZero();
    }

    private long count(Application application, String query) {
        try (Connection database = installation.database(application);
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return -1;
        }
    }

    /** The event list grows with each telling's own reads of it; the story before it must not change. */
    private static String withoutEvents(String story) {
        return story.substring(0, story.indexOf("五、事件"));
    }

    private RequestSpecification office() {
        return given().baseUri(installation.url(Application.GATEWAY))
                .auth()
                .oauth2(Tokens.office())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }
}
