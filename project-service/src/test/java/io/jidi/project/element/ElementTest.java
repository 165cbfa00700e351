package io.jidi.project.element;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a project lacks, from the day it is raised to the day it is evaluated. The project starts in June 2023. */
@QuarkusTest
class ElementTest extends OnRealParts {

    @Inject
    Sql sql;

    @Inject
    FundDeals deals;

    private static final int MANY = 40;
    private static final int ROUNDS = 12;

    private String project = "";
    private String owner = "";

    @BeforeEach
    void aProject() {
        day("2023-01-10");
        Office.openBases();
        ObjectNode body = application("要素" + UUID.randomUUID(), "VOICE", "340100", LocalDate.of(2023, 1, 1));
        ((ObjectNode) body.get("schedule"))
                .put("year", 2023)
                .put("startMonth", "2023-06")
                .put("completionMonth", "2024-06");
        owner = body.at("/owner/creditCode").asText();
        project = admitted(body);
    }

    private static JsonPath onTime() {
        return as(Office.hefei()).get("/api/v1/elements/on-time").jsonPath();
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void aRequestIsConsultedExtendedSettledLateAndEvaluated() {
        // Other tests leave elements behind them.
        JsonPath before = onTime();
        String id = raise("LAND", "120.5", "\"quota\":\"100\",\"forestLand\":true")
                .extract()
                .path("id");
        String at = "/api/v1/elements/" + id;
        step(at + "/consultation", 0, "{\"decision\":\"x\",\"unit\":\"y\",\"deadline\":\"2023-02-01\"}", 409);
        step(at + "/acceptance", 0, "{}", 200).body("status", equalTo("ACCEPTED"));
        step(at + "/consultation", 1, "{\"decision\":\"x\",\"unit\":\"y\",\"deadline\":\"2023-01-09\"}", 422);
        step(at + "/consultation", 1, "{\"decision\":\"安排指标\",\"unit\":\"省自然资源厅\",\"deadline\":\"2023-02-01\"}", 200)
                .body("firstDeadline", equalTo("2023-02-01"));
        day("2023-02-02");
        office().get(at).then().body("overdue", equalTo(true));
        step(at + "/extension", 2, "{\"deadline\":\"2023-02-01\",\"reason\":\"报批\"}", 422);
        step(at + "/extension", 2, "{\"deadline\":\"2023-03-01\",\"reason\":\"报批\"}", 200)
                .body("extensions", equalTo(1))
                .body("overdue", equalTo(false));
        step(at + "/evaluation", 3, "{\"score\":5}", 409);
        step(at + "/closure", 3, "{\"done\":true,\"outcome\":\"已供地\",\"secured\":\"120.5\"}", 200)
                .body("status", equalTo("DONE"))
                .body("gap", equalTo("0.0000"));
        step(at + "/evaluation", 4, "{\"score\":6}", 400);
        step(at + "/evaluation", 4, "{\"score\":4,\"evaluation\":\"较快\"}", 200).body("status", equalTo("EVALUATED"));
        JsonPath after = onTime();
        assertThat(after.getInt("extended")).isEqualTo(before.getInt("extended") + 1);
        assertThat(after.getInt("byDeadline.onTime")).isEqualTo(before.getInt("byDeadline.onTime") + 1);
        assertThat(after.getInt("byFirstDeadline.onTime")).isEqualTo(before.getInt("byFirstDeadline.onTime"));
        as(Office.wuhu()).get(at).then().statusCode(404);
        as(Office.wuhu()).get("/api/v1/elements?projectId=" + project).then().body("items", hasSize(0));
    }

    @Test
    void gapsComeWithTheirDates() {
        raise("LAND", "10", "\"secured\":\"4\"");
        raise("ENERGY", "1000", "\"pollutant\":\"\"");
        day("2023-03-31");
        assertThat(gaps()).isEmpty();
        day("2023-04-01");
        assertThat(gaps()).containsExactly("LAND_NOT_SUPPLIED");
        day("2023-05-01");
        assertThat(gaps()).containsExactlyInAnyOrder("LAND_NOT_SUPPLIED", "ENERGY_REVIEW_MISSING");
        day("2023-06-20");
        ObjectNode report = Office.JSON.createObjectNode().put("month", "2023-06");
        report.set("actual", money("1000000.00"));
        ObjectNode fund = report.putArray("funds").addObject().put("source", "OWNER");
        fund.set("arrived", money("59999999.99"));
        fund.set("completed", money("1000000.00"));
        fund.set("paid", money("0.00"));
        office().body(text(report)).post(path(project) + "/reports").then().statusCode(201);
        assertThat(gaps()).contains("FUNDS_NOT_ARRIVED");
        fund.set("arrived", money("60000000.00"));
        office().body(text(report.put("correctionReason", "到账")))
                .post(path(project) + "/reports")
                .then()
                .statusCode(201);
        assertThat(gaps()).doesNotContain("FUNDS_NOT_ARRIVED");
    }

    @Test
    void aFundsGapIsToldAndAnsweredByADeal() {
        office().body(body("FUNDS", "50000000", ""))
                .post("/api/v1/elements")
                .then()
                .statusCode(422);
        office().body(body("LAND", "5", "\"fundSource\":\"OWNER\""))
                .post("/api/v1/elements")
                .then()
                .statusCode(422);
        String id = raise("FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"")
                .extract()
                .path("id");
        String at = "/api/v1/elements/" + id;
        assertThat(told("opened")).isEmpty();
        step(at + "/acceptance", 0, "{}", 200);
        assertThat(told("opened")).containsExactly("50000000.00");
        deals.handle(deal(owner, "2023-01-11T01:00:00Z"));
        deals.handle(deal(owner, "2022-12-31T01:00:00Z"));
        deals.handle(deal("91340100MA990001XA", "2023-01-11T01:00:00Z"));
        office().get(at).then().body("answers", hasSize(1)).body("answers[0].stage", equalTo("SCREENING"));
        step(at + "/closure", 1, "{\"done\":false,\"outcome\":\"企业撤回\",\"secured\":\"20000000\"}", 200)
                .body("status", equalTo("REFUSED"));
        assertThat(told("closed")).containsExactly("30000000.00");
    }

    /** Funds that were asked hear that the question is taken back, and neither whose it was nor what for. */
    @Test
    void theGapOfAProjectThatBecomesRestrictedIsTakenBack() {
        String asked = raise("FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"")
                .extract()
                .path("id");
        raise("FUNDS", "70000000", "\"fundSource\":\"GUIDANCE_FUND\"");
        step("/api/v1/elements/" + asked + "/acceptance", 0, "{}", 200);
        restrict(true);
        assertThat(sql.list(
                        "select data::text from event where aggregate = ? and type like '%funds-gap-closed'",
                        row -> row.getString(1), project))
                .singleElement()
                .asString()
                .contains("WITHDRAWN", asked)
                .doesNotContain(owner, "要素");
        restrict(false);
        assertThat(told("opened")).hasSize(1);
        assertThat(told("closed")).hasSize(1);
    }

    /** Whoever comes first: a gap that was told is taken back, and none is told after. Many gaps make the restriction slow. */
    @Test
    void aRequestAcceptedWhileItsProjectBecomesRestrictedIsNotLeftTold() throws Exception {
        for (int i = 0; i < MANY; i++) {
            step("/api/v1/elements/" + asked() + "/acceptance", 0, "{}", 200);
        }
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String asked = asked();
                String etag = office().get(Office.path(project)).header("ETag");
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> restricting = both.submit(() -> {
                    together.await();
                    return restrict(true, etag);
                });
                Future<?> accepting = both.submit(() -> {
                    together.await();
                    return step("/api/v1/elements/" + asked + "/acceptance", 0, "{}", 200);
                });
                restricting.get();
                accepting.get();
                assertThat(sql.list(
                                "select type from event where aggregate = ? and data->>'requestId' = ? order by version",
                                row -> row.getString(1)
                                        .substring(row.getString(1).lastIndexOf('-') + 1),
                                project,
                                asked))
                        .isIn(List.of(), List.of("opened", "closed"));
                restrict(false);
            }
        } finally {
            both.shutdown();
        }
    }

    private String asked() {
        return raise("FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"")
                .extract()
                .path("id");
    }

    private void restrict(boolean restricted) {
        restrict(restricted, office().get(Office.path(project)).header("ETag"));
    }

    private ValidatableResponse restrict(boolean restricted, String etag) {
        return office().header("If-Match", etag)
                .body("{\"restricted\":" + restricted + ",\"reason\":\"定密\"}")
                .post(Office.path(project) + "/restriction")
                .then()
                .statusCode(200);
    }

    /** A fund that has money in the owner already answers by following on; what it says on the way is seen. */
    @Test
    void aFundAnswersByFollowingOnAndItsDealIsFollowed() {
        String deal = "dea_" + UUID.randomUUID();
        deals.handle(deal(deal, owner, "2022-05-01T01:00:00Z"));
        deals.handle(moved(deal, "ADVANCE", "INVESTED", "ACTIVE", "2022-12-01T01:00:00Z"));
        String id = raise("FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"")
                .extract()
                .path("id");
        String at = "/api/v1/elements/" + id;
        office().get(at).then().body("answers", hasSize(0));
        deals.handle(moved(deal, "FOLLOW_ON", "INITIATION", "ACTIVE", "2023-01-20T01:00:00Z"));
        office().get(at).then().body("answers.stage", equalTo(List.of("INITIATION")));
        deals.handle(moved(deal, "PAUSE", "INITIATION", "PAUSED", "2023-01-21T01:00:00Z"));
        office().get(at).then().body("answers.stage", equalTo(List.of("PAUSED")));
        office().get(at).then().body("answers[0].paid", hasSize(0));
        // Ten million, then five more; the second investment was entered wrong and is corrected; one of no deal is
        // nobody's.
        String first = "inv_" + UUID.randomUUID();
        String second = "inv_" + UUID.randomUUID();
        deals.handle(paid("funded", first, deal, "10000000.00"));
        deals.handle(paid("funded", first, deal, "15000000.00"));
        deals.handle(paid("funded", first, deal, "15000000.00"));
        deals.handle(paid("funded", second, deal, "90000000.00"));
        deals.handle(paid("corrected", second, deal, "9000000.00"));
        deals.handle(paid("funded", "inv_" + UUID.randomUUID(), null, "1.00"));
        office().get(at)
                .then()
                .body("answers[0].paid.amount", equalTo(List.of("24000000.00")))
                .body("answers[0].paid.currency", equalTo(List.of("CNY")));
        // A move of a deal that was never registered here answers nothing.
        deals.handle(moved("dea_" + UUID.randomUUID(), "ADVANCE", "SCREENING", "ACTIVE", "2023-01-22T01:00:00Z"));
        office().get(at).then().body("answers", hasSize(1));
    }

    /** What funds publish, as their contract has it: the example that answers our own example of a gap. */
    @Test
    void theGoldenAnswerMeetsTheGoldenGap() {
        String asking = Contracts.examples("io.jidi.project.project.funds-gap-opened")
                .get(0)
                .replaceAll("(?s).*\"ownerCreditCode\": \"([0-9A-Z]{18})\".*", "$1");
        for (String type : List.of(
                "io.jidi.fund.deal.registered",
                "io.jidi.fund.deal.moved",
                "io.jidi.fund.investment.funded",
                "io.jidi.fund.investment.corrected")) {
            for (String example : Contracts.examples(type)) {
                deals.handle(event(type, "2026-11-29T01:00:00Z", example));
            }
        }
        assertThat(sql.list("select stage from element_deal where credit_code = ?", row -> row.getString(1), asking))
                .containsExactly("PROSPECT");
    }

    private List<String> told(String what) {
        return sql.list(
                "select data->'gap'->>'amount' from event where aggregate = ? and type like ?",
                row -> row.getString(1),
                project,
                "%project.funds-gap-" + what);
    }

    private List<String> gaps() {
        return office().get("/api/v1/elements/gaps")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.projectId == '" + project + "' }.reason.code");
    }

    private static ReceivedEvent deal(String creditCode, String at) {
        return deal("dea_" + UUID.randomUUID(), creditCode, at);
    }

    private static ReceivedEvent deal(String id, String creditCode, String at) {
        return event(
                "io.jidi.fund.deal.registered",
                at,
                "{\"id\":\"" + id + "\",\"fundId\":\"fnd_x\",\"creditCode\":\"" + creditCode
                        + "\",\"stage\":\"SCREENING\",\"registeredAt\":\"" + at + "\"}");
    }

    private ReceivedEvent moved(String id, String move, String to, String standing, String at) {
        return event(
                "io.jidi.fund.deal.moved",
                at,
                "{\"id\":\"" + id + "\",\"fundId\":\"fnd_x\",\"creditCode\":\"" + owner + "\",\"move\":\"" + move
                        + "\",\"from\":\"INVESTED\",\"to\":\"" + to + "\",\"standing\":\"" + standing
                        + "\",\"round\":2}");
    }

    private static ReceivedEvent paid(String what, String investment, String deal, String cost) {
        return event(
                "io.jidi.fund.investment." + what,
                "2023-02-01T01:00:00Z",
                "{\"investment\":{\"id\":\"" + investment + "\""
                        + (deal == null ? "" : ",\"dealId\":\"" + deal + "\"")
                        + ",\"cost\":{\"amount\":\"" + cost + "\",\"currency\":\"CNY\"}}}");
    }

    private static ReceivedEvent event(String type, String at, String data) {
        String id = "evt_" + UUID.randomUUID();
        return new ReceivedEvent(id, "/fund-service", type, id, 1, Instant.parse(at), null, "c", null, data);
    }

    private ValidatableResponse raise(String kind, String needed, String more) {
        return office().body(body(kind, needed, more))
                .post("/api/v1/elements")
                .then()
                .statusCode(201);
    }

    private String body(String kind, String needed, String more) {
        return "{\"projectId\":\"" + project + "\",\"kind\":\"" + kind + "\",\"title\":\"需求\",\"needed\":\"" + needed
                + "\",\"neededBy\":\"2023-05-20\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static ValidatableResponse step(String at, int version, String body, int status) {
        return office().header("If-Match", "\"v" + version + "\"")
                .body(body)
                .post(at)
                .then()
                .statusCode(status);
    }

    private static void day(String date) {
        TestClock.clock().travelTo(Instant.parse(date + "T04:00:00Z"));
    }
}
