package io.jidi.project.dispatch;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.AtOnce;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.project.library.ProjectId;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** The close of a month when others close, report and rate in the same moment. */
@QuarkusTest
class CloseAtOnceTest extends OnRealParts {

    private static final int PROJECTS = 12;
    private static final String FREEZE = "/api/v1/lights/freeze";

    @Inject
    Sql sql;

    private final String name = "合闸" + UUID.randomUUID();
    private final List<String> projects = new ArrayList<>();

    @BeforeEach
    void projectsThatHaveReported() {
        day("2023-01-05");
        Office.openBases();
        for (int i = 0; i < PROJECTS; i++) {
            ObjectNode one = application(name + i, "VOICE", "340100", LocalDate.of(2023, 1, 1));
            ((ObjectNode) one.get("schedule"))
                    .put("year", 2023)
                    .put("startMonth", "2023-03")
                    .put("completionMonth", "2024-06");
            projects.add(admitted(one));
        }
        day("2023-01-26");
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @RepeatedTest(2)
    void twoClosesFreezeEachMonthOnceWithOneEventEach() throws InterruptedException {
        List<Response> closes = AtOnce.sent(Collections.nCopies(
                4, () -> office().body("{\"month\":\"2023-01\"}").post(FREEZE)));
        assertThat(closes)
                .allSatisfy(close ->
                        assertThat(close.statusCode()).as(close.asString()).isEqualTo(200));
        closeTheRest();
        for (String project : projects) {
            frozenOnce(project);
        }
    }

    @RepeatedTest(2)
    void aCloseOfAllAndOneOfAProjectDoNotHinderEachOther() throws InterruptedException {
        List<Callable<Response>> closes = new ArrayList<>();
        closes.add(() -> office().body("{\"month\":\"2023-01\"}").post(FREEZE));
        for (String project : projects) {
            closes.add(() -> office().body("{\"month\":\"2023-01\"}").post(path(project) + "/lights"));
        }
        List<Integer> statuses = AtOnce.statuses(closes);
        assertThat(statuses.get(0)).isEqualTo(200);
        assertThat(statuses.subList(1, statuses.size()))
                .as("frozen by this call or by the other, or asked to come again")
                .allMatch(status -> status == 201 || status == 409 || status == 503);
        closeTheRest();
        for (String project : projects) {
            frozenOnce(project);
        }
    }

    /** Dated back to the cut-off: whether it came before the close is what decides. */
    @RepeatedTest(2)
    void aReportThatRacesTheCloseIsInTheLightOrSaidToBeLater() throws InterruptedException {
        List<Callable<Response>> all = new ArrayList<>();
        for (String project : projects) {
            all.add(() -> report(project));
        }
        all.add(PROJECTS / 2, () -> office().body("{\"month\":\"2023-01\"}").post(FREEZE));
        List<Integer> statuses = AtOnce.statuses(all);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(PROJECTS);
        assertThat(statuses).containsOnlyOnce(200);
        closeTheRest();
        for (String project : projects) {
            frozenOnce(project);
            Response light = office().get(path(project) + "/lights/2023-01");
            boolean inTime = light.<String>path("inputs").contains("\"receivedOn\":\"2023-01-20\"");
            List<String> later = light.path("corrections.field");
            assertThat(inTime ? later.isEmpty() : !later.isEmpty())
                    .as("in the light, or told beside it: %s", light.asString())
                    .isTrue();
            assertThat(light.<Boolean>path("replay.equal")).isTrue();
            office().get(path(project) + "/reports").then().statusCode(200);
            assertThat(sql.number(
                            "select count(*) from monthly_report where project_id = ?",
                            ProjectId.fromString(project).value()))
                    .as("never lost")
                    .isOne();
        }
    }

    @RepeatedTest(2)
    void aRatingThatRacesTheCloseIsInTheLightOrRefused() throws InterruptedException {
        for (String project : projects) {
            report(project).then().statusCode(201);
        }
        List<Callable<Response>> all = new ArrayList<>();
        for (String project : projects) {
            all.add(() -> office().body("{\"month\":\"2023-01\",\"light\":\"RED\",\"reason\":\"现场核查\"}")
                    .post(path(project) + "/manual-ratings"));
        }
        all.add(PROJECTS / 2, () -> office().body("{\"month\":\"2023-01\"}").post(FREEZE));
        List<Integer> statuses = new ArrayList<>(AtOnce.statuses(all));
        assertThat(statuses.remove(PROJECTS / 2)).isEqualTo(200);
        closeTheRest();
        for (int i = 0; i < PROJECTS; i++) {
            String light =
                    office().get(path(projects.get(i)) + "/lights/2023-01").path("light.light");
            assertThat(light)
                    .as("the rating of %s was answered by %s", projects.get(i), statuses.get(i))
                    .isEqualTo(statuses.get(i) == 201 ? "RED" : "GREEN");
            // 503: the close took so long that the office is asked to come again.
            assertThat(statuses.get(i)).isIn(201, 409, 503);
        }
    }

    /** One call does what it can in its time; the rest is asked for again. */
    private static void closeTheRest() {
        int remaining = 1;
        for (int call = 0; remaining > 0 && call < 100; call++) {
            Response close = office().body("{\"month\":\"2023-01\"}").post(FREEZE);
            remaining = close.statusCode() == 200 ? close.path("remaining") : 1;
        }
        assertThat(remaining).isZero();
    }

    private void frozenOnce(String project) {
        assertThat(sql.number(
                        "select count(*) from month_light where project_id = ?",
                        ProjectId.fromString(project).value()))
                .isOne();
        assertThat(sql.number(
                        "select count(*) from event where type = 'io.jidi.project.light.frozen' and aggregate = ?",
                        project))
                .isOne();
    }

    private static Response report(String project) {
        ObjectNode body = Office.JSON.createObjectNode().put("month", "2023-01").put("receivedDate", "2023-01-20");
        body.set("actual", money("10000000.00"));
        return office().body(text(body)).post(path(project) + "/reports");
    }

    private static void day(String date) {
        TestClock.clock().travelTo(java.time.Instant.parse(date + "T04:00:00Z"));
    }
}
