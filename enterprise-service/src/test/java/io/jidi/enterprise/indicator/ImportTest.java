package io.jidi.enterprise.indicator;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.IMPORTS;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.commit;
import static io.jidi.enterprise.Office.csv;
import static io.jidi.enterprise.Office.file;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.paper.ListFiles;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportTest extends OnRealParts {

    private static final Logger LOG = Logger.getLogger(ImportTest.class);

    @Inject
    Sql sql;

    private String code = "";
    private String id = "";

    @BeforeEach
    void anEnterprise() {
        code = freshCode();
        id = register("庐州测试", code, "340100");
    }

    private String row(String rest) {
        return code + ",庐州测试," + rest + "\n";
    }

    private long revisions() {
        return sql.number(
                "select count(*) from indicator_revision r join enterprise e on e.id = r.enterprise_id where credit_code = ?",
                code);
    }

    private Map<String, List<String>> known(String query) {
        Response answer = office().get(ENTERPRISES + "/" + id + "/indicators" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, List<String>> known = new java.util.TreeMap<>();
        answer.<List<Map<String, Object>>>path("items")
                .forEach(item -> known.put(
                        item.get("field") + "/" + item.getOrDefault("year", "") + "/" + item.get("source"),
                        (List<String>) item.get("values")));
        return known;
    }

    @Test
    void validateModeTellsEverythingAndWritesNothing() {
        String rows = row("2025,revenue,3600.0,万元,AUDIT_REPORT") + row("2025,revnue,1,万元,AUDIT_REPORT");
        long imports = Office.counted("indicator_import");
        csv(file(rows))
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("status", equalTo("INVALID"))
                .body("id", nullValue())
                .body("rows.total", equalTo(2))
                .body("rows.accepted", equalTo(1))
                .body("rows.added", equalTo(1))
                .body("rows.rejected", equalTo(1))
                .body("faults", hasSize(1))
                .body("faults[0].row", equalTo(3))
                .body("faults[0].column", equalTo("field"))
                .body("faults[0].code", equalTo("UNKNOWN_FIELD"))
                .body("faults[0].reason.zh", containsString("revnue"))
                .body("faults[0].reason.en", containsString("revnue"))
                .body("changes[0].after", equalTo(List.of("3600")));
        String marked = csv(file(rows))
                .accept("text/csv")
                .post(IMPORTS + "?mode=validate")
                .asString();
        assertThat(marked).contains("source,error").contains("revnue");
        assertThat(Office.counted("indicator_import")).isEqualTo(imports);
        assertThat(revisions()).isZero();
    }

    @Test
    void aCommitNeedsAKeyAndWritesOnce() {
        byte[] file = file(row("2025,revenue,3600,万元,AUDIT_REPORT"));
        csv(file)
                .post(IMPORTS + "?mode=commit")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        String key = UUID.randomUUID().toString();
        String first = csv(file)
                .header("Idempotency-Key", key)
                .post(IMPORTS + "?mode=commit")
                .then()
                .statusCode(201)
                .header("Location", containsString(IMPORTS + "/imp_"))
                .body("rows.added", equalTo(1))
                .extract()
                .asString();
        csv(file)
                .header("Idempotency-Key", key)
                .post(IMPORTS + "?mode=commit")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        // Under another key it is another import, and finds everything there already.
        commit(file)
                .then()
                .statusCode(201)
                .body("rows.added", equalTo(0))
                .body("rows.changed", equalTo(0))
                .body("rows.unchanged", equalTo(1))
                .body("changes", hasSize(0));
        assertThat(revisions()).isOne();
        csv(file).post(IMPORTS + "?mode=replace").then().statusCode(400).body("errors[0].pointer", equalTo("?mode"));
    }

    @Test
    void theListHoldsTheImportsOfOnesOwnOrganisationNewestFirst() {
        String tag = "IMP-" + UUID.randomUUID().toString().substring(0, 8);
        String mine = Tokens.of("PROVINCE_OFFICE")
                .scope("region:340000")
                .organisation(tag)
                .sign();
        as(mine).get(IMPORTS).then().statusCode(200).body("items", hasSize(0));
        for (String rows : List.of(row("2025,revenue,3600,万元,AUDIT_REPORT"), row("2025,revnue,1,万元,AUDIT_REPORT"))) {
            csv(mine, file(rows))
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .post(IMPORTS + "?mode=commit");
        }
        as(mine).get(IMPORTS)
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of("REJECTED", "COMMITTED")))
                .body("items.organisation", equalTo(List.of(tag, tag)))
                .body("items[0].rows.rejected", equalTo(1))
                .body("items[0].id", startsWith("imp_"))
                .body("items[1].rows.accepted", equalTo(1));
        as(mine).get(IMPORTS + "?rejected.gte=1").then().body("items", hasSize(1));
        // Another organisation with the same regions has its own list.
        as(Tokens.of("PROVINCE_OFFICE")
                        .scope("region:340000")
                        .organisation(tag + "-X")
                        .sign())
                .get(IMPORTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void theWorkedFileTwiceChangesNothing() {
        Office.Firm firm = Office.worked("91340200MA99000445");
        long before = sql.number("select count(*) from indicator_revision");
        String rows = Office.workedFile()
                .lines()
                .filter(line -> line.startsWith("91340200MA99000445"))
                .map(line -> line.replace("91340200MA99000445", firm.code()))
                .reduce("", (all, line) -> all + line + "\n");
        Office.committed(rows).body("rows.changed", equalTo(0)).body("rows.added", equalTo(0));
        assertThat(sql.number("select count(*) from indicator_revision")).isEqualTo(before);
    }

    @Test
    void everyCellIsCheckedAndNamed() {
        String other = freshCode();
        String rows = row("2025,revenue,\"3,600\",万元,AUDIT_REPORT")
                + row("2025,revenue,360,亿元,AUDIT_REPORT")
                + row("2999,revenue,3600,万元,AUDIT_REPORT")
                + row(",revenue,3600,万元,AUDIT_REPORT")
                + row("2025,foundedDate,2019-03-15,,REGISTRY")
                + row(",foundedDate,15/03/2019,,REGISTRY")
                + row("2025,revenue,-1,万元,AUDIT_REPORT")
                + row("2025,netProfit,-1,万元,AUDIT_REPORTS")
                + row(",titles,kind=NOBEL;start=2024-01-01,,REGISTRY")
                + row(",shareNearFront,yes,,EXPERT")
                + other + ",庐州测试,2025,revenue,1,万元,AUDIT_REPORT\n"
                + code + ",别家公司,2025,revenue,1,万元,AUDIT_REPORT\n"
                + "9134000071177I143J,庐州测试,2025,revenue,1,万元,AUDIT_REPORT\n"
                + row("2025,,,,")
                + row("2025,revenue,1,980,万元,AUDIT_REPORT");
        Response answer = commit(file(rows));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat((String) answer.path("code")).isEqualTo("ENTERPRISE_IMPORT_REJECTED");
        List<String> found = answer.<List<Map<String, String>>>path("errors").stream()
                .map(error -> error.get("pointer").substring("/rows/".length()) + " " + error.get("code"))
                .toList();
        assertThat(found)
                .containsExactly(
                        "2/value VALUE_INVALID",
                        "3/unit WRONG_UNIT",
                        "4/year YEAR_INVALID",
                        "5/year YEAR_INVALID",
                        "6/year YEAR_NOT_WANTED",
                        "7/value VALUE_INVALID",
                        "8/value VALUE_INVALID",
                        "9/source UNKNOWN_SOURCE",
                        "10/value VALUE_INVALID",
                        "11/value VALUE_INVALID",
                        "12/uscc UNKNOWN_ENTERPRISE",
                        "13/name NAME_MISMATCH",
                        "14/uscc CREDIT_CODE_MALFORMED",
                        "15/field UNKNOWN_FIELD",
                        "15/source UNKNOWN_SOURCE",
                        "16/value TOO_MANY_CELLS",
                        "16/unit WRONG_UNIT",
                        "16/source UNKNOWN_SOURCE");
        assertThat(revisions()).isZero();
        String path = answer.path("instance");
        assertThat(answer.header("Location")).endsWith(path);
        office().get(path)
                .then()
                .statusCode(200)
                .body("status", equalTo("REJECTED"))
                .body("rows.rejected", equalTo(15))
                .body("rows.accepted", equalTo(0));
    }

    @Test
    void theRejectedFileComesBackWithAnErrorColumnThatGoesInAgainWhenCorrected() {
        String rows = row("2025,revenue,3600,亿元,AUDIT_REPORT") + "\n" + row("2025,netProfit,-36,万元,AUDIT_REPORT") + code
                + ",=HYPERLINK(0),2025,revenue,1,万元,AUDIT_REPORT\n";
        String path = commit(file(rows)).then().statusCode(422).extract().path("instance");
        String returned = office().header("Accept-Language", "zh-CN")
                .get(path + "/file")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asString();
        List<String> lines = returned.lines().toList();
        assertThat(lines.get(0)).isEqualTo("\uFEFFuscc,name,year,field,value,unit,source,error");
        assertThat(lines.get(1)).contains("unit: ").contains("万元");
        assertThat(lines.get(3)).endsWith("-36,万元,AUDIT_REPORT,");
        assertThat(lines.get(4)).contains(",'=HYPERLINK(0),");
        String corrected =
                returned.replace("3600,亿元", "3600,万元").lines().limit(4).reduce("", (a, b) -> a + b + "\r\n");
        commit(corrected.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("rows.added", equalTo(2));
    }

    @Test
    void theGoodRowsAreTakenWhenAskedForButAListOnlyWhole() {
        String rows = row("2025,revenue,3600,万元,AUDIT_REPORT")
                + row("2025,employees,many,人,DECLARATION")
                + row(",titles,kind=INNOVATIVE;start=2024-06-01;end=2027-05-31,,REGISTRY")
                + row(",titles,kind=NOBEL;start=2024-06-01,,REGISTRY");
        csv(file(rows))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(IMPORTS + "?mode=commit&partial=true")
                .then()
                .statusCode(201)
                .body("status", equalTo("PARTIAL"))
                .body("rows.accepted", equalTo(1))
                .body("rows.rejected", equalTo(3))
                .body("faults.code", hasItem("LIST_REJECTED"));
        assertThat(known("")).isEqualTo(Map.of("revenue/2025/AUDIT_REPORT", List.of("3600")));
    }

    @Test
    void aListIsReplacedAsAWhole() {
        Office.committed(row(",titles,kind=INNOVATIVE;start=2024-06-01;end=2027-05-31,,REGISTRY")
                        + row(",titles,start=2023-11-30;kind=HNTE;end=2026-11-29,,REGISTRY"))
                .body("rows.added", equalTo(2));
        assertThat(known(""))
                .containsEntry(
                        "titles//REGISTRY",
                        List.of(
                                "end=2026-11-29;kind=HNTE;start=2023-11-30",
                                "end=2027-05-31;kind=INNOVATIVE;start=2024-06-01"));
        Office.committed(row(",titles,无,,登记信息")).body("rows.changed", equalTo(1));
        assertThat(known("")).containsEntry("titles//REGISTRY", List.of());
        commit(file(row(",titles,none,,REGISTRY") + row(",titles,kind=SRDI;start=2024-01-01,,REGISTRY")))
                .then()
                .statusCode(422)
                .body("errors.code", hasItem("CONTRADICTION"));
    }

    @Test
    void rowsThatContradictEachOtherAreBothRejected() {
        commit(file(row("2025,revenue,1,万元,AUDIT_REPORT") + row("2025,revenue,2,万元,AUDIT_REPORT")))
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/rows/2/value", "/rows/3/value")))
                .body("errors[0].code", equalTo("CONTRADICTION"));
        // The same figure from two sources is two statements, not a contradiction of the file.
        Office.committed(row("2025,revenue,1,万元,AUDIT_REPORT") + row("2025,revenue,2,万元,STATISTICS"));
    }

    @Test
    void whatWasKnownBeforeACorrectionIsStillKnown() {
        Office.committed(row("2025,revenue,3600,万元,AUDIT_REPORT"));
        String then = office().get(ENTERPRISES + "/" + id + "/indicators").path("asOf");
        Office.committed(row("2025,营业收入,3500.00,万元,审计报告"))
                .body("rows.changed", equalTo(1))
                .body("changes[0].before", equalTo(List.of("3600")))
                .body("changes[0].after", equalTo(List.of("3500")));
        assertThat(known("")).containsEntry("revenue/2025/AUDIT_REPORT", List.of("3500"));
        assertThat(known("?knownAt=" + then)).containsEntry("revenue/2025/AUDIT_REPORT", List.of("3600"));
        assertThat(known("?knownAt=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(revisions()).isEqualTo(2);
        office().get(ENTERPRISES + "/" + id + "/indicators?knownAt=yesterday")
                .then()
                .statusCode(400);
        office().get(ENTERPRISES + "/" + id + "/indicators?year=2025")
                .then()
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_FILTER"));
    }

    @Test
    void aFormerNameIsAName() {
        office().header("If-Match", "\"v0\"")
                .body("{\"name\":\"庐州新名（集团）\"}")
                .patch(ENTERPRISES + "/" + id)
                .then()
                .statusCode(200);
        Office.committed(row("2024,revenue,1,万元,AUDIT_REPORT") + code + ",庐州新名(集团),2025,revenue,1,万元,AUDIT_REPORT\n");
    }

    @Test
    void gbkFilesAreReadAsDeclaredOrAsFound() {
        byte[] gbk = new String(file(row("2025,revenue,3600,万元,AUDIT_REPORT")), StandardCharsets.UTF_8)
                .getBytes(Charset.forName("GBK"));
        commit(gbk).then().statusCode(201).body("charset", equalTo("GB18030"));
        csv(gbk).contentType("text/csv; charset=GBK")
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("rows.unchanged", equalTo(1));
        csv(gbk).contentType("text/csv; charset=UTF-8")
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_ENCODING"));
        byte[] marked = ("\uFEFF" + new String(file(row("2025,revenue,3600,万元,AUDIT_REPORT")), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        csv(marked).post(IMPORTS).then().statusCode(200).body("charset", equalTo("UTF-8"));
        csv("uscc\n1".getBytes(StandardCharsets.UTF_16)).post(IMPORTS).then().statusCode(422);
    }

    @Test
    void whatIsNoTableIsRefusedWithoutATrace() {
        csv(new byte[0]).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_EMPTY"));
        csv("uscc,name\n1,2\n".getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_COLUMNS"))
                .body("detail", containsString("year"));
        csv(file("\"unclosed,1,2\n"))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_UNREADABLE"));
        csv(file("x\n".repeat(200_001)))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_TOO_MANY_ROWS"));
        office().body("{}").post(IMPORTS).then().statusCode(415);
    }

    /** Without the test library, which takes longer over large bodies than the service. */
    static HttpResponse<String> sent(byte[] file, String mode) throws Exception {
        return sent(file, mode, "text/csv");
    }

    static HttpResponse<String> sent(byte[] file, String mode, String type) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + RestAssured.port + IMPORTS + "?mode=" + mode))
                .header("Authorization", "Bearer " + Tokens.office())
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aFileThatIsTooLargeIsNotEvenRead() throws Exception {
        HttpResponse<String> answer = sent(new byte[TableFile.MOST_BYTES + 1], "validate");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    void twentyThousandRowsAreOneImport() throws Exception {
        int enterprises = 100;
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < enterprises; i++) {
            String each = freshCode();
            codes.add(each);
            UUID uuid = UUID.randomUUID();
            sql.update(
                    "insert into enterprise (id, credit_code, name, region_code, registered_at, updated_at, version)"
                            + " values (?, ?, '大宗', '340100', now(), now(), 0)",
                    uuid,
                    each);
            sql.update(
                    "insert into enterprise_name (id, enterprise_id, name) values (?, ?, '大宗')",
                    UUID.randomUUID(),
                    uuid);
        }
        StringBuilder rows = new StringBuilder();
        for (String each : codes) {
            for (int year = 2016; year <= 2025; year++) {
                for (String field : List.of("revenue", "mainRevenue", "rdExpense", "totalAssets", "totalLiabilities")) {
                    for (String source : List.of("AUDIT_REPORT", "STATISTICS", "DECLARATION", "PLATFORM")) {
                        rows.append(each)
                                .append(",大宗,")
                                .append(year)
                                .append(',')
                                .append(field)
                                .append(',')
                                .append(year)
                                .append(",万元,")
                                .append(source)
                                .append('\n');
                    }
                }
            }
        }
        byte[] file = file(rows.toString());
        long start = System.nanoTime();
        assertThat(sent(file, "commit").body()).contains("\"added\":" + 20_000);
        long first = System.nanoTime();
        assertThat(sent(file, "commit").body()).contains("\"unchanged\":" + 20_000);
        long second = System.nanoTime();
        LOG.infof(
                "20,000 rows imported in %d ms, again in %d ms",
                (Object) ((first - start) / 1_000_000), (Object) ((second - first) / 1_000_000));
    }

    @Test
    void aCityImportsForItsRegionOnly() {
        String wuhu = Tokens.of("CITY_OFFICE")
                .organisation("WH")
                .scope("region:340200")
                .sign();
        csv(wuhu, file(row("2025,revenue,1,万元,AUDIT_REPORT")))
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("faults[0].code", equalTo("UNKNOWN_ENTERPRISE"));
        String path = commit(file(row("2025,revenue,1,万元,AUDIT_REPORT")))
                .then()
                .statusCode(201)
                .extract()
                .path("file");
        as(wuhu).get(path).then().statusCode(404);
        String hefei = Tokens.of("CITY_OFFICE")
                .organisation("HF")
                .scope("region:340100")
                .sign();
        as(hefei).get(path).then().statusCode(200);
        String own = Tokens.of("ENTERPRISE").scope("enterprise:" + code).sign();
        as(own).get(ENTERPRISES + "/" + id + "/indicators")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        csv(own, file("")).post(IMPORTS).then().statusCode(403);
    }

    @Test
    void theTemplateIsTheCatalogueOfTheEditionAndGoesInAsItIs() {
        String template = office().get("/api/v1/indicator-templates/SRDI-2026.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();
        assertThat(template)
                .startsWith("\uFEFFuscc,name,year,field,value,unit,source,note\r\n")
                .contains(",,,revenue,,万元,,")
                .contains("titles")
                .doesNotContain("fundingRounds");
        assertThat(office().header("Accept", ListFiles.CSV)
                        .get("/api/v1/indicator-templates/SRDI-2026.csv")
                        .asString())
                .as("a file of its own, however it is asked for")
                .isEqualTo(template);
        csv(template.getBytes(StandardCharsets.UTF_8))
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("rows.total", equalTo(0));
        String filled = template.replace("\"\",,,revenue,,万元,,", code + ",庐州测试,2025,revenue,12,万元,审计报告,");
        commit(filled.getBytes(StandardCharsets.UTF_8)).then().statusCode(201).body("rows.added", equalTo(1));
        office().get("/api/v1/indicator-templates/SRDI-1999.csv").then().statusCode(404);
    }

    @Test
    void editionsAreReadableInBothLanguages() {
        office().get("/api/v1/editions?inForceOn=2026-06-01")
                .then()
                .statusCode(200)
                .body("items.id", hasItem("SRDI-2026"))
                .body("items.find { it.id == 'SRDI-2026' }.name.zh", notNullValue())
                .body("items[0].criteria", nullValue());
        office().get("/api/v1/editions?inForceOn=2026-03-01").then().body("items.id", not(hasItem("SRDI-2026")));
        String p2a = "criteria.find { it.id == 'P2a' }.test.";
        office().get("/api/v1/editions/SRDI-2026")
                .then()
                .statusCode(200)
                .body("parameters.find { it.name == 'transferredIpRule' }.confirmed", equalTo(false))
                .body("parameters.find { it.name == 'revenueMin' }.value", equalTo("1500"))
                .body("parameters.find { it.name == 'revenueMin' }.unit", equalTo("万元"))
                .body(p2a + "join", equalTo("ANY"))
                .body(p2a + "parts[0].label.zh", equalTo("2025年营业收入"))
                .body(p2a + "parts[0].requirement.zh", equalTo("≥1500万元"))
                .body("criteria.find { it.id == 'P4' }.exemption.join", equalTo("ANY"))
                .body("tiers[0].tier", equalTo("SRDI"))
                .body("tiers[0].requires.parts.criterion", hasItem("P6"));
        office().get("/api/v1/editions/SRDI-2026?kind=REVIEW").then().statusCode(200);
        office().get("/api/v1/editions/SRDI-1999").then().statusCode(404);
        office().get("/api/v1/editions?x=1").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
        as(Tokens.of("ENTERPRISE").scope("enterprise:" + code).sign())
                .contentType(ContentType.JSON)
                .get("/api/v1/editions")
                .then()
                .statusCode(200);
    }
}
