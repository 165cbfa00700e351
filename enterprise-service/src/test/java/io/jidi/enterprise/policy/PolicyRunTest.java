package io.jidi.enterprise.policy;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What-if, comparison and the assessment of everybody, on the worked enterprises in a city of their own. */
@QuarkusTest
class PolicyRunTest extends OnRealParts {

    private static final String WHAT_IF = "/api/v1/criteria/what-if";
    private static final String EVERYBODY = "/api/v1/criteria/assessment-runs";
    private static final List<String> WORKED =
            List.of("91340100MA990001XA", "91340600MA99000284", "91340300MA9900036F", "91340200MA99000445");
    /** Chizhou, where no other test registers anybody. */
    private static final String CITY = "341700";

    @Inject
    Sql sql;

    @BeforeEach
    void settleOnce() {
        if (sql.number("select count(*) from enterprise where region_code = '" + CITY + "'") == 0) {
            WORKED.forEach(PolicyRunTest::settle);
        }
    }

    private static void settle(String worked) {
        String rows = Office.workedFile()
                .lines()
                .filter(line -> line.startsWith(worked))
                .reduce("", (all, line) -> all + line + "\n");
        String code = Office.freshCode();
        Office.register(rows.split(",")[1], code, CITY);
        Office.committed(rows.replace(worked, code));
    }

    private static Response answered(String path, String body) {
        Response started = office().body(body).post(path);
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        String location = started.header("Location");
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response run = office().get(location);
            if (!run.path("state").equals("RUNNING")) {
                assertThat((String) run.path("state")).as(run.asString()).isEqualTo("DONE");
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    private static String question(String what) {
        return "{\"editionId\":\"SRDI-2026\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\","
                + "\"regionPrefix\":\"3417\"," + what + "}";
    }

    @Test
    void aHigherResearchRatioMovesOneFirmAndSaysWhy() {
        // 芜湖精驱 spent 4.65 % in 2024 and 5 % in 2025, 皖江智语 9 % and 11 %; the other two were not eligible before.
        Response run = answered(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.66\"}"));

        run.then()
                .body("kind", equalTo("WHAT_IF"))
                .body("done", equalTo(4))
                .body("result.enterprises", equalTo(4))
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 1)))
                .body("result.steps", equalTo(Map.of("SRDI>SRDI", 1, "SRDI>NONE", 1, "NONE>NONE", 2)))
                .body("result.outcomes.after", equalTo(Map.of("ELIGIBLE", 1, "NOT_ELIGIBLE", 3)))
                .body("result.byCity", equalTo(Map.of("341700", Map.of("rise", 0, "fall", 1))))
                .body("result.bySize", equalTo(Map.of("SMALL", Map.of("rise", 0, "fall", 1))))
                .body("result.byCriterion", equalTo(Map.of("P3", Map.of("rise", 0, "fall", 1))))
                .body("result.movers.name", equalTo(List.of("芜湖精驱")))
                .body("result.movers[0].deciding", equalTo(List.of("P3")));
        assertThat((String) run.path("beforeDigest")).isNotEqualTo(run.path("afterDigest"));

        answered(WHAT_IF, question("\"parameters\":{\"rdRatioMin\":\"4.65\"}"))
                .then()
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 0)));
    }

    @Test
    void aFirmThatWouldRiseIsNamedWithWhatHeldItBack() {
        // 蚌埠芯感 fails INNOV-2022 by its growth points alone: 10 of 15.
        Response run = answered(
                WHAT_IF,
                question("\"parameters\":{\"growthMin\":\"10\",\"equityMin\":\"99999\"}")
                        .replace("SRDI-2026", "INNOV-2022"));

        assertThat(run.<List<String>>path("result.movers.name")).contains("蚌埠芯感");
        assertThat(run.<List<String>>path("result.movers.find { it.name == '蚌埠芯感' }.deciding"))
                .contains("POINTS")
                .doesNotContain("G1", "G2");
        assertThat(run.<String>path("result.movers.find { it.name == '蚌埠芯感' }.after"))
                .isEqualTo("INNOVATIVE");
    }

    @Test
    void twoEditionsAreComparedOverEverybody() {
        Response run = answered(
                WHAT_IF,
                question("\"otherEditionId\":\"SRDI-2026\"")
                        .replace("\"SRDI-2026\",\"kind\"", "\"SRDI-2022\",\"kind\""));

        run.then().body("result.enterprises", equalTo(4)).body("result.steps.'SRDI>SRDI'", equalTo(2));
    }

    @Test
    void everybodyIsAssessedAndOnlyChangesAreStored() {
        String body = "{\"assessment\":{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"},"
                + "\"regionPrefix\":\"3417\"}";
        String stored = "select count(*) from assessment a join enterprise e on e.id = a.enterprise_id"
                + " where e.region_code = '" + CITY + "'";
        String told = "select count(*) from event where type = 'io.jidi.enterprise.tier.changed'"
                + " and data ->> 'regionCode' = '" + CITY + "'";

        answered(EVERYBODY, body)
                .then()
                .body("kind", equalTo("ASSESS_EVERYBODY"))
                .body("result", equalTo(Map.of("changed", 2, "unchanged", 2, "notJudged", 0, "leftToExact", 0)));
        assertThat(sql.number(stored)).isEqualTo(2);
        assertThat(sql.number(told)).isEqualTo(2);

        answered(EVERYBODY, body)
                .then()
                .body("result", equalTo(Map.of("changed", 0, "unchanged", 4, "notJudged", 0, "leftToExact", 0)));
        assertThat(sql.number(stored)).isEqualTo(2);
        // Hefei's list does not judge a firm of Chizhou.
        answered(EVERYBODY, body.replace("SRDI", "EAGLET-HEFEI")).then().body("result.notJudged", equalTo(4));
    }

    @Test
    void aQuestionThatMakesNoSenseIsRefused() {
        refused(question("\"parameters\":{\"rdRatio\":\"4\"}"), 422, "no parameter is called");
        refused(question("\"parameters\":{\"rdRatioMin\":\"four\"}"), 422, "not a number");
        refused(question("\"otherEditionId\":\"SRDI-1999\""), 422, "SRDI-1999");
        refused(question("\"draftId\":\"edd_nobody\""), 422, "edd_nobody");
        refused(question("\"otherEditionId\":\"LG-2026\",\"draftId\":\"x\""), 400, "only one");
        office().body("{\"assessment\":{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2999-06-01\"}}")
                .post(EVERYBODY)
                .then()
                .statusCode(422);
        as(Tokens.of("CITY_OFFICE").scope("region:341700").sign())
                .body(question("\"otherEditionId\":\"LG-2026\""))
                .post(WHAT_IF)
                .then()
                .statusCode(403);
        office().get(WHAT_IF + "/run_01kb2c3d4e5f6g7h8j9kamcnps").then().statusCode(404);
    }

    private static void refused(String body, int status, String says) {
        office().body(body).post(WHAT_IF).then().statusCode(status).body(containsString(says));
    }
}
