package io.jidi.project.overview;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every figure is the number of rows that its list shows to the same caller. */
@QuarkusTest
class OverviewTest extends OnRealParts {

    @BeforeEach
    void theBasesAreOpen() {
        TestClock.clock().travelTo(Instant.parse("2025-04-10T04:00:00Z"));
        Office.openBases();
    }

    @AfterEach
    void backToPresent() {
        TestClock.clock().backToPresent();
    }

    @Test
    void whatIsAdmittedIsCountedForThoseWhoMaySeeIt() {
        List<String> callers = List.of(Tokens.office(), Office.hefei(), Office.wuhu(), department());
        List<Long> before = callers.stream().map(OverviewTest::admittedCount).toList();

        admitted(in("340100"));
        admitted(in("340100").put("restricted", true));
        admitted(in("340200"));

        List<Long> after = callers.stream().map(OverviewTest::admittedCount).toList();
        assertThat(List.of(
                        after.get(0) - before.get(0),
                        after.get(1) - before.get(1),
                        after.get(2) - before.get(2),
                        after.get(3) - before.get(3)))
                .as("province, Hefei, Wuhu, a department that may not see the restricted one")
                .containsExactly(3L, 2L, 1L, 2L);
        assertThat(figure(Office.wuhu(), "PROJECTS_BY_REGION", "340100")).isZero();
        assertThat(figure(Office.wuhu(), "PROJECTS_BY_REGION", "340200")).isEqualTo(after.get(2));
    }

    @Test
    void theDrillDownListsAsManyRowsAsTheFigureSays() {
        admitted(in("340100"));
        admitted(in("340100").put("restricted", true));
        admitted(in("340200"));
        office().body("{\"month\":\"2025-01\"}")
                .post("/api/v1/lights/freeze")
                .then()
                .statusCode(200);

        for (String token : List.of(Tokens.office(), Office.hefei(), Office.wuhu(), department())) {
            List<Map<String, Object>> panels = overview(token).getList("panels");
            assertThat(panels.stream().map(panel -> panel.get("code")))
                    .contains(
                            "HEADLINE",
                            "FUNNEL",
                            "LIGHTS_BY_MONTH",
                            "PROJECTS_BY_STATUS",
                            "PROJECTS_BY_BASE",
                            "PROJECTS_BY_REGION",
                            "ELEMENTS_BY_AGE",
                            "CITIES",
                            "AGGLOMERATION",
                            "TIERS",
                            "FUND_MONEY",
                            "LEVERAGE",
                            "DATA_QUALITY");
            assertThat(panels).allSatisfy(panel -> {
                List<Map<String, Object>> figures = list(panel.get("figures"));
                List<Object> measures = list(panel.get("measures")).stream()
                        .map(measure -> measure.get("code"))
                        .toList();
                for (Map<String, Object> figure : figures) {
                    assertThat(measures).as("every figure is defined").contains(figure.get("measure"));
                    if (panel.get("code").equals("AGGLOMERATION")) {
                        // Counts carriers; its path leads to all computations of the base.
                        as(token).get((String) figure.get("drillDown")).then().statusCode(200);
                        continue;
                    }
                    long listed = as(token)
                            .get(figure.get("drillDown")
                                    + (((String) figure.get("drillDown")).contains("?") ? "&" : "?") + "count=exact")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getLong("total");
                    assertThat(listed).as(figure.toString()).isEqualTo(((Number) figure.get("count")).longValue());
                }
            });
        }
    }

    @Test
    void aCitysRowIsComputedFromItsOwnProjects() throws Exception {
        String first = admitted(in("341600"));
        admitted(in("341600").put("restricted", true));
        ObjectNode report = Office.JSON.createObjectNode().put("month", "2025-02");
        report.set("actual", Office.money("30000000.00"));
        office().body(Office.text(report))
                .post(Office.path(first) + "/reports")
                .then()
                .statusCode(201);
        ObjectNode land = Office.JSON
                .createObjectNode()
                .put("projectId", first)
                .put("kind", "LAND")
                .put("title", "用地")
                .put("needed", "5")
                .put("neededBy", "2025-06-01");
        office().body(Office.text(land)).post("/api/v1/elements").then().statusCode(201);
        String city = ".figures.findAll { it.keys == ['341600'] }";
        JsonPath all = overview(Tokens.office());
        String row = "panels.find { it.code == 'CITIES' }" + city;
        // Two projects that plan 120 million each; one reported 30: 12.5 %.
        assertThat(all.<Integer>get(row + ".find { it.measure == 'PROJECTS' }.count"))
                .isEqualTo(2);
        assertThat(all.<String>get(row + ".find { it.measure == 'INVESTMENT' }.rate.value"))
                .isEqualTo("12.50");
        assertThat(all.<String>get(row + ".find { it.measure == 'INVESTMENT' }.rate.denominator"))
                .isEqualTo("240000000.00");
        assertThat(all.<Integer>get(row + ".find { it.measure == 'ELEMENTS_OVERDUE' }.count"))
                .isZero();
        assertThat(all.<List<String>>get(
                        "panels.find { it.code == 'CITIES' }.figures.findAll { it.measure == 'PROJECTS' }.keys"))
                .as("the cities of Anhui")
                .hasSize(16);
        // A department that may not see the restricted project: 30 of 120.
        assertThat(overview(department()).<String>get(row + ".find { it.measure == 'INVESTMENT' }.rate.value"))
                .isEqualTo("25.00");
        assertThat(overview(Office.hefei()).<List<Object>>get(row)).isEmpty();
        assertThat(ages()).containsExactly(List.of("LAND", "0-30"));
        TestClock.clock().travelTo(Instant.parse("2025-05-11T04:00:00Z"));
        assertThat(ages()).as("31 days old").containsExactly(List.of("LAND", "31-60"));
        JsonPath own = overview(city());
        assertThat(own.<List<Integer>>get("panels[0].figures.findAll { it.measure == 'PROJECTS' }.count"))
                .containsExactly(2);
        assertThat(own.<List<List<String>>>get("panels.find { it.code == 'CITIES' }.figures.keys"))
                .as("a city sees its own row only")
                .containsOnly(List.of("341600"));
    }

    /** The 25th itself is on time; a correction of what came on time makes nothing late. */
    @Test
    void aReportAfterTheCutOffIsLateAndItsCorrectionIsNot() {
        String onTime = admitted(in("341700"));
        String late = admitted(in("341700"));
        office().body("{\"month\":\"2025-01\"}")
                .post("/api/v1/lights/freeze")
                .then()
                .statusCode(200);
        String month = overview(Tokens.office())
                .get("panels.find { it.code == 'DATA_QUALITY' }.figures.find { it.measure == 'REPORTS_LATE' }.keys[0]");
        assertThat(late()).isZero();
        TestClock.clock().travelTo(Instant.parse(month + "-25T04:00:00Z"));
        report(onTime, month, "1.00", null);
        assertThat(late()).isZero();
        TestClock.clock().travelTo(Instant.parse(month + "-26T04:00:00Z"));
        report(onTime, month, "2.00", "更正");
        assertThat(late()).isZero();
        report(late, month, "1.00", null);
        assertThat(late()).isEqualTo(1);
        office().get("/api/v1/monthly-reports?month=" + month + "&revision=1&projectId=" + onTime)
                .then()
                .body("items.onTime", equalTo(List.of(true)))
                .body("items[0].actual.amount", equalTo("1.00"));
        as(city("341700"))
                .get("/api/v1/monthly-reports?month=" + month + "&regionCode=341700&revision=1&receivedDate.gte="
                        + month + "-26")
                .then()
                .body("items.projectId", equalTo(List.of(late)))
                .body("items.onTime", equalTo(List.of(false)));
        as(Office.hefei())
                .get("/api/v1/monthly-reports?regionCode=341700")
                .then()
                .body("items", hasSize(0));
    }

    private static long late() {
        Number count = overview(city("341700"))
                .get("panels.find { it.code == 'DATA_QUALITY' }.figures.find { it.measure == 'REPORTS_LATE' }.count");
        return count.longValue();
    }

    private static void report(String project, String month, String actual, String reason) {
        ObjectNode report = Office.JSON.createObjectNode().put("month", month);
        report.set("actual", Office.money(actual));
        if (reason != null) {
            report.put("correctionReason", reason);
        }
        office().body(Office.text(report))
                .post(Office.path(project) + "/reports")
                .then()
                .statusCode(201);
    }

    @Test
    void oneWithoutARoleOfTheLibraryIsRefused() {
        as(Tokens.of("SYSTEM_ADMIN").sign()).get("/api/v1/overview").then().statusCode(403);
    }

    private static ObjectNode in(String region) {
        return application("总览" + UUID.randomUUID(), "VOICE", region, LocalDate.of(2025, 1, 1))
                .put("dispatchedFromMonth", "2025-01");
    }

    private static List<List<String>> ages() {
        return overview(city()).get("panels.find { it.code == 'ELEMENTS_BY_AGE' }.figures.keys");
    }

    private static String city() {
        return city("341600");
    }

    private static String city(String region) {
        return Tokens.of("CITY_OFFICE").scope("region:" + region).sign();
    }

    /** Sees the province, but not what is restricted. Signed anew each time: a token ends by the clock. */
    private static String department() {
        return Tokens.of("DEPARTMENT").scope("region:340000").sign();
    }

    private static long admittedCount(String token) {
        return figure(token, "PROJECTS_BY_STATUS", "ADMITTED");
    }

    /** Zero for a figure that is not there. */
    private static long figure(String token, String panel, String key) {
        Number count = overview(token)
                .get("panels.find { it.code == '" + panel + "' }.figures.find { it.keys == ['" + key + "'] }?.count");
        return count == null ? 0 : count.longValue();
    }

    private static JsonPath overview(String token) {
        return as(token)
                .get("/api/v1/overview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
