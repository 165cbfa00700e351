package io.jidi.project.programme;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The register over HTTP. */
@QuarkusTest
class ProgrammeRegisterTest extends OnRealParts {

    private static final String ITEMS = "/api/v1/programmes/items";
    private static final String VALUES = "/api/v1/programmes/indicator-values";

    @BeforeEach
    void open() {
        Office.openBases();
    }

    @Test
    void fifteenMeasuresWithTheirDepartmentsAsThePolicyNamesThemAndFiveNotes() {
        office().get("/api/v1/programmes/measures")
                .then()
                .statusCode(200)
                .body("items", hasSize(15))
                .body("items[0].departments.nameAsInDocument", contains("省科技厅", "省发展改革委", "省经济和信息化厅", "省市场监管局"))
                .body("items.find { it.code == 'G5' }.departments", hasSize(0))
                .body("items.find { it.code == 'P3' }.departmentsOpenEnded", equalTo(true))
                .body("items.findAll { it.note != null }.code", contains("T2", "P1", "P3", "G2", "G5"));
    }

    @Test
    void anItemIsWhatItsKindAllowsAndIsAchievedWithEvidenceOnly() {
        ObjectNode standard = standard("340100");
        ((ObjectNode) standard.get("item").get("attributes")).put("level", "宇宙");
        office().body(text(standard))
                .post(ITEMS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ITEM_ATTRIBUTES_REFUSED"))
                .body("errors[0].pointer", equalTo("/attributes"));

        var created = as(hefei()).body(text(standard("340100"))).post(ITEMS);
        String id = created.then()
                .statusCode(201)
                .body("status", equalTo("UNDER_WAY"))
                .extract()
                .path("id");
        String tag = as(hefei()).get(ITEMS + "/" + id).header("ETag");
        as(hefei())
                .header("If-Match", tag)
                .body(move("ACHIEVED"))
                .post(ITEMS + "/" + id + "/steps")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/evidence"));
        as(hefei())
                .header("If-Match", tag)
                .body(move("ACHIEVED", "doc:gb"))
                .post(ITEMS + "/" + id + "/steps")
                .then()
                .statusCode(200)
                .body("steps.to", contains("UNDER_WAY", "ACHIEVED"))
                .body("steps[1].evidence", contains("doc:gb"));
        as(hefei())
                .header("If-Match", tag)
                .body(move("ENDED"))
                .post(ITEMS + "/" + id + "/steps")
                .then()
                .statusCode(412);
        office().header("If-Match", office().get(ITEMS + "/" + id).header("ETag"))
                .body(move("PLANNED"))
                .post(ITEMS + "/" + id + "/steps")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/to"));
    }

    @Test
    void aCityWritesForItselfAndReadsTheProvince() {
        as(hefei()).body(text(standard("340200"))).post(ITEMS).then().statusCode(403);
        as(hefei()).body(text(standard(null))).post(ITEMS).then().statusCode(403);
        String provincial = office().body(text(standard(null)))
                .post(ITEMS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String wuhus = office().body(text(standard("340200")))
                .post(ITEMS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(hefei()).get(ITEMS + "/" + provincial).then().statusCode(200);
        as(hefei()).get(ITEMS + "/" + wuhus).then().statusCode(404);
        as(hefei())
                .get(ITEMS + "?kind=STANDARD&pageSize=200")
                .then()
                .body("items.id", hasItem(provincial))
                .body("items.id", not(hasItem(wuhus)));
        as(hefei()).get(ITEMS + "?wrong=1").then().statusCode(400);
    }

    @Test
    void whatThePolicyNamesIsEnteredOnceWithoutAStatusOfOurs() {
        office().post(ITEMS + "/named-by-policy").then().statusCode(200);
        office().post(ITEMS + "/named-by-policy").then().statusCode(200).body("items", hasSize(0));
        List<Map<String, Object>> named =
                office().get(ITEMS + "?status=NAMED&pageSize=200").path("items");
        assertThat(named).hasSize(17).extracting(one -> one.get("name")).contains("国家智能语音创新中心", "长鑫存储");
        assertThat((List<String>)
                        office().get(ITEMS + "?kind=NAMED_PROJECT&pageSize=50").path("items.name"))
                .contains("芜湖机器人军民融合产业基地");
        as(Tokens.of("CITY_OFFICE")
                        .user("wuhu")
                        .organisation("WH")
                        .scope("region:340200")
                        .sign())
                .get(ITEMS + "?kind=NAMED_PROJECT&pageSize=50")
                .then()
                .body("items.name", hasItem("长鑫存储"))
                .body("items.name", not(hasItem("芜湖机器人军民融合产业基地")));
    }

    @Test
    void aKindIsDataAndItsSchemaIsHeld() {
        String code = "DRONE_ROUTE";
        String schema = "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"km\"],"
                + "\"properties\":{\"km\":{\"type\":\"integer\",\"minimum\":1}}}";
        String body = "{\"code\":\"%s\",\"nameZh\":\"无人机航线\",\"nameEn\":\"drone route\",\"schema\":%s}";
        office().body(body.formatted(code, "{\"type\":\"object\"}"))
                .post("/api/v1/programmes/kinds")
                .then()
                .statusCode(422);
        office().body(body.formatted(code, schema))
                .post("/api/v1/programmes/kinds")
                .then()
                .statusCode(201);
        office().body(body.formatted("STANDARD", schema))
                .post("/api/v1/programmes/kinds")
                .then()
                .statusCode(409);
        ObjectNode route = standard(null);
        ((ObjectNode) route.get("item"))
                .put("kind", code)
                .putObject("attributes")
                .put("km", 0);
        office().body(text(route)).post(ITEMS).then().statusCode(422);
        ((ObjectNode) route.get("item")).putObject("attributes").put("km", 12);
        office().body(text(route)).post(ITEMS).then().statusCode(201);
    }

    @Test
    void targetsWithoutDataAreListedAndAgglomerationIsJudgedUnderItsDefinition() {
        office().get("/api/v1/targets?state=NO_DATA").then().statusCode(200).body("items.row", hasItems(10, 13, 27));
        office().body(value("base:VOICE", 2022, null, "1640", "1980", null))
                .post(VALUES)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/definition"));
        // A base computes the three readings itself; what others announce is recorded under its own name.
        office().body(value("base:VOICE", 2022, "AGG-A", "1640", "1980", null))
                .post(VALUES)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/definition"));
        office().body(value("base:VOICE", 2022, "OFFICIAL", "1640", "1980", null))
                .post(VALUES)
                .then()
                .statusCode(201)
                .body("value", equalTo("82.828283"));
        office().body(value("base:VOICE", 2022, "OFFICIAL", "1500", "1980", null))
                .post(VALUES)
                .then()
                .statusCode(422)
                .body("detail", containsString("correction"));
        office().body(value("base:VOICE", 2022, "OFFICIAL", "1500", "1980", "载体边界更正"))
                .post(VALUES)
                .then()
                .statusCode(201)
                .body("revision", equalTo(2));
        office().body(value("base:HOME", 2022, "OFFICIAL", "912", "1140", null))
                .post(VALUES)
                .then()
                .statusCode(201);
        office().body(value("base:BRAIN", 2022, "OFFICIAL", "0", "0", null))
                .post(VALUES)
                .then()
                .statusCode(201);
        String of = "items.find { it.row == 16 && it.subject == '%s' && it.definition in [null, 'OFFICIAL'] }.%s";
        office().get("/api/v1/targets?year=2022")
                .then()
                .body(of.formatted("base:VOICE", "state"), equalTo("MISSED"))
                .body(of.formatted("base:HOME", "state"), equalTo("MET"))
                .body(of.formatted("base:BRAIN", "state"), equalTo("NO_DATA"))
                .body(of.formatted("base:ROBOT", "state"), equalTo("NO_DATA"));
        as(hefei())
                .body(value("base:VOICE", 2022, "OFFICIAL", "1", "2", null))
                .post(VALUES)
                .then()
                .statusCode(403);
    }

    @Test
    void theCoverageNamesAllRows() {
        office().get("/api/v1/programmes/coverage")
                .then()
                .statusCode(200)
                .body("items", hasSize(189))
                .body("items[73].places.path", hasItem("/api/v1/bounties"));
    }

    private static ObjectNode standard(String region) {
        ObjectNode body =
                Office.JSON.createObjectNode().put("status", "UNDER_WAY").put("reason", "立项");
        body.putArray("evidence");
        ObjectNode item = body.putObject("item")
                .put("kind", "STANDARD")
                .put("name", "智能语音交互系统")
                .put("measure", "G5")
                .put("policyRow", 186)
                .put("source", "省市场监管局");
        if (region != null) {
            item.put("regionCode", region);
        }
        item.putObject("attributes").put("level", "国家").put("role", "牵头");
        return body;
    }

    private static String move(String to, String... evidence) {
        ObjectNode body = Office.JSON.createObjectNode().put("to", to).put("reason", "进展");
        var list = body.putArray("evidence");
        for (String one : evidence) {
            list.add(one);
        }
        return text(body);
    }

    private static String value(
            String subject, int year, String definition, String numerator, String denominator, String reason) {
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put("indicator", "AGGLOMERATION")
                .put("subject", subject)
                .put("year", year)
                .put("numerator", numerator)
                .put("denominator", denominator)
                .put("dataStatus", "ANNUAL")
                .put("source", "domain 6.5");
        if (definition != null) {
            body.put("definition", definition);
        }
        if (reason != null) {
            body.put("reason", reason);
        }
        return text(body);
    }
}
