package io.jidi.project.dispatch;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What hangs on reports and lights: money by source, earned value, escalation, nodes, rates, other rule sets. */
@QuarkusTest
class DispatchLedgerTest extends OnRealParts {

    private final String name = "台账" + UUID.randomUUID();

    @BeforeEach
    void theBasesAreOpen() {
        day("2022-01-05");
        Office.openBases();
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void aRedLightEntersTheLedgerAndIsFollowedToItsEnd() {
        String late = project("迟", "2022-02");
        String early = project("早", "2022-06");
        for (String month : new String[] {"2022-01", "2022-02", "2022-03", "2022-04"}) {
            day(month + "-20");
            report(late, month, "0.00", null);
            report(early, month, "11000000.00", month.equals("2022-03") ? month : null);
            day(month + "-26");
            freeze(late, month);
            freeze(early, month);
        }
        String ledger = "/api/v1/dispatch-orders?projectId=" + late;
        String order = office().get(ledger)
                .then()
                .body("items", hasSize(1))
                .body("items[0].month", equalTo("2022-04"))
                .body("items[0].step", equalTo("SUPERVISION_LETTER"))
                .body("items[0].status", equalTo("DUE"))
                .body("items[0].redMonths", equalTo(1))
                .extract()
                .path("items[0].id");
        as(Office.wuhu()).get(ledger).then().body("items", hasSize(0));
        String at = "/api/v1/dispatch-orders/" + order;
        as(Office.wuhu()).get(at).then().statusCode(404);
        office().header("If-Match", "\"v0\"")
                .body("{\"reply\":\"早了\"}")
                .post(at + "/reply")
                .then()
                .statusCode(409);
        office().header("If-Match", "\"v0\"")
                .body("{\"documentNumber\":\"督〔2022〕1号\",\"addressee\":\"合肥市政府\"}")
                .post(at + "/issue")
                .then()
                .statusCode(200)
                .body("replyDue", equalTo("2022-04-29"))
                .body("overdue", equalTo(false));
        day("2022-04-30");
        office().get(ledger + "&status=ISSUED").then().body("items[0].overdue", equalTo(true));
        as(Office.hefei())
                .header("If-Match", "\"v1\"")
                .body("{\"reply\":\"用地已落实，五月开工\"}")
                .post(at + "/reply")
                .then()
                .statusCode(200)
                .body("repliedOnTime", equalTo(false))
                .body("overdue", equalTo(false));
        office().header("If-Match", "\"v2\"")
                .body("{\"outcome\":\"跟踪开工\"}")
                .post(at + "/close")
                .then()
                .statusCode(200)
                .body("status", equalTo("CLOSED"));
        office().header("If-Match", "\"v3\"")
                .body("{\"outcome\":\"再办\"}")
                .post(at + "/close")
                .then()
                .statusCode(409);
        theRatesHaveBothDenominators();
        theBulletinSaysTheSameForReadingAndForCounting();
        otherRuleSetsAreHeldAgainstTheMonth();
        designOutputNeedsACompletion(early);
    }

    private void theRatesHaveBothDenominators() {
        office().get("/api/v1/dispatches/2022-04/rates?baseCode=VOICE")
                .then()
                .statusCode(200)
                .body("all.projects", equalTo(2))
                .body("all.started.numerator", equalTo("1"))
                .body("all.started.denominator", equalTo("2"))
                .body("all.started.percent", equalTo("50.00"))
                .body("all.startedDue.denominator", equalTo("1"))
                .body("all.startedDue.percent", equalTo("0.00"))
                .body("all.registered.percent", equalTo("0.00"))
                .body("all.completed.percent", nullValue())
                .body("all.investment.numerator", containsString("44000000"))
                .body("all.investment.percent", equalTo("18.33"))
                .body("all.leadPoints", equalTo("-15.00"))
                .body("all.lights.RED", equalTo(1))
                .body("byRegion.code", contains("340100"))
                .body("byBase.code", contains("VOICE"));
        as(Office.wuhu()).get("/api/v1/dispatches/2022-04/rates").then().body("all.projects", equalTo(0));
    }

    private void theBulletinSaysTheSameForReadingAndForCounting() {
        byte[] pdf = office().get("/api/v1/dispatches/2022-04/bulletin/pdf?baseCode=VOICE")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("filename*=UTF-8''"))
                .extract()
                .asByteArray();
        assertThat(BulletinFiles.text(pdf))
                .contains("2022年4月重点项目调度通报", "慢于序时 15.00 个百分点", "0/1 = 0.00%", "督办函")
                .doesNotContain("〓");
        assertThat(BulletinFiles.ink(pdf)).allMatch(dark -> dark > 2000);
        byte[] again = office().get("/api/v1/dispatches/2022-04/bulletin/pdf?baseCode=VOICE")
                .asByteArray();
        assertThat(again).isEqualTo(pdf);
        byte[] xlsx = office().get("/api/v1/dispatches/2022-04/bulletin/xlsx?baseCode=VOICE")
                .asByteArray();
        assertThat(BulletinFiles.cells(xlsx, "总览"))
                .contains("开工率（全年计划）", "0.5000")
                .anyMatch(cell -> cell.startsWith("2022年4月重点项目调度通报"));
        assertThat(BulletinFiles.cells(xlsx, "红灯项目")).contains(name + "迟", "督办函");
        assertThat(BulletinFiles.cells(xlsx, "黄灯项目")).contains(name + "早");
        office().get("/api/v1/dispatches/2021-04/bulletin/pdf").then().statusCode(422);
    }

    private void otherRuleSetsAreHeldAgainstTheMonth() {
        office().body("{\"month\":\"2022-04\",\"baseCode\":\"VOICE\",\"editionId\":\"TIANJIN-BOND-2022\"}")
                .post("/api/v1/dispatches/comparisons")
                .then()
                .statusCode(200)
                .body("projects", equalTo(2))
                .body("differing", equalTo(1))
                .body("differences[0].frozen", equalTo("YELLOW"))
                .body("differences[0].other", equalTo("GREEN"));
        office().body("{\"month\":\"2022-04\",\"editionId\":\"NOWHERE\"}")
                .post("/api/v1/dispatches/comparisons")
                .then()
                .statusCode(422)
                .body("code", equalTo("COMPARISON_REFUSED"));
        office().body("{\"month\":\"2022-04\",\"edition\":{\"id\":\"X\"}}")
                .post("/api/v1/dispatches/comparisons")
                .then()
                .statusCode(422);
        office().get("/api/v1/dispatches/editions").then().body("items.id", hasItem("YINCHUAN-2025"));
    }

    private void designOutputNeedsACompletion(String project) {
        office().body("{\"month\":\"2022-04\",\"evidence\":\"产能证明\"}")
                .post(path(project) + "/design-output")
                .then()
                .statusCode(422)
                .body("code", equalTo("DESIGN_OUTPUT_REFUSED"));
        day("2022-05-20");
        ObjectNode body = reportBody("2022-05", "1000000.00")
                .put("startedMonth", "2022-03")
                .put("completedMonth", "2022-05");
        office().body(text(body)).post(path(project) + "/reports").then().statusCode(201);
        office().body("{\"month\":\"2022-05\",\"evidence\":\"产能证明\"}")
                .post(path(project) + "/design-output")
                .then()
                .statusCode(201);
        office().body("{\"month\":\"2022-05\",\"evidence\":\"再报\"}")
                .post(path(project) + "/design-output")
                .then()
                .statusCode(422);
    }

    @Test
    void aMonthIsReportedBySourceAndByWorkDone() {
        String id = project("源", "2022-02");
        day("2022-02-20");
        ObjectNode january = reportBody("2022-01", "10000000.00")
                .put("physicalPercent", "5.5")
                .put("progressText", "地基");
        fund(january, "OWNER", "8000000.00", "6000000.00", "5000000.00");
        fund(january, "BANK_LOAN", "9000000.00", "4000000.01", "1000000.00");
        office().body(text(january))
                .post(path(id) + "/reports")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/funds"));
        ((ObjectNode) january.withArray("funds").get(1)).set("completed", money("4000000.00"));
        office().body(text(january))
                .post(path(id) + "/reports")
                .then()
                .statusCode(201)
                .body("funds", hasSize(2))
                .body("progressText", equalTo("地基"));
        ObjectNode february = reportBody("2022-02", "5000000.00").put("physicalPercent", "10");
        fund(february, "OWNER", "1000000.00", "5000000.00", "5000000.00");
        office().body(text(february)).post(path(id) + "/reports").then().statusCode(201);
        office().get(path(id) + "/reports/2022-02/funds")
                .then()
                .body("items.source", contains("BANK_LOAN", "OWNER"))
                .body("items[0].current.completed.amount", equalTo("0.00"))
                .body("items[1].before.arrived.amount", equalTo("8000000.00"))
                .body("items[1].total.paid.amount", equalTo("10000000.00"));
        office().get(path(id) + "/earned-value")
                .then()
                .body("items.month", contains("2022-01", "2022-02"))
                .body("items[1].planned.amount", equalTo("20000000.00"))
                .body("items[1].earned.amount", equalTo("12000000.00"))
                .body("items[1].scheduleIndex", equalTo("0.6000"))
                .body("items[1].costIndex", equalTo("0.8000"))
                .body("items[1].estimateAtCompletion.amount", equalTo("150000000.00"))
                .body("items[1].moneyPercent", equalTo("12.50"));
        // A correction that names no sources and no work takes the place of the report whole.
        office().body(text(reportBody("2022-02", "6000000.00").put("correctionReason", "复核")))
                .post(path(id) + "/reports")
                .then()
                .statusCode(201);
        office().get(path(id) + "/reports/2022-02/funds")
                .then()
                .body("items[1].total.paid.amount", equalTo("5000000.00"));
        office().get(path(id) + "/earned-value").then().body("items.month", contains("2022-01"));
    }

    @Test
    void nodesLightByTheHourAndStayLate() {
        String id = project("节点", "2022-02");
        String nodes = path(id) + "/nodes";
        office().body("{\"name\":\"环评批复\",\"major\":true,\"limitAt\":\"2022-01-10T10:00:00Z\"}")
                .post(nodes)
                .then()
                .statusCode(201)
                .body("light", equalTo("BLUE"))
                .body("minutesLeft", greaterThan(2880));
        office().body("{\"name\":\"环评批复\",\"major\":true,\"limitAt\":\"2022-01-10T10:00:00Z\"}")
                .post(nodes)
                .then()
                .statusCode(409);
        TestClock.clock().travelTo(Instant.parse("2022-01-10T10:01:00Z"));
        office().get(nodes).then().body("items[0].light", equalTo("RED")).body("items[0].minutesLeft", equalTo(-1));
        office().body("{\"doneAt\":\"2022-01-10T10:02:00Z\"}")
                .post(nodes + "/环评批复/done")
                .then()
                .statusCode(422);
        office().body("{}")
                .post(nodes + "/环评批复/done")
                .then()
                .statusCode(200)
                .body("light", equalTo("GREEN"))
                .body("late", equalTo(true));
        office().body("{}").post(nodes + "/环评批复/done").then().statusCode(422);
        office().body("{}").post(nodes + "/没有/done").then().statusCode(404);
        as(Tokens.of("CITY_OFFICE")
                        .user("w")
                        .organisation("WH")
                        .scope("region:340200")
                        .sign())
                .get(nodes)
                .then()
                .statusCode(404);
    }

    private String project(String suffix, String start) {
        ObjectNode body = application(name + suffix, "VOICE", "340100", LocalDate.of(2022, 1, 1));
        ((ObjectNode) body.get("schedule"))
                .put("year", 2022)
                .put("startMonth", start)
                .put("completionMonth", "2023-06");
        return admitted(body);
    }

    private static ObjectNode reportBody(String month, String actual) {
        ObjectNode body = Office.JSON.createObjectNode().put("month", month);
        body.set("actual", money(actual));
        return body;
    }

    private static void report(String project, String month, String actual, String started) {
        ObjectNode body = reportBody(month, actual);
        if (started != null) {
            body.put("startedMonth", started);
        }
        office().body(text(body)).post(path(project) + "/reports").then().statusCode(201);
    }

    private static void fund(ObjectNode report, String source, String arrived, String completed, String paid) {
        ArrayNode funds = report.withArray("funds");
        ObjectNode fund = funds.addObject().put("source", source);
        fund.set("arrived", money(arrived));
        fund.set("completed", money(completed));
        fund.set("paid", money(paid));
    }

    private static void freeze(String project, String month) {
        office().body("{\"month\":\"" + month + "\"}")
                .post(path(project) + "/lights")
                .then()
                .statusCode(201);
    }

    private static void day(String date) {
        TestClock.clock().travelTo(Instant.parse(date + "T04:00:00Z"));
    }
}
