package io.jidi.fund;

import static io.jidi.fund.BooksApi.balance;
import static io.jidi.fund.BooksApi.call;
import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.invest;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** Figures of funds through the API: from imported histories, from the ledger, and beside an index (fund.md 4.1). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PerformanceApiTest {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FIRST = """
            kind,date,amount,investment,holder,metric
            CONTRIBUTION,2020-01-01,100.00,,SOCIAL,
            DISTRIBUTION,2022-01-01,180.00,,SOCIAL,
            NAV,2022-01-01,0,,,
            FIGURE,2022-01-01,0.3411,,,NET_IRR
            FIGURE,2022-01-01,1.9,,,TVPI
            FIGURE,2022-01-01,1.5,,,MOIC
            """;
    private static final String SECOND = """
            kind,date,amount
            CONTRIBUTION,2022-01-01,1000.00
            DISTRIBUTION,2026-01-01,1200.00
            NAV,2026-01-01,0
            """;

    @Test
    void aHistoryIsCheckedTakenOnceAndWithdrawn() {
        String fund = raising();
        upload(fund, FIRST, "validate")
                .then()
                .statusCode(200)
                .body("rows", equalTo(6))
                .body("faults", empty())
                .body("reconciliation.verdict", contains("AGREES", "DIFFERS", "NOT_COMPUTED"))
                .body("reconciliation[1].own", equalTo("1.800000"))
                .body("reconciliation[1].difference", equalTo("0.100000"));
        assertThat(value(performance(fund, "?asOf=2022-01-01"), "PAID_IN")).isEqualTo("0.00");

        String taken =
                upload(fund, FIRST, "commit").then().statusCode(201).extract().path("id");
        upload(fund, FIRST, "commit").then().statusCode(409).body("code", equalTo("FUND_HISTORY_STANDS"));
        JsonPath figures = performance(fund, "?asOf=2022-01-01");
        assertThat(value(figures, "NET_IRR")).isEqualTo("0.3411014978");
        assertThat(value(figures, "DPI")).isEqualTo("1.800000");
        assertThat(figures.getString("figures.find { it.metric == 'DPI' }.definition"))
                .isEqualTo("distributions / paid-in");
        assertThat(figures.getString("figures.find { it.metric == 'DPI' }.inputs.paidIn"))
                .isEqualTo("100");
        office().get("/api/v1/funds/" + fund + "/performance/reconciliation?asOf=2022-01-01")
                .then()
                .statusCode(200)
                .body("agrees", equalTo(1))
                .body("differs", equalTo(1))
                .body("notComputed", equalTo(1));

        String withdrawal = "/api/v1/funds/" + fund + "/performance/history-imports/" + taken + "/withdrawal";
        String between = office().get("/api/v1/funds/" + fund + "/performance/history-imports")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].recordedAt");
        keyed().body("{\"reason\":\"重复报送\"}")
                .post(withdrawal)
                .then()
                .statusCode(200)
                .body("withdrawnAt", notNullValue());
        keyed().body("{\"reason\":\"重复报送\"}")
                .post(withdrawal)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_HISTORY_WITHDRAWN"));
        assertThat(value(performance(fund, "?asOf=2022-01-01"), "PAID_IN")).isEqualTo("0.00");
        assertThat(value(performance(fund, "?asOf=2022-01-01&knownAt=" + between), "PAID_IN"))
                .isEqualTo("100.00");
        // What was withdrawn stands in nobody's way.
        upload(fund, FIRST, "commit").then().statusCode(201);
        assertThat(value(performance(fund, "?asOf=2022-01-01"), "PAID_IN")).isEqualTo("100.00");
    }

    @Test
    void everyFaultOfAFileIsToldAndNothingIsTaken() {
        String fund = raising();
        String broken = "kind,date,amount,investment,holder,metric\nCONTRIBUTION,2020-13-01,1,,,\n"
                + "GIFT,2020-01-01,1,,,\nDISTRIBUTION,2020-01-01,-5,,,\nFAIR_VALUE,2020-01-01,5,,,\n"
                + "NAV,2020-01-01,5,,,\nNAV,2020-01-01,6,,,\nFIGURE,2020-01-01,0.1,,,SHARPE\nNAV,2099-01-01,5,,,\n";
        upload(fund, broken, "commit")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_HISTORY_REJECTED"))
                .body(
                        "errors.pointer",
                        contains(
                                "/rows/2/date",
                                "/rows/3/kind",
                                "/rows/4/amount",
                                "/rows/5/investment",
                                "/rows/7/date",
                                "/rows/8/metric",
                                "/rows/9/date"));
        upload(fund, "kind,when\n", "validate")
                .then()
                .statusCode(200)
                .body("faults.code", contains("COLUMN_MISSING", "COLUMN_MISSING", "COLUMN_UNKNOWN"));
        office().contentType(XLSX)
                .body(new byte[] {1, 2, 3})
                .post("/api/v1/funds/" + fund + "/performance/history-imports")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_FILE_UNREADABLE"));
        office().get("/api/v1/funds/" + fund + "/performance/history-imports")
                .then()
                .body("items", empty());
    }

    @Test
    void aWorkbookSaysTheSameAsText() throws IOException {
        String fund = raising();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("历史");
            String[] lines = SECOND.split("\n");
            for (int row = 0; row < lines.length; row++) {
                String[] cells = lines[row].split(",");
                for (int column = 0; column < cells.length; column++) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
        keyed().contentType(XLSX)
                .body(bytes.toByteArray())
                .post("/api/v1/funds/" + fund + "/performance/history-imports?mode=commit")
                .then()
                .statusCode(201)
                .body("rows", equalTo(3));
        assertThat(value(performance(fund, "?asOf=2026-01-01"), "NET_IRR")).startsWith("0.0466");
    }

    /** From the ledger: 200 of the 500 that came back were called again, and count on both sides or on none. */
    @Test
    void distributionsThatAreCalledAgainCountOnBothSidesOrOnNone() {
        String fund = BooksApi.raising(BooksApi.RECYCLING);
        BooksApi.commit(fund, BooksApi.partner(fund, "LP"), "1500.00", 1, "2023-01-02");
        BooksApi.commit(fund, BooksApi.partner(fund, "LP"), "500.00", 1, "2023-01-02");
        BooksApi.move(fund, "ESTABLISHED", "2023-01-02");
        BooksApi.payAll(BooksApi.call(fund, "1000.00", "2023-01-05"), "2023-01-10");
        String investment = BooksApi.invest(fund, "500.00", "2023-01-15");
        String distribution = keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        "2023-06-15",
                        "cost",
                        BooksApi.cny("500.00"),
                        "proceeds",
                        BooksApi.cny("500.00"),
                        "recallable",
                        BooksApi.cny("200.00")))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        BooksApi.approveAndPay(distribution, "2023-06-20");
        assertThat(value(performance(fund, "?asOf=2023-06-30"), "RECALLED")).isEqualTo("0.00");
        BooksApi.payAll(BooksApi.call(fund, "300.00", "2023-09-01"), "2023-09-05");

        JsonPath gross = performance(fund, "?asOf=2023-12-31");
        assertThat(value(gross, "RECALLED")).isEqualTo("200.00");
        assertThat(value(gross, "PAID_IN")).isEqualTo("1300.00");
        assertThat(value(gross, "DISTRIBUTED")).isEqualTo("500.00");
        assertThat(value(gross, "DPI")).isEqualTo("0.384615");
        JsonPath net = performance(fund, "?asOf=2023-12-31&recall=NET");
        assertThat(value(net, "RECALLED")).isEqualTo("200.00");
        assertThat(value(net, "PAID_IN")).isEqualTo("1100.00");
        assertThat(value(net, "DISTRIBUTED")).isEqualTo("300.00");
        assertThat(value(net, "DPI")).isEqualTo("0.272727");
        assertThat(net.getString("figures.find { it.metric == 'DPI' }.inputs.recallPolicy"))
                .isEqualTo("NET");
        // A rate takes every flow as it was.
        assertThat(value(net, "NET_IRR")).isEqualTo(value(gross, "NET_IRR"));
        assertThat(BooksApi.breaches(fund)).isEmpty();
    }

    /** fund.md 3.7: the cells of the first sheet stand still, and the flows are those of the books. */
    @Test
    void theIlpaPerformanceTemplateSaysWhatTheFiguresSay() throws IOException {
        String fund = BooksApi.raising(String.format(BooksApi.CARRY_TERMS, "1"));
        String general = BooksApi.partner(fund, "GP");
        BooksApi.commit(fund, BooksApi.partner(fund, "LP"), "900.00", 1, "2023-01-02");
        BooksApi.commit(fund, general, "100.00", 1, "2023-01-02");
        BooksApi.move(fund, "ESTABLISHED", "2023-01-02");
        JsonPath call = keyed().body("{\"total\":" + FundApi.money("600.00")
                        + ",\"noticeDate\":\"2023-01-05\",\"dueDate\":\"2023-01-10\",\"purposes\":["
                        + "{\"type\":\"CALL_INVESTMENT\",\"purpose\":\"投资\",\"amount\":" + FundApi.money("500.00")
                        + "},{\"type\":\"CALL_MGMT_FEE\",\"purpose\":\"管理费\",\"amount\":" + FundApi.money("100.00")
                        + "}]}")
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        BooksApi.payAll(call, "2023-01-10");
        String investment = BooksApi.invest(fund, "500.00", "2023-01-15");
        String distribution = keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        "2024-01-15",
                        "cost",
                        BooksApi.cny("250.00"),
                        "proceeds",
                        BooksApi.cny("400.00")))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        BooksApi.approveAndPay(distribution, "2024-01-16");
        String path = "/api/v1/funds/" + fund + "/files/ilpa-performance?asOf=2024-03-31&method=";
        byte[] file = PapersTest.file(path + "GRANULAR", "spreadsheetml");
        PapersTest.keep("ilpa-performance-granular.xlsx", file);
        assertThat(PapersTest.file(path + "GRANULAR", "spreadsheetml")).isEqualTo(file);
        JsonPath figures = performance(fund, "?asOf=2024-03-31");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> summary = workbook.getFirstSheet().read();
            assertThat(PapersTest.text(summary, 3, 1)).isEqualTo("2023");
            assertThat(PapersTest.text(summary, 8, 1)).isEqualTo("GRANULAR");
            assertThat(PapersTest.text(summary, 9, 1)).isEqualTo("N");
            assertThat(PapersTest.number(summary, 13, 2)).isEqualByComparingTo(value(figures, "GROSS_IRR"));
            assertThat(PapersTest.number(summary, 14, 2)).isEqualByComparingTo("1.3");
            assertThat(PapersTest.number(summary, 15, 1)).isEqualByComparingTo(value(figures, "NET_IRR"));
            assertThat(PapersTest.number(summary, 16, 1)).isEqualByComparingTo(value(figures, "TVPI"));
            assertThat(PapersTest.number(summary, 17, 2)).isEqualByComparingTo(value(figures, "DPI"));
            assertThat(PapersTest.number(summary, 18, 1)).isEqualByComparingTo(value(figures, "RVPI"));
            assertThat(PapersTest.number(summary, 21, 1)).isEqualByComparingTo("540");
            assertThat(PapersTest.number(summary, 21, 3)).isEqualByComparingTo("0");
            assertThat(PapersTest.number(summary, 22, 3)).isEqualByComparingTo("0");
            assertThat(PapersTest.number(summary, 23, 3)).isEqualByComparingTo("0");
            List<Row> flows = workbook.getSheet(1).orElseThrow().read();
            assertThat(PapersTest.text(flows, 3, 1)).isEqualTo("CALL_INVESTMENT");
            assertThat(PapersTest.number(flows, 3, 2)).isEqualByComparingTo("-500");
            assertThat(PapersTest.number(flows, 3, 3)).isEqualByComparingTo("-450");
            assertThat(PapersTest.text(flows, 3, 4)).isEqualTo("Y");
            assertThat(PapersTest.text(flows, 4, 1)).isEqualTo("CALL_MGMT_FEE");
            assertThat(PapersTest.number(flows, 4, 3)).isEqualByComparingTo("-90");
            assertThat(PapersTest.text(flows, 4, 4)).isEqualTo("N");
            BigDecimal distributed = flows.stream()
                    .filter(row -> row.getRowNum() > 2 && row.getCellText(1).startsWith("DIST_"))
                    .map(row -> row.getCellAsNumber(2).orElseThrow())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(distributed).isEqualByComparingTo("400");
            List<Row> metrics = workbook.getSheet(2).orElseThrow().read();
            assertThat(PapersTest.text(metrics, 3, 0)).isEqualTo("被投企业");
            assertThat(PapersTest.text(metrics, 3, 2)).isEqualTo("PARTLY_REALISED");
            assertThat(PapersTest.number(metrics, 3, 6)).isEqualByComparingTo("650");
            List<Row> each = workbook.getSheet(3).orElseThrow().read();
            assertThat(PapersTest.number(each, 3, 3)).isEqualByComparingTo("-500");
            assertThat(PapersTest.number(each, 4, 3)).isEqualByComparingTo("400");
        }
        byte[] grossed = PapersTest.file(path + "GROSS_UP", "spreadsheetml");
        PapersTest.keep("ilpa-performance-gross-up.xlsx", grossed);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(grossed))) {
            List<Row> flows = workbook.getSheet(1).orElseThrow().read();
            assertThat(PapersTest.text(flows, 3, 1)).isEqualTo("INVESTMENT");
            assertThat(PapersTest.number(flows, 3, 3)).isEqualByComparingTo("540");
            assertThat(PapersTest.number(flows, 3, 4)).isEqualByComparingTo("1.08");
            assertThat(PapersTest.number(flows, 3, 5)).isEqualByComparingTo("-540");
            assertThat(PapersTest.text(flows, 4, 1)).isEqualTo("PROCEEDS");
            assertThat(PapersTest.number(flows, 4, 5)).isEqualByComparingTo(value(figures, "DISTRIBUTED"));
        }
        office().get(path + "BOTH").then().statusCode(400).body("errors[0].pointer", equalTo("?method"));
        office().get("/api/v1/funds/" + fund + "/files/ilpa-performance").then().statusCode(400);

        String settle = "/api/v1/funds/" + fund + "/performance/method";
        office().body(Map.of("method", "GROSS_UP", "reason", "合伙人会议"))
                .post(settle)
                .then()
                .statusCode(201)
                .body("method", equalTo("GROSS_UP"));
        office().body(Map.of("method", "GRANULAR", "reason", "改用"))
                .post(settle)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_METHOD_KEPT"));
        office().get(path + "GRANULAR").then().statusCode(409).body("errors[0].pointer", equalTo("?method"));
        assertThat(office().get("/api/v1/funds/" + fund + "/files/ilpa-performance?asOf=2024-03-31")
                        .asByteArray())
                .isEqualTo(grossed);
    }

    /** fund.md 4.1: 34.11 % and 4.66 % are 6.4781 % together, not 19.39 %. */
    @Test
    void fundsArePooledByTheirFlows() {
        String one = raising();
        String two = raising();
        upload(one, FIRST, "commit").then().statusCode(201);
        upload(two, SECOND, "commit").then().statusCode(201);
        String token = Tokens.of("FUND_MANAGER")
                .scope("fund:" + code(one), "fund:" + code(two))
                .sign();
        JsonPath pools = as(token)
                .get("/api/v1/performance?asOf=2026-01-01")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].funds", hasSize(2))
                .extract()
                .jsonPath();
        assertThat(pools.getString("items[0].figures.find { it.metric == 'NET_IRR' }.value"))
                .startsWith("0.06478");
        as(token)
                .get("/api/v1/performance?asOf=2026-01-01&by=VINTAGE")
                .then()
                .body("items.key", contains("2020", "2022"));
        as(token).get("/api/v1/performance?by=COLOUR").then().statusCode(400).body("errors[0].pointer", equalTo("?by"));
    }

    @Test
    void nobodySeesOrChangesTheFiguresOfAFundBeyondTheirs() {
        String fund = raising();
        String stranger = Tokens.of("FUND_MANAGER").scope("fund:F-ELSEWHERE").sign();
        as(stranger).get("/api/v1/funds/" + fund + "/performance").then().statusCode(404);
        as(stranger).get("/api/v1/funds/" + fund + "/performance/series").then().statusCode(404);
        as(stranger)
                .get("/api/v1/funds/" + fund + "/performance/reconciliation")
                .then()
                .statusCode(404);
        as(stranger)
                .contentType("text/csv")
                .body(SECOND)
                .post("/api/v1/funds/" + fund + "/performance/history-imports")
                .then()
                .statusCode(404);
        as(Tokens.of("ENTERPRISE").sign())
                .get("/api/v1/funds/" + fund + "/performance")
                .then()
                .statusCode(403);
    }

    /** Called and paid 1.2亿, 1,500万 invested and sold for 1,800万, all of that distributed; then a payment is corrected. */
    @Test
    void theLedgerGivesTheFiguresOfEveryDayAsKnownThen() {
        String fund = raising();
        String partner = partner(fund, "LP");
        commit(fund, partner, "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        JsonPath call = call(fund, "120000000.00", "2020-02-03");
        String payment = BooksApi.pay(call.getString("id"), partner, "120000000.00", "2020-02-03")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String investment = invest(fund, "15000000.00", "2020-03-02");
        String distribution = keyed().body("{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2020-09-01\",\"proceeds\":"
                        + FundApi.money("18000000.00") + "}")
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        JsonPath before = performance(fund, "?asOf=2020-09-01");
        assertThat(value(before, "MOIC")).isEqualTo("1.200000");
        assertThat(value(before, "NAV")).isEqualTo("123000000.00");
        BooksApi.approveAndPay(distribution, "2020-09-02");
        JsonPath after = performance(fund, "?asOf=2020-12-31");
        assertThat(value(after, "PAID_IN")).isEqualTo("120000000.00");
        assertThat(value(after, "DISTRIBUTED")).isEqualTo("18000000.00");
        assertThat(value(after, "NAV")).isEqualTo("105000000.00").isEqualTo(balance(fund, "1002", ""));
        assertThat(value(after, "PIC")).isEqualTo("0.600000");
        assertThat(value(after, "DPI")).isEqualTo("0.150000");
        assertThat(value(after, "TVPI")).isEqualTo("1.025000");
        assertThat(after.getString("investments[0].state")).isEqualTo("REALISED");
        office().get("/api/v1/funds/" + fund + "/performance/series?asOf=2020-12-31")
                .then()
                .statusCode(200)
                .body("items.day", contains("2020-03-31", "2020-06-30", "2020-09-30", "2020-12-31"))
                .body("items.netCash", contains("-120000000.00", "-120000000.00", "-102000000.00", "-102000000.00"));

        String known = office().get("/api/v1/funds/" + fund + "/journals")
                .then()
                .statusCode(200)
                .extract()
                .path("items[-1].bookedAt");
        keyed().body(Map.of("amount", cny("119000000.00"), "paidDate", "2020-02-04", "remove", false, "reason", "银行更正"))
                .post("/api/v1/capital-calls/" + call.getString("id") + "/payments/" + payment + "/corrections")
                .then()
                .statusCode(201);
        assertThat(value(performance(fund, "?asOf=2020-12-31&knownAt=" + known), "PAID_IN"))
                .isEqualTo("120000000.00");
        JsonPath corrected = performance(fund, "?asOf=2020-12-31");
        assertThat(value(corrected, "PAID_IN")).isEqualTo("119000000.00");
        assertThat(value(corrected, "NAV")).isEqualTo("104000000.00");
        assertThat(corrected.getString("figures.find { it.metric == 'PAID_IN' }.inputs.firstFlow"))
                .isEqualTo("2020-02-04");
    }

    @Test
    void anIndexIsUploadedCorrectedAndComparedWith() {
        String fund = raising();
        upload(fund, FIRST, "commit").then().statusCode(201);
        String code = "CSI-" + UUID.randomUUID();
        index(code.substring(0, 40), "date,level\n2020-01-01,100\n2022-01-01,150\n")
                .then()
                .statusCode(200)
                .body("levels", equalTo(2));
        String compared = "?asOf=2022-01-01&index=" + code.substring(0, 40);
        // 180 / (100 · 150/100)
        assertThat(value(performance(fund, compared), "KS_PME")).isEqualTo("1.200000");
        index(code.substring(0, 40), "date,level\n2022-01-01,200\n")
                .then()
                .statusCode(200)
                .body("levels", equalTo(2));
        assertThat(value(performance(fund, compared), "KS_PME")).isEqualTo("0.900000");
        index(code.substring(0, 40), "date,level\n2020-01-01,0\nnever,1\n2021-01-01,1\n2021-01-01,2\n")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_INDEX_REJECTED"))
                .body("errors.pointer", contains("/rows/2/level", "/rows/3/date", "/rows/5/date"));
        office().get("/api/v1/performance/indices").then().body("items.code", hasItem(code.substring(0, 40)));
        office().get("/api/v1/funds/" + fund + "/performance?index=NOWHERE")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?index"));
    }

    private static Response index(String code, String levels) {
        return office().contentType("text/csv").body(levels).put("/api/v1/performance/indices/" + code + "?name=Test");
    }

    private static Response upload(String fund, String file, String mode) {
        return keyed().contentType("text/csv")
                .body(file)
                .post("/api/v1/funds/" + fund + "/performance/history-imports?mode=" + mode);
    }

    private static JsonPath performance(String fund, String query) {
        return office().get("/api/v1/funds/" + fund + "/performance" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String value(JsonPath performance, String metric) {
        List<String> found = performance.getList("figures.findAll { it.metric == '" + metric + "' }.value");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static String code(String fund) {
        return office().get("/api/v1/funds/" + fund).path("code");
    }
}
