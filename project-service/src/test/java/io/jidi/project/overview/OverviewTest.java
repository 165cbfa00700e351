package io.jidi.project.overview;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.office;
import static org.assertj.core.api.Assertions.assertThat;

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
            assertThat(panels).hasSize(4).allSatisfy(panel -> {
                List<Map<String, Object>> figures = list(panel.get("figures"));
                assertThat(figures).as(String.valueOf(panel.get("code"))).isNotEmpty();
                for (Map<String, Object> figure : figures) {
                    long listed = as(token)
                            .get(figure.get("drillDown") + "&count=exact")
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
    void oneWithoutARoleOfTheLibraryIsRefused() {
        as(Tokens.of("SYSTEM_ADMIN").sign()).get("/api/v1/overview").then().statusCode(403);
    }

    private static ObjectNode in(String region) {
        return application("总览" + UUID.randomUUID(), "VOICE", region, LocalDate.of(2025, 1, 1))
                .put("dispatchedFromMonth", "2025-01");
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
