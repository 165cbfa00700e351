package io.jidi.enterprise;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.IMPORTS;
import static io.jidi.enterprise.Office.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The life of one enterprise, walked by its own people, the county, the city and the province: figures come in, the gap is
 * seen and closed, the application is returned and recognised, the rule is questioned, changed and applied, the title is lost.
 * Every step says why.
 */
@QuarkusTest
class LifeStoryTest extends OnRealParts {

    private static final String WORKED = "91340200MA99000445";
    private static final String COUNTY = officer("CITY_OFFICE", "xuanzhou", "region:341802");
    private static final String CITY = officer("CITY_OFFICE", "xuancheng", "region:341800");
    private static final String PROVINCE_1 = officer("PROVINCE_OFFICE", "province-1", "region:340000");
    private static final String PROVINCE_2 = officer("PROVINCE_OFFICE", "province-2", "region:340000");
    private static final String STATED = "\"truthStated\":true";

    @Inject
    Sql sql;

    private String code = "";
    private String id = "";
    private String own = "";

    @AfterEach
    void back() {
        TestClock.clock().backToPresent();
    }

    private static void on(String day) {
        TestClock.clock().travelTo(Instant.parse(day + "T02:00:00Z"));
    }

    private static String officer(String role, String user, String scope) {
        return Tokens.of(role).user(user).organisation(user).scope(scope).sign();
    }

    @Test
    void fromTheFirstFigureToTheLostTitle() throws Exception {
        on("2026-06-01");
        registered();
        imported();
        theGapIsSeenAndClosed();
        String title = appliedReturnedAndRecognised();
        assessedAndSideBySide();
        askedWhatFourPercentWouldDo();
        theRuleIsChangedBySomebodyAndApprovedBySomebodyElse();
        theOutlookTurnsAndTheReassessmentFails();
        theTitleIsTakenAway(title);
        everythingWasToldInOrder();
    }

    private void registered() {
        code = Office.freshCode();
        id = as(PROVINCE_1)
                .body(Office.registration("宣州精驱", code, "341802"))
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        own = Tokens.of("ENTERPRISE")
                .user("boss")
                .organisation(code)
                .scope("enterprise:" + code)
                .sign();
    }

    /** The county imports: first a file with a fault, which writes nothing and names the cell, then the good one. */
    private void imported() {
        // R&D of 700 in 2025: 3.76 % of the revenue, above three and below four.
        String rows = Office.workedFile()
                        .lines()
                        .filter(line -> line.startsWith(WORKED))
                        .filter(line -> !line.contains(",titles,") && !line.contains(",2025,rdExpense,"))
                        .reduce("", (all, line) -> all + line + "\n")
                        .replace(WORKED, code)
                        .replace("芜湖精驱", "宣州精驱")
                + code + ",宣州精驱,2025,rdExpense,700,万元,AUDIT_REPORT\n"
                + code + ",宣州精驱,,titles,none,,REGISTRY\n";
        Office.csv(COUNTY, Office.file(rows.replace("rdExpense,700", "rdExpense,七百")))
                .post(IMPORTS + "?mode=validate")
                .then()
                .statusCode(200)
                .body("rows.rejected", equalTo(1))
                .body("faults[0].column", equalTo("value"));
        Office.csv(COUNTY, Office.file(rows))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(IMPORTS + "?mode=commit")
                .then()
                .statusCode(201)
                .body("rows.rejected", equalTo(0));
    }

    private Response cultivation() {
        return as(own).get(ENTERPRISES + "/" + id + "/cultivation?standard=SRDI");
    }

    private void theGapIsSeenAndClosed() {
        cultivation()
                .then()
                .statusCode(200)
                .body("nearest.tier", equalTo(List.of("SRDI")))
                .body("nearest[0].nearness.failing", equalTo(1))
                .body("nearest[0].nearness.missing.criterion", equalTo(List.of("P1")))
                .body("nearest[0].nearness.missing[0].explanation.zh", containsString("工信部企业〔2026〕2号"));
        as(PROVINCE_1)
                .body("""
                        {"enterpriseId":"%s","title":"INNOVATIVE","validFrom":"2025-09-01","documentNo":"皖经信〔2025〕9号",
                         "certificateNo":"CX-%s"}""".formatted(id, code))
                .post("/api/v1/titles")
                .then()
                .statusCode(201);
        cultivation().then().body("reached.tier", equalTo(List.of("SRDI"))).body("nearest", empty());
    }

    private ValidatableResponse act(String token, String recognition, String action, String rest) {
        String tag = as(PROVINCE_1).get("/api/v1/recognitions/" + recognition).header("ETag");
        return as(token)
                .header("If-Match", tag)
                .body("{\"action\":\"" + action + "\"" + (rest.isEmpty() ? "" : "," + rest) + "}")
                .post("/api/v1/recognitions/" + recognition + "/steps")
                .then()
                .statusCode(200);
    }

    private String appliedReturnedAndRecognised() {
        String recognition = as(own).body("{\"enterpriseId\":\"%s\",\"title\":\"SRDI\",\"kind\":\"NEW\"}".formatted(id))
                .post("/api/v1/recognitions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        act(own, recognition, "SELF_ASSESS", STATED);
        act(own, recognition, "SUBMIT", STATED);
        act(COUNTY, recognition, "RETURN", "\"reason\":\"研发费用缺专项审计\",\"until\":\"2026-06-10\"")
                .body("stage", equalTo("RETURNED"));
        as(own).get("/api/v1/recognitions/" + recognition)
                .then()
                .body("steps[2].reason", equalTo("研发费用缺专项审计"))
                .body("steps[2].until", equalTo("2026-06-10"));
        act(own, recognition, "SELF_ASSESS", STATED);
        act(own, recognition, "SUBMIT", STATED);
        act(COUNTY, recognition, "APPROVE", "");
        act(CITY, recognition, "APPROVE", "");
        act(PROVINCE_1, recognition, "APPROVE", "");
        act(PROVINCE_1, recognition, "PUBLISH", "\"until\":\"2026-06-08\"");
        on("2026-06-09");
        return act(PROVINCE_2, recognition, "RECOGNISE", "\"documentNo\":\"皖经信企业〔2026〕66号\"")
                .body("stage", equalTo("RECOGNISED"))
                .extract()
                .path("titleId");
    }

    private Response assess(String kind) {
        return as(PROVINCE_1)
                .body("{\"standard\":\"SRDI\",\"kind\":\"" + kind + "\"}")
                .post(ENTERPRISES + "/" + id + "/assessments");
    }

    private void assessedAndSideBySide() {
        assess("NEW")
                .then()
                .statusCode(201)
                .body("editionId", equalTo("SRDI-2026"))
                .body("outcome", equalTo("ELIGIBLE"))
                .body("standingEffect", equalTo("RISE"))
                .body("result.criteria.find { it.id == 'P1' }.status", equalTo("MET"));
        as(own).get(ENTERPRISES + "/" + id + "/titles")
                .then()
                .body("comparison.find { it.title == 'SRDI' }.difference", equalTo("NONE"));
    }

    private static Response finished(String location, String token) {
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response run = as(token).get(location);
            if (!run.path("state").equals("RUNNING")) {
                assertThat((String) run.path("state")).as(run.asString()).isEqualTo("DONE");
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    private void askedWhatFourPercentWouldDo() {
        String location = as(PROVINCE_1)
                .body("""
                        {"editionId":"SRDI-2026","kind":"NEW","applicationDate":"2026-06-09","regionPrefix":"341802",
                         "parameters":{"rdRatioMin":"4"}}""")
                .post("/api/v1/criteria/what-if")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        finished(location, PROVINCE_1)
                .then()
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 1)))
                .body("result.movers.name", equalTo(List.of("宣州精驱")))
                .body("result.movers[0].deciding", equalTo(List.of("P3")));
    }

    private void theRuleIsChangedBySomebodyAndApprovedBySomebodyElse() throws IOException {
        String text;
        try (var in = Objects.requireNonNull(Office.class.getResourceAsStream("/editions/srdi-2026.yaml"))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        // The city's own, so that it judges nobody else.
        String stricter = text.replace("edition: SRDI-2026", "edition: SRDI-XUANCHENG-2026")
                .replace("scope: CN", "scope: 341800")
                .replaceAll("from: 2026-04-01", "from: 2026-10-01, to: 2050-12-31")
                .replace("{value: 3, unit: \"%\"", "{value: 4, unit: \"%\"");
        String draft = RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/yaml", ContentType.BINARY)))
                .auth()
                .oauth2(PROVINCE_1)
                .contentType("application/yaml")
                .body(stricter.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/criteria/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String approve = "/api/v1/criteria/drafts/" + draft + "/approve";
        as(PROVINCE_1).body("{\"remark\":\"ok\"}").post(approve).then().statusCode(403);
        as(PROVINCE_2).body("{\"remark\":\"已核对\"}").post(approve).then().statusCode(200);
    }

    private void theOutlookTurnsAndTheReassessmentFails() {
        on("2026-10-02");
        as(own).get(ENTERPRISES + "/" + id + "/cultivation?standard=SRDI")
                .then()
                .body("titles.find { it.title == 'SRDI' }.editionId", equalTo("SRDI-XUANCHENG-2026"))
                .body("titles.find { it.title == 'SRDI' }.outcome", equalTo("NOT_ELIGIBLE"))
                .body("titles.find { it.title == 'SRDI' }.nearness.missing.criterion", equalTo(List.of("P3")))
                .body("titles.find { it.title == 'SRDI' }.nearness.missing[0].gaps[0].amount", equalTo("44"));
        String location = as(PROVINCE_1)
                .body("{\"regionPrefix\":\"341802\"}")
                .post("/api/v1/cultivation/runs")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        finished(location, PROVINCE_1).then().body("losing", equalTo(1));
        as(COUNTY)
                .get("/api/v1/cultivation/titles?outcome=NOT_ELIGIBLE")
                .then()
                .body("items.enterpriseId", contains(id))
                .body("items[0].missing[0].explanation.zh", containsString("≥4%"));
        Response fallen = assess("REVIEW");
        fallen.then()
                .statusCode(201)
                .body("editionId", equalTo("SRDI-XUANCHENG-2026"))
                .body("outcome", equalTo("NOT_ELIGIBLE"))
                .body("standingEffect", equalTo("FALL"));
        String p3 = "result.criteria.find { it.id == 'P3' }.";
        assertThat((String) fallen.path(p3 + "status")).isEqualTo("NOT_MET");
        assertThat((String) fallen.path(p3 + "explanation.zh"))
                .contains("≥4%")
                .contains("3.76%")
                .contains("SRDI-XUANCHENG-2026");
        assertThat((String) fallen.path(p3 + "explanation.en")).contains("not met");
        as(PROVINCE_1)
                .post("/api/v1/assessments/" + fallen.path("id") + "/replay")
                .then()
                .body("identical", equalTo(true));
        as(COUNTY)
                .get("/api/v1/titles/differences?difference=TITLE_WITHOUT_ELIGIBILITY&enterpriseId=" + id)
                .then()
                .body("items", hasSize(1))
                .body("items[0].official.held", equalTo(true));
    }

    private void theTitleIsTakenAway(String title) {
        as(COUNTY)
                .body(
                        "{\"cause\":\"NO_LONGER_QUALIFIES\",\"reason\":\"研发费用占比 3.76%，低于 4%\",\"evidence\":\"assessment\"}")
                .post("/api/v1/titles/" + title + "/revocations")
                .then()
                .statusCode(201);
        as(PROVINCE_2)
                .body("{\"revoke\":true,\"reason\":\"复核不符合\"}")
                .post("/api/v1/titles/" + title + "/revocations/decision")
                .then()
                .statusCode(200);
        as(own).get("/api/v1/titles/" + title)
                .then()
                .body("status", equalTo("REVOKED"))
                .body("endedOn", equalTo("2026-10-02"));
        as(own).get(ENTERPRISES + "/" + id + "/tiers")
                .then()
                .body("items.tier", hasItem("SRDI"))
                .body("items.find { it.tier == 'SRDI' }.toDate", equalTo("2026-10-02"))
                .body("items.find { it.tier == 'SRDI' }.closedBy", notNullValue());
    }

    private void everythingWasToldInOrder() {
        List<String> told = sql.list(
                "select replace(type, 'io.jidi.enterprise.', '') from event where aggregate = ? order by version",
                row -> row.getString(1),
                id);
        assertThat(told)
                .containsExactly(
                        "enterprise.registered",
                        "title.recognised",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "recognition.moved",
                        "title.recognised",
                        "recognition.moved",
                        "tier.changed",
                        "tier.changed",
                        "title.revoked");
    }
}
