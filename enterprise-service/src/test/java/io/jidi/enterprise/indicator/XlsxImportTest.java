package io.jidi.enterprise.indicator;

import static io.jidi.enterprise.Office.IMPORTS;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static io.jidi.enterprise.indicator.Sheets.header;
import static io.jidi.enterprise.indicator.Sheets.number;
import static io.jidi.enterprise.indicator.Sheets.row;
import static io.jidi.enterprise.indicator.Sheets.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class XlsxImportTest extends OnRealParts {

    private static final Logger LOG = Logger.getLogger(XlsxImportTest.class);
    /** Polite enough not to take the processor from what is waited for. */
    private static final Duration POLL = Duration.ofMillis(50);

    private static final String TEMPLATES = "/api/v1/indicator-templates/";

    @Inject
    Sql sql;

    private String code = "";
    private String id = "";

    @BeforeEach
    void anEnterprise() {
        code = freshCode();
        id = register("庐州表格", code, "340100");
    }

    @AfterEach
    void withoutFaults() {
        Fault.follow(null);
    }

    private static RequestSpecification xlsx(byte[] file) {
        return Office.csv(file).contentType(TableFile.XLSX_TYPE);
    }

    private String[] cells(String... rest) {
        List<String> cells = new ArrayList<>(List.of(text(code), text("庐州表格")));
        cells.addAll(List.of(rest));
        return cells.toArray(new String[0]);
    }

    private static Response commit(byte[] file, String more) {
        return xlsx(file)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(IMPORTS + "?mode=commit" + more);
    }

    private long revisions() {
        return sql.number(
                "select count(*) from indicator_revision r join enterprise e on e.id = r.enterprise_id where credit_code = ?",
                code);
    }

    @Test
    void numbersDatesAndPercentagesAreReadAsTheyAreSeen() {
        byte[] file = Sheets.of(
                header()
                        + row(
                                2,
                                cells(
                                        number("2025"),
                                        text("revenue"),
                                        number("1234.0999999999999"),
                                        text("万元"),
                                        text("AUDIT_REPORT")))
                        + row(3, cells("", text("foundedDate"), "<c s=\"1\"><v>43539</v></c>", "", text("REGISTRY")))
                        + row(
                                5,
                                cells(
                                        text(" 2025 "),
                                        text("netProfit"),
                                        number("-3.6E1"),
                                        text("万元"),
                                        text("AUDIT_REPORT"))),
                "");
        xlsx(file)
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("faults", empty())
                .body("charset", equalTo("XLSX"))
                .body("rows.total", equalTo(3))
                .body("changes.after", equalTo(List.of(List.of("1234.1"), List.of("2019-03-15"), List.of("-36"))));
        commit(file, "").then().statusCode(201).body("rows.added", equalTo(3));
        commit(file, "").then().statusCode(201).body("rows.unchanged", equalTo(3));
        assertThat(revisions()).isEqualTo(3);
    }

    @Test
    void whatASpreadsheetHidesIsToldByCell() {
        byte[] file = Sheets.of(
                header()
                        + row(
                                2,
                                cells(
                                        number("2025"),
                                        text("revenue"),
                                        "<c><f>1+1</f><v>2</v></c>",
                                        text("万元"),
                                        text("AUDIT_REPORT")))
                        + row(
                                3,
                                cells(
                                        number("2024"),
                                        text("revenue"),
                                        "<c t=\"e\"><v>#N/A</v></c>",
                                        text("万元"),
                                        text("AUDIT_REPORT")))
                        + row(
                                4,
                                number("913401000711771143"),
                                text("庐州表格"),
                                number("2023"),
                                text("revenue"),
                                number("1"),
                                text("万元"),
                                text("AUDIT_REPORT"))
                        + row(5, cells(number("2022"), text("revenue"), number("1"), text("万元"), text("AUDIT_REPORT")))
                        + row(6, cells("", text("revenue"), number("1"), text("万元"), text("AUDIT_REPORT"))),
                "<mergeCells count=\"1\"><mergeCell ref=\"C5:C6\"/></mergeCells>");
        List<Map<String, Object>> faults =
                xlsx(file).post(IMPORTS).then().statusCode(200).extract().path("faults");
        assertThat(faults.stream().map(f -> f.get("row") + "/" + f.get("column") + " " + f.get("code")))
                .contains(
                        "2/value FORMULA",
                        "3/value CELL_ERROR",
                        "4/uscc DIGITS_LOST",
                        "5/year MERGED_CELL",
                        "6/year MERGED_CELL");
        assertThat(revisions()).isZero();
    }

    @Test
    void aBrokenFileComesBackAsAWorkbookWithAnErrorColumnAndGoesInAgain() throws Exception {
        byte[] file = Sheets.of(
                header()
                        + row(2, cells(number("2025"), text("revenue"), number("5"), text("亿元"), text("AUDIT_REPORT")))
                        + row(
                                4,
                                cells(
                                        number("2025"),
                                        text("netProfit"),
                                        number("7"),
                                        text("万元"),
                                        text("AUDIT_REPORT"))),
                "");
        String path = commit(file, "").then().statusCode(422).extract().path("instance");
        byte[] returned = office().header("Accept-Language", "zh-CN")
                .get(path + "/file")
                .then()
                .statusCode(200)
                .contentType(TableFile.XLSX_TYPE)
                .extract()
                .asByteArray();
        List<List<String>> rows = read(returned);
        assertThat(rows.get(0)).endsWith("source", "error");
        assertThat(rows.get(1).get(7)).contains("unit: ").contains("万元");
        rows.get(1).set(5, "万元");
        commit(XlsxText.of("again", rows), "").then().statusCode(201).body("rows.added", equalTo(2));
    }

    private static List<List<String>> read(byte[] workbook) throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            List<List<String>> rows = new ArrayList<>();
            for (Row row : book.getFirstSheet().read()) {
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(new ArrayList<>());
                }
                rows.add(row.stream()
                        .map(cell -> cell == null ? "" : cell.getText())
                        .collect(Collectors.toCollection(ArrayList::new)));
            }
            return rows;
        }
    }

    @Test
    void theTemplateIsTheSameInBothFormsAndGoesInWhenFilledIn() throws Exception {
        byte[] template = office().get(TEMPLATES + "SRDI-2026.xlsx")
                .then()
                .statusCode(200)
                .contentType(TableFile.XLSX_TYPE)
                .extract()
                .asByteArray();
        List<List<String>> rows = read(template);
        String csv = office().get(TEMPLATES + "SRDI-2026.csv").asString();
        assertThat(rows).hasSize((int) csv.lines().count());
        xlsx(template).post(IMPORTS).then().statusCode(200).body("rows.total", equalTo(0));
        for (List<String> row : rows) {
            if (row.get(3).equals("revenue")) {
                row.set(0, code);
                row.set(1, "庐州表格");
                row.set(2, "2025");
                row.set(4, "3600");
                row.set(6, "AUDIT_REPORT");
            }
        }
        commit(XlsxText.of("filled", rows), "").then().statusCode(201).body("rows.added", equalTo(1));
    }

    @Test
    void whatIsHeldIsEditedInASpreadsheetAndTheShownDifferenceIsWhatIsWritten() throws Exception {
        Office.committed(code + ",庐州表格,2025,revenue,3600,万元,AUDIT_REPORT\n" + code
                + ",庐州表格,2024,revenue,3000,万元,AUDIT_REPORT\n");
        byte[] exported = office().get(TEMPLATES + "SRDI-2026.xlsx?enterpriseId=" + id)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        xlsx(exported).post(IMPORTS).then().body("rows.unchanged", equalTo(2)).body("rows.total", equalTo(2));
        List<List<String>> rows = read(exported);
        rows.stream().filter(row -> row.get(4).equals("3600")).forEach(row -> row.set(4, "3650"));
        byte[] edited = XlsxText.of("edited", rows);
        String difference = xlsx(edited)
                .post(IMPORTS)
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].before", equalTo(List.of("3600")))
                .body("changes[0].after", equalTo(List.of("3650")))
                .body("difference", notNullValue())
                .extract()
                .path("difference");
        Office.committed(code + ",庐州表格,2025,revenue,3601,万元,AUDIT_REPORT\n");
        commit(edited, "&expected=" + difference)
                .then()
                .statusCode(409)
                .body("code", equalTo("ENTERPRISE_IMPORT_MOVED_ON"));
        String again = xlsx(edited).post(IMPORTS).then().extract().path("difference");
        commit(edited, "&expected=" + again).then().statusCode(201).body("rows.changed", equalTo(1));
    }

    @Test
    void bombsDeclarationsAndOtherFilesAreRefused() {
        Map<String, String> bomb = Sheets.parts(header(), "");
        bomb.put("xl/media/zeros.xml", "0".repeat(8 * 1024 * 1024));
        xlsx(Sheets.zip(bomb)).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_BOMB"));
        Map<String, String> many = Sheets.parts(header(), "");
        for (int i = 0; i < 1_000; i++) {
            many.put("xl/x" + i, "");
        }
        xlsx(Sheets.zip(many)).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_BOMB"));
        Map<String, String> entity = Sheets.parts(header(), "");
        entity.computeIfPresent(
                "xl/worksheets/data.xml",
                (name, xml) -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + xml);
        xlsx(Sheets.zip(entity)).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_BOMB"));
        for (byte[] other :
                List.of(new byte[0], "uscc,name".getBytes(StandardCharsets.UTF_8), Sheets.zip(Map.of("a.txt", "a")))) {
            xlsx(other).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_UNREADABLE"));
        }
        xlsx(Sheets.of("", "")).post(IMPORTS).then().statusCode(422).body("code", equalTo("ENTERPRISE_IMPORT_EMPTY"));
        xlsx(Sheets.of(row(1, text("uscc"), text("name")), ""))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_COLUMNS"));
        xlsx(Sheets.of(header() + row(200_002, text("x")), ""))
                .post(IMPORTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_IMPORT_TOO_MANY_ROWS"));
    }

    private List<String> codes(int enterprises) {
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
        return codes;
    }

    private static byte[] file(List<String> codes, int rowsEach) {
        StringBuilder rows = new StringBuilder();
        List<String> fields = List.of("revenue", "mainRevenue", "rdExpense", "totalAssets", "totalLiabilities");
        List<String> sources = List.of("AUDIT_REPORT", "STATISTICS", "DECLARATION", "PLATFORM");
        for (String each : codes) {
            for (int i = 0; i < rowsEach; i++) {
                rows.append(each)
                        .append(",大宗,")
                        .append(2025 - i / 20)
                        .append(',')
                        .append(fields.get(i % 5))
                        .append(',')
                        .append(i)
                        .append(",万元,")
                        .append(sources.get(i / 5 % 4))
                        .append('\n');
            }
        }
        return Office.file(rows.toString());
    }

    private Response finished(String path) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            Response answer = office().get(path);
            String status = answer.path("status");
            if (!status.equals("QUEUED") && !status.equals("APPLYING")) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not finished: " + answer.asString());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private static Response asJob(byte[] file) {
        return Office.csv(file)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Prefer", "respond-async")
                .post(IMPORTS + "?mode=commit");
    }

    @Test
    void aLongImportIsAJobThatDiesAnywhereAndCountsEveryRowOnce() throws Exception {
        List<String> codes = codes(120);
        byte[] file = file(codes, 100);
        AtomicInteger deaths = new AtomicInteger();
        // Every piece dies once before its commit, and once the worker dies after one.
        AtomicInteger pieces = new AtomicInteger();
        Fault.follow(point -> {
            if (point.equals("import.before-commit") && pieces.getAndIncrement() % 2 == 0) {
                deaths.incrementAndGet();
                throw new IllegalStateException("killed before the commit");
            }
        });
        Response submitted = asJob(file);
        assertThat(submitted.statusCode()).isEqualTo(202);
        String path = submitted.header("Location").replaceFirst("^.*(/api/)", "$1");
        Response done = finished(path);
        assertThat(deaths.get()).isGreaterThanOrEqualTo(4);
        assertThat(done.<String>path("status")).isEqualTo("COMMITTED");
        assertThat(done.<Integer>path("rows.added")).isEqualTo(12_000);
        assertThat(sql.number(
                        "select count(*) from indicator_revision r join enterprise e on e.id = r.enterprise_id"
                                + " where e.credit_code = any(?)",
                        codes))
                .isEqualTo(12_000);
        assertThat(sql.number("select count(*) from import_stage")).isZero();
        Fault.follow(null);
        String again = asJob(file).header("Location").replaceFirst("^.*(/api/)", "$1");
        Response second = finished(again);
        assertThat(second.<Integer>path("rows.unchanged")).isEqualTo(12_000);
        assertThat(second.<Integer>path("rows.added")).isZero();
    }

    @Test
    void aLongImportWithFaultsIsRejectedAsAWhole() throws Exception {
        byte[] file = Office.file(
                code + ",庐州表格,2025,revenue,1,万元,AUDIT_REPORT\n" + code + ",庐州表格,2025,revnue,1,万元,AUDIT_REPORT\n");
        String path = asJob(file).header("Location").replaceFirst("^.*(/api/)", "$1");
        Response done = finished(path);
        assertThat(done.<String>path("status")).isEqualTo("REJECTED");
        assertThat(done.<String>path("faults[0].code")).isEqualTo("UNKNOWN_FIELD");
        assertThat(revisions()).isZero();
        office().get(path + "/file").then().statusCode(200);
        Office.as(Tokens.of("CITY_OFFICE")
                        .organisation("XX")
                        .scope("region:340200")
                        .sign())
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void aFailedJobGoesOnWhenItIsRetried() throws Exception {
        ImportId id = new ImportId(UUID.randomUUID());
        byte[] file = Office.file(code + ",庐州表格,2025,revenue,7,万元,AUDIT_REPORT\n");
        sql.update(
                "insert into import_job (id, status, encoding, digest, content, partial, user_id, user_name, organisation,"
                        + " roles, scopes, request_id, submitted_at, rows_total, attempts, failure)"
                        + " values (?, 'FAILED', 'UTF-8', repeat('0', 64), ?, false, 'u', 'u', 'ORG-RETRY',"
                        + " '{PROVINCE_OFFICE}', '{region:340000}', 'r', now(), 1, 5, 'SqlFailure')",
                id.value(),
                file);
        String path = Office.IMPORTS + "/" + id;
        String own = Tokens.of("PROVINCE_OFFICE")
                .organisation("ORG-RETRY")
                .scope("region:340000")
                .sign();
        Office.as(own).get(path).then().statusCode(200).body("status", equalTo("FAILED"));
        office().post(path + "/retry").then().statusCode(404);
        Office.as(own).post(path + "/retry").then().statusCode(202);
        Instant patience = Instant.now().plusSeconds(30);
        while (!"COMMITTED".equals(Office.as(own).get(path).path("status"))) {
            assertThat(Instant.now()).isBefore(patience);
        }
        assertThat(revisions()).isEqualTo(1);
        Office.as(own)
                .post(path + "/retry")
                .then()
                .statusCode(409)
                .body("code", equalTo("ENTERPRISE_IMPORT_NOT_FAILED"));
        assertThat(revisions()).isEqualTo(1);
    }

    @Test
    void aWorkbookOfTwoHundredThousandRowsGoesThrough() throws Exception {
        byte[] file = workbook(file(codes(1_000), 200));
        assertThat(file.length).isLessThan(TableFile.MOST_BYTES);
        long before = heapAfterCollection();
        long start = System.nanoTime();
        HttpResponse<String> submitted = ImportTest.sent(file, "commit", TableFile.XLSX_TYPE);
        assertThat(submitted.statusCode()).as(submitted.body()).isEqualTo(202);
        long taken = System.nanoTime();
        Response done = finished(
                submitted.headers().firstValue("Location").orElseThrow().replaceFirst("^.*(/api/)", "$1"));
        assertThat(done.<Integer>path("rows.added")).isEqualTo(200_000);
        LOG.infof(
                "workbook of 200,000 rows, %d kB: taken in %d ms, written in %d ms, heap %d MB before, peak %d MB",
                (Object) (file.length / 1024),
                (Object) ((taken - start) / 1_000_000),
                (Object) ((System.nanoTime() - start) / 1_000_000),
                (Object) (before >> 20),
                (Object) (heapPeak() >> 20));
    }

    private static byte[] workbook(byte[] csv) {
        return XlsxText.of(
                "indicators",
                new String(csv, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList());
    }

    /** Begins a new measurement of the peak. */
    private static long heapAfterCollection() {
        System.gc();
        List<MemoryPoolMXBean> pools = heapPools();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /** Garbage included: an upper bound of what the import needed. */
    private static long heapPeak() {
        return heapPools().stream()
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }
}
