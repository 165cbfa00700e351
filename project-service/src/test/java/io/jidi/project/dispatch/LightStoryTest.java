package io.jidi.project.dispatch;

import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.project.dispatch.rules.LightCase;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The worked projects of domain reference 6.3 and the re-baseline variant, lived through a year over HTTP. */
@QuarkusTest
class LightStoryTest extends OnRealParts {

    private static final List<String> BASES = List.of("VOICE", "ROBOT", "VEHICLE", "ROBOT");
    private static final List<String> REGIONS = List.of("340100", "340200", "340100", "340200");

    @Inject
    Sql sql;

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void theWorkedProjectsHaveTheLightsOfTheTablesMonthByMonth() {
        travelTo(LocalDate.of(2025, 1, 5));
        Office.openBases();
        List<LightCase> cases = LightCase.read("/lights/worked-projects.md").toList();
        Map<LightCase, String> projects = new LinkedHashMap<>();
        for (int i = 0; i < cases.size(); i++) {
            projects.put(cases.get(i), Office.admitted(application(cases.get(i), i)));
        }
        for (int month = 1; month <= 12; month++) {
            YearMonth present = YearMonth.of(2025, month);
            travelTo(present.atDay(20));
            projects.forEach((project, id) -> report(project, id, present));
            reviseWhereApproved(projects, present);
            travelTo(present.atDay(26));
            freeze(present);
        }
        SoftAssertions softly = new SoftAssertions();
        projects.forEach((project, id) -> compare(softly, project, lights(id)));
        softly.assertAll();
        String lag = projects.values().iterator().next();
        assertThat(sql.list(
                        "select type from event where aggregate = ? order by version", row -> row.getString(1), lag))
                .hasSize(26)
                .startsWith(
                        "io.jidi.project.project.admitted",
                        "io.jidi.project.element.listed",
                        "io.jidi.project.project.reported",
                        "io.jidi.project.light.frozen");
        assertThat(sql.first(
                                "select data::text from event where aggregate = ? and type like '%light.frozen'"
                                        + " and data->>'month' = '2025-05'",
                                row -> row.getString(1), new ArrayList<>(projects.values()).get(1))
                        .map(JsonPath::from)
                        .orElseThrow())
                .satisfies(fact -> {
                    assertThat(fact.getString("light")).isEqualTo("RED");
                    assertThat(fact.getString("previousLight")).isEqualTo("YELLOW");
                    assertThat(fact.getString("escalation.code")).isEqualTo("SUPERVISION_LETTER");
                    assertThat(fact.getList("reasons.dimension")).containsExactly("START", "PROGRESS");
                    assertThat(fact.getString("reasons[0].reason.zh")).isNotBlank();
                });
        laterKnowledgeChangesNoFrozenLight(new ArrayList<>(projects.values()).get(0));
        office().get("/api/v1/lights?month=2025-05&light=RED&count=exact&baseCode=ROBOT")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items[0].escalation.nameZh", equalTo("督办函"));
        theListTurnsItsPages("");
        theListTurnsItsPages("&sort=escalation,month");
    }

    private static void theListTurnsItsPages(String sort) {
        String list = "/api/v1/lights?baseCode=ROBOT&month.lte=2025-12&pageSize=10" + sort;
        List<String> seen = new ArrayList<>();
        String token = "";
        while (token != null) {
            JsonPath page = office().get(list + (token.isEmpty() ? "" : "&pageToken=" + token))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            token = page.getString("nextPageToken");
        }
        assertThat(seen).hasSizeGreaterThanOrEqualTo(24).doesNotHaveDuplicates();
    }

    private void laterKnowledgeChangesNoFrozenLight(String project) {
        travelTo(LocalDate.of(2026, 1, 8));
        JsonPath before = detail(project, "2025-03");
        office().body(reportBody("2025-03", "1.00")
                        .put("correctionReason", "误把四月数计入")
                        .toString())
                .post(path(project) + "/reports")
                .then()
                .statusCode(201)
                .body("revision", equalTo(2))
                .body("onTime", equalTo(false));
        JsonPath after = detail(project, "2025-03");
        assertThat(after.getString("inputs")).isEqualTo(before.getString("inputs"));
        assertThat(after.getMap("light")).isEqualTo(before.getMap("light"));
        assertThat(after.getBoolean("replay.equal")).isTrue();
        assertThat(after.getString("replay.digest")).isEqualTo(before.getString("light.digest"));
        assertThat(before.getList("corrections")).isEmpty();
        assertThat(after.getList("corrections.field")).containsExactly("CUMULATIVE_ACTUAL");
        assertThat(after.getString("corrections[0].frozen")).isEqualTo("56000000");
        assertThat(after.getString("corrections[0].today")).isEqualTo("33000001");
        List<Boolean> corrected = office().get(path(project) + "/lights").path("items.correctedLater");
        assertThat(corrected).containsExactly(false, false, true, true, true, true, true, true, true, true, true, true);
    }

    /** The re-baseline variant: a new curve approved in August leaves what is frozen, byte for byte. */
    private static void reviseWhereApproved(Map<LightCase, String> projects, YearMonth present) {
        projects.forEach((project, id) -> {
            String revision = project.given().get("revision");
            if (revision == null || present.getMonthValue() != 8) {
                return;
            }
            List<String> before = digests(id);
            ObjectNode plan = Office.JSON.createObjectNode().put("year", 2025).put("approvedMonth", "2025-08");
            plan.set("annual", money(yuan(project.given().get("annual"))));
            ArrayNode curve = plan.putArray("cumulative");
            Arrays.stream(revision.replaceAll(".*cumulative ([\\d ]+).*", "$1")
                            .trim()
                            .split(" "))
                    .forEach(amount -> curve.add(money(yuan(amount))));
            plan.put("plannedStartMonth", "2025-03").put("reason", "施工图变更后重新排期");
            office().body(plan.toString())
                    .post(path(id) + "/plans")
                    .then()
                    .statusCode(201)
                    .body("revision", equalTo(2));
            assertThat(digests(id)).hasSize(7).isEqualTo(before);
        });
    }

    private static void freeze(YearMonth month) {
        JsonPath first = freezing(month);
        assertThat(first.getInt("frozen")).isGreaterThanOrEqualTo(4);
        assertThat(first.getInt("remaining")).isZero();
        assertThat(freezing(month).getInt("frozen")).isZero();
    }

    private static JsonPath freezing(YearMonth month) {
        return office().body("{\"month\":\"" + month + "\"}")
                .post("/api/v1/lights/freeze")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void report(LightCase project, String id, YearMonth month) {
        Map<String, String> row = project.rows().get(month.getMonthValue() - 1);
        ObjectNode body = reportBody(month.toString(), yuan(LightCase.cell(row, "actual")));
        milestone(body, "startedMonth", project.given().get("actual start"), month);
        milestone(body, "registeredMonth", project.given().get("registered"), month);
        milestone(body, "completedMonth", project.given().get("completed"), month);
        office().body(body.toString())
                .post(path(id) + "/reports")
                .then()
                .statusCode(201)
                .body("cumulative.amount", equalTo(yuan(LightCase.cell(row, "cum"))))
                .body("onTime", equalTo(true));
    }

    private static void milestone(ObjectNode body, String field, String given, YearMonth present) {
        if (given != null && !lived(given).isAfter(present)) {
            body.put(field, lived(given).toString());
        }
    }

    private static ObjectNode reportBody(String month, String amount) {
        ObjectNode body = Office.JSON.createObjectNode().put("month", month);
        body.set("actual", money(amount));
        return body;
    }

    private static ObjectNode application(LightCase project, int number) {
        ObjectNode body = Office.application(
                project.name() + number, BASES.get(number), REGIONS.get(number), LocalDate.of(2025, 1, 1));
        ArrayNode classes = body.putArray("classes");
        Arrays.stream(project.given().get("classes").split(" ")).forEach(classes::add);
        ObjectNode schedule = body.putObject("schedule").put("year", 2025);
        schedule.put("startMonth", planned(project, "planned start", "2024-04"));
        schedule.put("completionMonth", planned(project, "planned completion", "2026-12"));
        BigDecimal annual = LightCase.yuan(project.given().get("annual"));
        schedule.set("annual", money(annual.toPlainString() + ".00"));
        ArrayNode curve = schedule.putArray("cumulative");
        String monthly = project.given().get("monthly plan");
        BigDecimal sum = BigDecimal.ZERO;
        for (int month = 0; month < 12; month++) {
            sum = sum.add(
                    monthly == null ? annual.divide(new BigDecimal(12)) : LightCase.yuan(monthly.split(" ")[month]));
            curve.add(money(sum.setScale(2).toPlainString()));
        }
        return body;
    }

    private static String planned(LightCase project, String what, String otherwise) {
        String given = project.given().get(what);
        return given == null ? otherwise : lived(given).toString();
    }

    private static void compare(SoftAssertions softly, LightCase project, List<Map<String, Object>> lights) {
        softly.assertThat(lights).hasSize(12);
        for (int i = 0; i < 12; i++) {
            JsonPath light = JsonPath.from(text(lights.get(i)));
            Map<String, String> row = project.rows().get(i);
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put("done %", light.getString("donePercent"));
            shown.put("plan %", light.getString("planPercent"));
            shown.put("lag pp", light.getString("lagPoints"));
            for (String dimension : List.of("start", "progress", "register", "complete", "report")) {
                shown.put(
                        dimension,
                        letter(light.getString("dimensions.find { it.dimension == '"
                                + dimension.toUpperCase(java.util.Locale.ROOT) + "' }.light")));
            }
            shown.put("auto", letter(light.getString("computed")));
            shown.put("light", letter(light.getString("light")));
            String escalation = light.getString("escalation.nameZh");
            shown.put("escalation", escalation == null ? "" : escalation);
            shown.keySet().retainAll(row.keySet());
            softly.assertThat(shown)
                    .as(project.name() + " " + row.get("m"))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .isEqualTo(row.entrySet().stream()
                            .filter(cell -> shown.containsKey(cell.getKey()))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** The case files speak of 2026; the year is lived one earlier, so that no event lies in the broker's future. */
    private static YearMonth lived(String month) {
        return LightCase.month(month).minusYears(1);
    }

    private static String letter(String light) {
        return switch (light) {
            case "NONE" -> "–";
            case "BLUE" -> "B";
            default -> light.substring(0, 1);
        };
    }

    private static List<Map<String, Object>> lights(String project) {
        return office().get(path(project) + "/lights")
                .then()
                .statusCode(200)
                .extract()
                .path("items.light");
    }

    private static List<String> digests(String project) {
        return office().get(path(project) + "/lights").path("items.light.digest");
    }

    private static JsonPath detail(String project, String month) {
        return office().get(path(project) + "/lights/" + month)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String yuan(String wan) {
        return LightCase.yuan(wan).setScale(2).toPlainString();
    }

    private static void travelTo(LocalDate day) {
        TestClock.clock().travelTo(day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }
}
