package io.jidi.project.dispatch;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dispatch accepts and refuses, seen from outside. Today is 10 April 2025. */
@QuarkusTest
class DispatchTest extends OnRealParts {

    @Inject
    Sql sql;

    private String project = "";

    @BeforeEach
    void aProjectInDispatchSinceJanuary() {
        TestClock.clock().travelTo(Instant.parse("2025-04-10T04:00:00Z"));
        Office.openBases();
        project = Office.admitted(Office.application("调度" + UUID.randomUUID()).put("dispatchedFromMonth", "2025-01"));
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void aRepeatedReportUnderOneKeyIsFiledOnce() {
        String key = UUID.randomUUID().toString();
        String body = report("2025-01", "100.00").toString();
        Response first = office().header("Idempotency-Key", key).body(body).post(path(project) + "/reports");
        Response second = office().header("Idempotency-Key", key).body(body).post(path(project) + "/reports");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        office().header("Idempotency-Key", key)
                .body(report("2025-01", "200.00").toString())
                .post(path(project) + "/reports")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
        office().get(path(project) + "/reports").then().body("items", hasSize(1));
    }

    @Test
    void aSecondReportOfAMonthNeedsAReasonAndStandsBesideTheFirst() {
        file(report("2025-02", "100.00")).then().statusCode(201);
        file(report("2025-02", "90.00")).then().statusCode(409).body("code", equalTo("REPORT_EXISTS"));
        file(report("2025-02", "90.00").put("correctionReason", "重复计入")).then().statusCode(201);
        office().get(path(project) + "/reports")
                .then()
                .body("items.revision", equalTo(java.util.List.of(1, 2)))
                .body("items.cumulative.amount", equalTo(java.util.List.of("90.00", "90.00")));
    }

    @Test
    void onlyAProvincialOrCityOfficeMayDateAReportBack() {
        String base = Tokens.of("BASE_OFFICE").scope("base:VOICE").sign();
        as(base).body(report("2025-01", "1.00")
                        .put("receivedDate", "2025-01-20")
                        .toString())
                .post(path(project) + "/reports")
                .then()
                .statusCode(422)
                .body("code", equalTo("PAST_DATE_RESERVED"));
        as(base).body(report("2025-01", "1.00").toString())
                .post(path(project) + "/reports")
                .then()
                .statusCode(201)
                .body("onTime", equalTo(false))
                .body("receivedDate", equalTo("2025-04-10"));
        as(Office.hefei())
                .body(report("2025-02", "1.00")
                        .put("receivedDate", "2025-02-25")
                        .toString())
                .post(path(project) + "/reports")
                .then()
                .statusCode(201)
                .body("onTime", equalTo(true));
    }

    @Test
    void aReportThatCannotBeNamesItsField() {
        refused(report("2025-01", "1.00").put("receivedDate", "2025-04-11"), "PROJECT_DATE_REFUSED", "/receivedDate");
        refused(report("2025-03", "1.00").put("receivedDate", "2025-02-28"), "REPORT_REFUSED", "/receivedDate");
        refused(report("2025-05", "1.00"), "REPORT_REFUSED", "/receivedDate");
        refused(report("2024-12", "1.00"), "REPORT_REFUSED", "/month");
        refused(report("2019-12", "1.00"), "LIGHT_NOT_DUE", "/month");
        refused(report("2025-02", "-1.00"), "AMOUNT_REFUSED", "/actual");
        refused(report("2025-02", "1.00").put("startedMonth", "2025-03"), "REPORT_REFUSED", "/startedMonth");
        refused(
                report("2025-03", "1.00").put("startedMonth", "2025-03").put("completedMonth", "2025-02"),
                "REPORT_REFUSED",
                "/completedMonth");
        ObjectNode dollars = report("2025-02", "1.00");
        dollars.set("actual", money("1.00").put("currency", "USD"));
        refused(dollars, "AMOUNT_REFUSED", "/actual");
    }

    @Test
    void monthsAreFrozenInTurnAfterTheirCutOffAndOnce() {
        freeze("2025-02").then().statusCode(409).body("code", equalTo("LIGHT_EARLIER_MONTH_OPEN"));
        freeze("2024-12").then().statusCode(422).body("code", equalTo("LIGHT_NOT_DUE"));
        freeze("2025-01").then().statusCode(201).body("month", equalTo("2025-01"));
        freeze("2025-01").then().statusCode(409).body("code", equalTo("LIGHT_ALREADY_FROZEN"));
        freeze("2025-02").then().statusCode(201).body("light", equalTo("RED"));
        freeze("2025-03").then().statusCode(201).body("escalation.code", equalTo("INTERVIEW"));
        freeze("2025-04").then().statusCode(422).body("code", equalTo("LIGHT_NOT_DUE"));
        TestClock.clock().travelTo(Instant.parse("2025-04-25T15:59:00Z"));
        freeze("2025-04").then().statusCode(422);
        // 16:00 UTC: the 26th has begun in Hefei.
        TestClock.clock().travelTo(Instant.parse("2025-04-25T16:00:00Z"));
        freeze("2025-04").then().statusCode(201);
    }

    @Test
    void aManualRatingOnlyWorsensAndOnlyBeforeTheFreeze() {
        file(report("2025-01", "10000000.00").put("receivedDate", "2025-01-20"))
                .then()
                .statusCode(201);
        rate("2025-01", "YELLOW").then().statusCode(201);
        rate("2025-01", "RED").then().statusCode(409).body("code", equalTo("MANUAL_RATING_EXISTS"));
        freeze("2025-01")
                .then()
                .body("computed", equalTo("GREEN"))
                .body("light", equalTo("YELLOW"))
                .body("manual.verdict", equalTo("APPLIED"))
                .body("manual.rating", equalTo("YELLOW"));
        rate("2025-01", "RED").then().statusCode(409).body("code", equalTo("LIGHT_ALREADY_FROZEN"));
        // February was not reported: yellow already.
        rate("2025-02", "YELLOW").then().statusCode(422).body("code", equalTo("MANUAL_RATING_REFUSED"));
        rate("2025-02", "GREEN").then().statusCode(400).body("errors[0].pointer", equalTo("/light"));
        rate("2025-02", "RED").then().statusCode(201);
        freeze("2025-02").then().body("light", equalTo("RED")).body("escalation.redMonths", equalTo(1));
    }

    @Test
    void anExemptionActsOnTheStartAndIsApprovedOnceAMonth() {
        for (String month : java.util.List.of("2025-01", "2025-02", "2025-03")) {
            file(report(month, "10000000.00").put("receivedDate", month + "-20"))
                    .then()
                    .statusCode(201);
        }
        freeze("2025-01");
        freeze("2025-02");
        exempt("2025-03").then().statusCode(201);
        exempt("2025-03").then().statusCode(409).body("code", equalTo("EXEMPTION_EXISTS"));
        freeze("2025-03").then().body("dimensions[0].light", equalTo("GREEN"));
        office().get(path(project) + "/exemptions").then().body("items", hasSize(1));
    }

    @Test
    void aMilestoneLearnedAfterTheCutOffDoesNotBrightenTheMonth() {
        file(report("2025-01", "0.00").put("receivedDate", "2025-01-20"));
        file(report("2025-02", "0.00").put("receivedDate", "2025-02-20"));
        file(report("2025-03", "0.00").put("receivedDate", "2025-03-20"));
        freeze("2025-01");
        freeze("2025-02");
        file(report("2025-03", "0.00").put("startedMonth", "2025-03").put("correctionReason", "补报开工"))
                .then()
                .statusCode(201);
        freeze("2025-03").then().statusCode(201).body("dimensions[0].light", equalTo("YELLOW"));
        office().get(path(project) + "/lights/2025-03")
                .then()
                .body("replay.equal", equalTo(true))
                .body("corrections.field", equalTo(java.util.List.of("ACTUAL_START")))
                .body("corrections[0].today", equalTo("2025-03"));
    }

    @Test
    void anOriginalPlanStandsOnceAndANewYearMayRunEvenly() {
        plan("{\"year\":2025,\"annual\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}")
                .then()
                .statusCode(409)
                .body("code", equalTo("PLAN_EXISTS"));
        plan("{\"year\":2025,\"approvedMonth\":\"2025-05\",\"annual\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}")
                .then()
                .statusCode(422)
                .body("code", equalTo("PROJECT_DATE_REFUSED"));
        plan("{\"year\":2025,\"approvedMonth\":\"2025-04\",\"annual\":{\"amount\":\"9.00\",\"currency\":\"CNY\"},"
                        + "\"cumulative\":[{\"amount\":\"9.00\",\"currency\":\"CNY\"}]}")
                .then()
                .statusCode(422)
                .body("code", equalTo("PLAN_REFUSED"));
        plan("{\"year\":2026,\"annual\":{\"amount\":\"12000000.00\",\"currency\":\"CNY\"}}")
                .then()
                .statusCode(201)
                .body("cumulative", hasSize(0))
                .body("revision", equalTo(1));
        TestClock.clock().travelTo(Instant.parse("2026-02-10T04:00:00Z"));
        for (int month = 0; month < 13; month++) {
            freeze(java.time.YearMonth.of(2025, 1).plusMonths(month).toString())
                    .then()
                    .statusCode(201);
        }
        office().get(path(project) + "/lights/2026-01")
                .then()
                .body("light.planPercent", equalTo("8.33"))
                .body("light.lagPoints", equalTo("8.33"));
    }

    @Test
    void whatWasFrozenFiledOrApprovedCannotBeEditedByTheService() {
        file(report("2025-01", "1.00")).then().statusCode(201);
        freeze("2025-01").then().statusCode(201);
        for (String statement : java.util.List.of(
                "update month_light set light = 'GREEN'",
                "delete from month_light",
                "update monthly_report set actual = 0",
                "delete from year_plan",
                "update project_transition set reason = 'x'")) {
            assertThatThrownBy(() -> sql.update(statement))
                    .as(statement)
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + statement.split(" ")[statement.startsWith("delete") ? 2 : 1]);
        }
    }

    private void refused(ObjectNode body, String code, String pointer) {
        file(body).then().statusCode(422).body("code", equalTo(code)).body("errors[0].pointer", equalTo(pointer));
    }

    private Response file(ObjectNode body) {
        return office().body(body.toString()).post(path(project) + "/reports");
    }

    private Response freeze(String month) {
        return office().body("{\"month\":\"" + month + "\"}").post(path(project) + "/lights");
    }

    private Response plan(String body) {
        return office().body(body).post(path(project) + "/plans");
    }

    private Response rate(String month, String light) {
        return office().body("{\"month\":\"" + month + "\",\"light\":\"" + light + "\",\"reason\":\"现场停工\"}")
                .post(path(project) + "/manual-ratings");
    }

    private Response exempt(String month) {
        return office().body("{\"month\":\"" + month + "\",\"coversRegistration\":false,\"reason\":\"征迁未完成\"}")
                .post(path(project) + "/exemptions");
    }

    private static ObjectNode report(String month, String amount) {
        ObjectNode body = Office.JSON.createObjectNode().put("month", month);
        body.set("actual", money(amount));
        return body;
    }
}
