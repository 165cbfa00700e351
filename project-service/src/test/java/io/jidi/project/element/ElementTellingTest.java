package io.jidi.project.element;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every step of a request and every listing is an event of its project, and of a restricted project none is. */
@QuarkusTest
class ElementTellingTest extends OnRealParts {

    private static final String CHANGED = "element.changed";
    private static final String LISTED = "element.listed";

    @Inject
    Sql sql;

    private ObjectNode body = Office.JSON.createObjectNode();

    @BeforeEach
    void anApplication() {
        TestClock.clock().travelTo(Instant.parse("2023-01-10T04:00:00Z"));
        Office.openBases();
        body = application("要素" + UUID.randomUUID(), "VOICE", "340100", LocalDate.of(2023, 1, 1));
        ((ObjectNode) body.get("schedule"))
                .put("year", 2023)
                .put("startMonth", "2023-06")
                .put("completionMonth", "2024-06");
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void eachStepIsToldWithWhatItMadeOfTheRequest() {
        String project = admitted(body);
        String at = "/api/v1/elements/"
                + raised(project, "LAND", "120.50", "\"quota\":\"100\",\"note\":\"内部备注\",\"forestLand\":true");
        step(at + "/acceptance", 0, "{}", 200);
        step(at + "/consultation", 1, "{\"decision\":\"内部决定\",\"unit\":\"省自然资源厅\",\"deadline\":\"2023-02-01\"}", 200);
        step(at + "/extension", 2, "{\"deadline\":\"2023-01-31\",\"reason\":\"报批\"}", 422);
        step(at + "/extension", 2, "{\"deadline\":\"2023-03-01\",\"reason\":\"报批\"}", 200);
        step(
                at + "/closure",
                3,
                "{\"done\":true,\"outcome\":\"内部结果\",\"secured\":\"120.5\",\"documentNumber\":\"皖政地1号\"}",
                200);
        step(at + "/evaluation", 4, "{\"score\":4,\"evaluation\":\"内部评价\"}", 200);
        assertThat(
                        told(
                                project,
                                CHANGED,
                                "data->>'status' || ' ' || (data->'supply'->'quantity'->>'gap') || ' '"
                                        + " || coalesce(data->>'deadline', '-') || ' ' || coalesce(data->>'handlingUnit', '-')"
                                        + " || ' ' || coalesce(data->>'documentNumber', '-') || ' ' || coalesce(data->>'score', '-')"))
                .containsExactly(
                        "RAISED 120.5 - - - -",
                        "ACCEPTED 120.5 - - - -",
                        "IN_HAND 120.5 2023-02-01 省自然资源厅 - -",
                        "IN_HAND 120.5 2023-03-01 省自然资源厅 - -",
                        "DONE 0 2023-03-01 省自然资源厅 皖政地1号 -",
                        "EVALUATED 0 2023-03-01 省自然资源厅 皖政地1号 4");
        assertThat(told(project, CHANGED, "data->'supply'->'quantity'->>'quota'"))
                .containsOnly("100");
        // What was written freely for those who settle it is for nobody else.
        assertThat(told(project, CHANGED, "data::text")).noneMatch(data -> data.contains("内部"));
        assertThat(told(project, CHANGED, "data_scope"))
                .containsOnly("region:340100,base:VOICE,enterprise:"
                        + body.at("/owner/creditCode").asText());
    }

    @Test
    void fundsAreToldAsMoneyToTheFen() {
        String project = admitted(body);
        for (String parts : List.of("\"quota\":\"0.001\"", "\"secured\":\"0.001\"")) {
            office().body(request(project, "FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"," + parts))
                    .post("/api/v1/elements")
                    .then()
                    .statusCode(422);
        }
        String at = "/api/v1/elements/" + raised(project, "FUNDS", "50000000", "\"fundSource\":\"GUIDANCE_FUND\"");
        step(at + "/acceptance", 0, "{}", 200);
        step(at + "/closure", 1, "{\"done\":false,\"outcome\":\"撤回\",\"secured\":\"20000000.005\"}", 422);
        step(at + "/closure", 1, "{\"done\":false,\"outcome\":\"撤回\",\"secured\":\"20000000.01\"}", 200);
        assertThat(
                        told(
                                project,
                                CHANGED,
                                "(data->'supply'->'funds'->'gap'->>'amount') || jsonb_exists(data->'supply', 'quantity')::text"))
                .containsExactly("50000000.00false", "50000000.00false", "29999999.99false");
    }

    @Test
    void aListingIsToldWholeWhenItChangesAndOnlyThen() {
        String project = admitted(body);
        String kinds = "(select coalesce(string_agg(one->>'kind' || ' '"
                + " || coalesce(one->'supply'->'quantity'->>'gap', one->'supply'->'funds'->'gap'->>'amount'), ', '"
                + " order by one->>'kind'), 'none') from jsonb_array_elements(data->'elements') one)";
        assertThat(told(project, LISTED, kinds)).containsExactly("LAND 20.5");
        change(project, "{\"name\":\"更名" + UUID.randomUUID() + "\"}");
        assertThat(told(project, LISTED, kinds)).hasSize(1);
        change(
                project,
                "{\"elements\":[{\"kind\":\"LAND\",\"needed\":\"120.5\",\"secured\":\"120.5\",\"note\":\"内部备注\"},"
                        + "{\"kind\":\"FUNDS\",\"needed\":\"1000\",\"secured\":\"1\"}]}");
        change(project, "{\"elements\":[]}");
        assertThat(told(project, LISTED, kinds)).containsExactly("LAND 20.5", "FUNDS 999.00, LAND 0", "none");
        assertThat(told(project, LISTED, "data::text")).noneMatch(data -> data.contains("内部"));
    }

    /** Not by its elements either does a restricted project show, whichever way it came to be restricted. */
    @Test
    void ofARestrictedProjectNothingIsToldUntilThatIsLifted() {
        String project = admitted(body);
        String before = raised(project, "LAND", "5", "");
        restrict(project, true);
        int told = told(project, CHANGED, "data->>'id'").size();
        step("/api/v1/elements/" + before + "/acceptance", 0, "{}", 200);
        String meanwhile = raised(project, "ENERGY", "7", "");
        change(project, "{\"elements\":[{\"kind\":\"DATA\",\"needed\":\"3\",\"secured\":\"0\"}]}");
        assertThat(told(project, CHANGED, "data->>'id'")).hasSize(told);
        assertThat(told(project, LISTED, "data->'elements'->0->>'kind'")).containsExactly("LAND");
        restrict(project, false);
        assertThat(told(project, CHANGED, "data->>'id' || (data->>'status')"))
                .containsExactly(before + "RAISED", before + "ACCEPTED", meanwhile + "RAISED");
        assertThat(told(project, LISTED, "data->'elements'->0->>'kind'")).containsExactly("LAND", "DATA");

        String secret = admitted(body.deepCopy()
                .put("name", "涉限" + UUID.randomUUID())
                .put("restricted", true)
                .<ObjectNode>set("codes", freshCode())
                .<ObjectNode>set("owner", freshOwner()));
        raised(secret, "LAND", "5", "");
        assertThat(told(secret, CHANGED, "data->>'id'")).isEmpty();
        assertThat(told(secret, LISTED, "data->>'projectId'")).isEmpty();
    }

    private static com.fasterxml.jackson.databind.JsonNode freshCode() {
        return Office.JSON
                .createArrayNode()
                .add(Office.JSON
                        .createObjectNode()
                        .put("code", Office.freshProjectCode())
                        .put("principal", true));
    }

    private static ObjectNode freshOwner() {
        return Office.JSON
                .createObjectNode()
                .put("creditCode", Office.freshCreditCode())
                .put("name", "涉限单位");
    }

    private static String raised(String project, String kind, String needed, String more) {
        return office().body(request(project, kind, needed, more))
                .post("/api/v1/elements")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String request(String project, String kind, String needed, String more) {
        return "{\"projectId\":\"" + project + "\",\"kind\":\"" + kind + "\",\"title\":\"事项\",\"needed\":\"" + needed
                + "\",\"neededBy\":\"2023-06-01\"" + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static void step(String at, int version, String body, int status) {
        office().header("If-Match", "\"v" + version + "\"")
                .body(body)
                .post(at)
                .then()
                .statusCode(status);
    }

    private static void change(String project, String changes) {
        office().header("If-Match", office().get(path(project)).header("ETag"))
                .body(changes)
                .patch(path(project))
                .then()
                .statusCode(200);
    }

    private static void restrict(String project, boolean restricted) {
        ObjectNode body =
                Office.JSON.createObjectNode().put("restricted", restricted).put("reason", "定密");
        office().header("If-Match", office().get(path(project)).header("ETag"))
                .body(text(body))
                .post(path(project) + "/restriction")
                .then()
                .statusCode(200);
    }

    private List<String> told(String aggregate, String type, String value) {
        return sql.list(
                "select " + value + " from event where aggregate = ? and type = ? order by version",
                row -> row.getString(1),
                aggregate,
                "io.jidi.project." + type);
    }
}
