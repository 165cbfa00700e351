package io.jidi.project.disclosure;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static io.jidi.project.Office.wuhu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.platform.paper.ListFiles;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.project.edition.StrictJson;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes out is what the standard wants, and what is restricted stays in. */
@QuarkusTest
class DisclosureTest extends OnRealParts {

    @Inject
    Sql sql;

    private static final String PACKAGE = "/api/v1/disclosures/oc4ids";
    private static final String SCHEMA = "https://standard.open-contracting.org/infrastructure/schema/0__9__5/";

    @BeforeEach
    void open() {
        Office.openBases();
    }

    @Test
    void theProjectPackageKeepsTheSchemaOfOc4ids() throws IOException {
        String id = Office.admitted(Office.application("OC4IDS 导出项目"));
        String code = office().get(Office.path(id)).path("code");
        List<JsonNode> projects = all();
        JsonNode ours = projects.stream()
                .filter(one -> one.path("id").asText().equals("draft-" + code))
                .findFirst()
                .orElseThrow();
        assertThat(ours.path("status").asText()).isEqualTo("preparation");
        assertThat(ours.path("budget").path("amount").path("amount").decimalValue())
                .isEqualByComparingTo("300000000");
        assertThat(ours.path("forecasts").get(0).path("observations")).hasSize(12);
        assertThat(ours.toString()).doesNotContain("分管副局长");
    }

    @Test
    void aRestrictedProjectDoesNotGoOutAndNeitherDoesWhatIsOutOfScope() throws IOException {
        String id = Office.admitted(Office.application("受限项目"));
        String code = office().get(Office.path(id)).path("code");
        assertThat(ids()).contains("draft-" + code);
        as(wuhu()).get(PACKAGE + "?after=").then().body(org.hamcrest.Matchers.not(containsString("draft-" + code)));
        office().body(text(item("受限项目", id, true)))
                .post("/api/v1/programmes/items")
                .then()
                .statusCode(201);
        assertThat(ids()).doesNotContain("draft-" + code);
    }

    @Test
    void whatTheLibraryRestrictsStaysInAndSoDoesWhatIsLinkedToIt() throws IOException {
        String id = Office.admitted(Office.application("库内受限项目").put("restricted", true));
        String code = office().get(Office.path(id)).path("code");
        assertThat(ids()).doesNotContain("draft-" + code);
        office().body(text(item("库内受限项目", id, false)))
                .post("/api/v1/programmes/items")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/restricted"));
        office().body(text(item("库内受限项目", id, true)))
                .post("/api/v1/programmes/items")
                .then()
                .statusCode(201);
    }

    private static ObjectNode item(String name, String project, boolean restricted) {
        ObjectNode item =
                Office.JSON.createObjectNode().put("status", "PLANNED").put("reason", "登记");
        item.putArray("evidence");
        item.putObject("item")
                .put("kind", "NAMED_PROJECT")
                .put("name", name)
                .put("projectId", project)
                .put("restricted", restricted)
                .put("source", "主管部门")
                .putObject("attributes");
        return item;
    }

    @Test
    void whatIsSaidOfARestrictedProjectIsAsRestrictedAsTheProject() throws IOException {
        String id = Office.admitted(Office.application("公开后受限项目"));
        String code = office().get(Office.path(id)).path("code");
        ObjectNode item =
                Office.JSON.createObjectNode().put("status", "PLANNED").put("reason", "登记");
        item.putArray("evidence");
        ObjectNode content = item.putObject("item")
                .put("kind", "NAMED_PROJECT")
                .put("name", "公开后受限项目")
                .put("projectId", id)
                .put("regionCode", "340100")
                .put("source", "主管部门");
        content.putObject("attributes");
        String items = "/api/v1/programmes/items";
        String list = items + "?projectId=" + id;
        String registered = office().body(text(item))
                .post(items)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String department = Tokens.of("DEPARTMENT").scope("region:340000").sign();
        String manager = Tokens.of("FUND_MANAGER").scope("region:340000").sign();
        for (String token : List.of(department, manager)) {
            as(token).get(list).then().body("items.id", hasItem(registered));
        }
        assertThat(ids()).contains("draft-" + code);

        office().header("If-Match", office().get(Office.path(id)).header("ETag"))
                .body("{\"restricted\":true,\"reason\":\"涉密\"}")
                .post(Office.path(id) + "/restriction")
                .then()
                .statusCode(200);

        assertThat(ids()).doesNotContain("draft-" + code);
        assertThat(told(registered)).containsExactly("io.jidi.project.item.changed", "io.jidi.project.item.withdrawn");
        for (String token : List.of(department, manager)) {
            as(token).get(list).then().statusCode(200).body("items", empty());
            as(token).get(items + "/" + registered).then().statusCode(404);
            assertThat(as(token).header("Accept", "text/csv").get(list).asString())
                    .doesNotContain("公开后受限项目");
        }
        as(Office.hefei()).get(items + "/" + registered).then().statusCode(200);
        office().get(list).then().body("items.id", hasItem(registered));

        office().header("If-Match", office().get(Office.path(id)).header("ETag"))
                .body("{\"restricted\":false,\"reason\":\"解密\"}")
                .post(Office.path(id) + "/restriction")
                .then()
                .statusCode(200);
        assertThat(told(registered)).hasSize(3).endsWith("io.jidi.project.item.changed");
        // Said twice, told once.
        office().header("If-Match", office().get(Office.path(id)).header("ETag"))
                .body("{\"restricted\":false,\"reason\":\"解密\"}")
                .post(Office.path(id) + "/restriction")
                .then()
                .statusCode(200);
        assertThat(told(registered)).hasSize(3);
    }

    private List<String> told(String aggregate) {
        return sql.list(
                "select type from event where aggregate = ? order by version", row -> row.getString(1), aggregate);
    }

    @Test
    void aBrokenPackageIsFoundByTheSchemaThatIsShipped() {
        var schema = SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_4,
                        builder -> builder.schemas(Map.of(
                                SCHEMA + "project-package-schema.json",
                                StrictJson.text("/oc4ids/project-package-schema.json"),
                                SCHEMA + "project-schema.json",
                                StrictJson.text("/oc4ids/project-schema.json"))))
                .getSchema(SchemaLocation.of(SCHEMA + "project-package-schema.json"));
        String broken = "{\"uri\":\"urn:x:y\",\"publishedDate\":\"2026-01-01T00:00:00Z\",\"version\":\"0.9\","
                + "\"publisher\":{\"name\":\"x\"},\"projects\":[{\"id\":\"a\",\"status\":\"building\"}]}";
        assertThat(schema.validate(broken, InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(broken.replace("building", "completion"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void anyListIsAFileWithTheSameFilters() throws IOException {
        Office.admitted(Office.application("清单导出项目甲"));
        Office.admitted(Office.application("=清单导出项目乙"));
        var csv = office().header("Accept", "text/csv").get("/api/v1/projects?q=清单导出项目&pageSize=1");
        csv.then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Next-Page-Token", notNullValue());
        String all = office().header("Accept", "text/csv")
                .get("/api/v1/projects?q=清单导出项目")
                .asString();
        assertThat(all.lines().findFirst().orElseThrow().split(",")).contains("regionCode", "name");
        assertThat(all).contains(",'=清单导出项目乙,").contains(",清单导出项目甲,");
        byte[] file = office().header("Accept", ListFiles.XLSX)
                .get("/api/v1/projects?q=清单导出项目")
                .asByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3);
        }
        office().header("Accept", "text/csv")
                .get("/api/v1/departments?wrong=1")
                .then()
                .statusCode(400);
        office().header("Accept", "text/csv").get("/api/v1/departments").then().statusCode(200);
        office().get("/api/v1/projects?q=清单导出项目")
                .then()
                .body("items.name", hasItem("清单导出项目甲"))
                .body("total", equalTo(null));
    }

    private static List<String> ids() throws IOException {
        return all().stream().map(one -> one.path("id").asText()).toList();
    }

    private static List<JsonNode> all() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        while (true) {
            var answer = office().get(PACKAGE + "?after=" + after);
            if (answer.statusCode() == 204) {
                return all;
            }
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode projects = Office.JSON.readTree(answer.asString()).path("projects");
            projects.forEach(all::add);
            after = projects.get(projects.size() - 1).path("id").asText().replaceFirst("draft-", "");
        }
    }
}
