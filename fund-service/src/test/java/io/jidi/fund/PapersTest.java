package io.jidi.fund;

import static io.jidi.fund.BooksApi.FEE_TERMS;
import static io.jidi.fund.BooksApi.RATES;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.establishedFund;
import static io.jidi.fund.FundApi.issue;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.FundApi.pay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** A call goes out as letters, is paid, and the books are taken away as files (fund.md 3.7). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PapersTest {

    private static final String ACCOUNT =
            ",\"account\":{\"holder\":\"智能语音子基金\",\"bank\":\"徽商银行合肥分行\",\"number\":\"1023701021000123456\"}";

    @Test
    void aCallGoesOutAsLettersThatCanBeChecked() throws Exception {
        Called called = called();
        JsonPath issued =
                notices(called, ACCOUNT).then().statusCode(201).extract().jsonPath();
        assertThat(issued.getList("items")).hasSize(4);
        assertThat(issued.getString("items[2].paperNumber")).endsWith("-CC0001-03");
        String id = issued.getString("items[2].id");
        String code = issued.getString("items[2].code");

        byte[] letter = file("/api/v1/papers/" + id + "/file", "application/pdf");
        keep("notice.pdf", letter);
        String text = text(letter);
        assertThat(text)
                .contains("缴款通知书", "合伙人3", "人民币捌佰陆拾陆万陆仟陆佰陆拾陆元陆角柒分", "¥8,666,666.67")
                .contains("130,000,000.00", "121,333,333.33", "1023701021000123456", code);

        // Much happens, and the letter stays what it is.
        pay(called.call(), called.ids().get(3), "8666666.67", "P-" + called.call())
                .then()
                .statusCode(201);
        assertThat(file("/api/v1/papers/" + id + "/file", "application/pdf")).isEqualTo(letter);

        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(letter));
        as(Tokens.of("ENTERPRISE").scope("enterprise:ent_x").sign())
                .queryParam("sha256", digest)
                .get("/api/v1/papers/verifications/" + code.toLowerCase(java.util.Locale.ROOT))
                .then()
                .statusCode(200)
                .body("genuine", equalTo(true))
                .body("superseded", equalTo(false))
                .body("fileMatches", equalTo(true))
                .body("partnerName", equalTo("合伙人3"))
                .body("amount.amount", equalTo("8666666.67"));
        letter[letter.length / 2]++;
        office().queryParam(
                        "sha256",
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(letter)))
                .get("/api/v1/papers/verifications/" + code)
                .then()
                .body("fileMatches", equalTo(false));
        office().get("/api/v1/papers/verifications/0000-0000-0000-0000").then().statusCode(404);
    }

    @Test
    void theSameNoticeIsIssuedOnceAndAnotherTextIsAnotherEdition() {
        Called called = called();
        JsonPath first = notices(called, "").then().statusCode(201).extract().jsonPath();
        JsonPath again = notices(called, "").then().statusCode(201).extract().jsonPath();
        assertThat(again.getList("items.id")).isEqualTo(first.getList("items.id"));
        JsonPath second =
                notices(called, ACCOUNT).then().statusCode(201).extract().jsonPath();
        assertThat(second.getString("items[0].paperNumber")).endsWith("-CC0001-01-R2");
        office().get("/api/v1/papers/verifications/" + first.getString("items[0].code"))
                .then()
                .body("genuine", equalTo(true))
                .body("superseded", equalTo(true));
        office().get("/api/v1/papers?fundId=" + called.fund() + "&edition=2")
                .then()
                .body("items.size()", equalTo(4));
    }

    @Test
    void onlyWhoSeesTheFundIssuesAndReadsItsPapers() {
        Called called = called();
        String id = notices(called, "").path("items[0].id");
        String wuhu = Tokens.of("FUND_MANAGER")
                .organisation("WH")
                .scope("region:340200")
                .sign();
        as(wuhu).get("/api/v1/papers/" + id).then().statusCode(404);
        as(wuhu).get("/api/v1/papers/" + id + "/file").then().statusCode(404);
        as(wuhu).get("/api/v1/funds/" + called.fund() + "/files/journals")
                .then()
                .statusCode(404);
        as(wuhu).body(body(called.call(), "")).post("/api/v1/papers").then().statusCode(404);
        as(wuhu).get("/api/v1/papers?fundId=" + called.fund()).then().body("items.size()", equalTo(0));
        as(Tokens.of("AUDITOR").sign())
                .body(body(called.call(), ""))
                .post("/api/v1/papers")
                .then()
                .statusCode(403);
        office().body(body("fnd_01kz0000000000000000000000", ""))
                .post("/api/v1/papers")
                .then()
                .statusCode(400);
        office().body(body("ccl_01kz0000000000000000000000", ""))
                .post("/api/v1/papers")
                .then()
                .statusCode(404)
                .body("errors[0].pointer", equalTo("/subjectId"));
    }

    @Test
    void theIlpaNoticeHasItsCellsWhereTheyAlwaysAre() throws IOException {
        Called called = called();
        String id = notices(called, ACCOUNT).path("items[2].id");
        byte[] file = file("/api/v1/papers/" + id + "/workbook", "spreadsheetml");
        keep("ilpa-notice.xlsx", file);
        assertThat(file("/api/v1/papers/" + id + "/workbook", "spreadsheetml")).isEqualTo(file);
        List<Row> rows = rows(file);
        assertThat(text(rows, 7, 1)).isEqualTo("Capital Call");
        assertThat(text(rows, 15, 1)).isEqualTo("合伙人3");
        assertThat(number(rows, 21, 1)).isEqualByComparingTo("130000000");
        assertThat(number(rows, 22, 1)).isEqualByComparingTo("-8666666.67");
        assertThat(number(rows, 25, 1)).isEqualByComparingTo("121333333.33");
        assertThat(number(rows, 29, 1)).isEqualByComparingTo("8666666.67");
        assertThat(text(rows, 33, 0)).isEqualTo("CALL_OTHER");
        assertThat(number(rows, 33, 2)).isEqualByComparingTo("33333333.33");
        assertThat(number(rows, 33, 3)).isEqualByComparingTo("8666666.67");
        assertThat(text(rows, 33, 5)).isEqualTo("Inside");
        assertThat(number(rows, 36, 3)).isEqualByComparingTo("8666666.67");
    }

    @Test
    void theQuarterIsRolledForwardForEveryPartnerAndTheSumsHold() throws IOException {
        Called called = called();
        for (int i = 1; i <= 4; i++) {
            String part = List.of("13333333.33", "10000000.00", "8666666.67", "1333333.33")
                    .get(i - 1);
            pay(called.call(), called.ids().get(i), part, "Q" + i + called.call())
                    .then()
                    .statusCode(201);
        }
        operate(called.fund(), "EXPENSE_ACCRUED", "420000.00");
        operate(called.fund(), "BANK_INTEREST_RECEIVED", "83561.64");

        JsonPath statement = office().get("/api/v1/funds/" + called.fund() + "/statements?period=2026-Q1")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(statement.getString("total.opening.amount")).isEqualTo("0.00");
        assertThat(statement.getString("total.closing.amount")).isEqualTo("32996894.97");
        assertThat(statement.getString("total.lines.find { it.line == 'CONTRIBUTIONS' }.amount.amount"))
                .isEqualTo("33333333.33");
        assertThat(statement.getString("total.lines.find { it.line == 'EXPENSES' }.amount.amount"))
                .isEqualTo("-420000.00");
        BigDecimal sum = statement.<String>getList("partners.closing.amount").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("32996894.97");
        office().get("/api/v1/funds/" + called.fund() + "/capital-accounts?asOf=2026-03-31")
                .then()
                .body("netAssets.amount", equalTo("32996894.97"))
                .body("difference.amount", equalTo("0.00"));
        // The next quarter opens where this one closed.
        office().get("/api/v1/funds/" + called.fund() + "/statements?period=2026-Q2")
                .then()
                .body("total.opening.amount", equalTo("32996894.97"))
                .body("total.closing.amount", equalTo("32996894.97"))
                .body("partners[0].unfundedAfter.amount", equalTo("186666666.67"));
        office().get("/api/v1/funds/" + called.fund() + "/statements?period=2026-5")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?period"));

        byte[] accounts =
                file("/api/v1/funds/" + called.fund() + "/files/capital-accounts?period=2026-Q1", "spreadsheetml");
        keep("capital-accounts.xlsx", accounts);
        List<Row> rows = rows(accounts);
        assertThat(text(rows, 5, 0)).startsWith("期初净值");
        assertThat(number(rows, 20, 1)).isEqualByComparingTo("32996894.97");
        assertThat(number(rows, 20, 6)).isEqualByComparingTo("0");

        byte[] ilpa = file(
                "/api/v1/funds/" + called.fund() + "/files/ilpa-reporting?period=2026-Q1&partnerId="
                        + called.ids().get(3),
                "spreadsheetml");
        keep("ilpa-reporting.xlsx", ilpa);
        rows = rows(ilpa);
        assertThat(text(rows, 3, 1)).isEqualTo("合伙人3");
        assertThat(text(rows, 26, 0)).startsWith("Ending NAV – net");
        assertThat(number(rows, 26, 1)).isEqualByComparingTo(statement.getString("partners[2].closing.amount"));
        assertThat(number(rows, 26, 9)).isEqualByComparingTo("32996894.97");
        assertThat(number(rows, 36, 1)).isEqualByComparingTo("121333333.33");
        office().get("/api/v1/funds/" + called.fund() + "/files/ilpa-reporting?period=2026-Q1")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?partnerId"));
    }

    /** fund.md 3.3: the fee is booked net, and the statement leads from gross to net for every partner. */
    @Test
    void whatIsTakenOffTheFeeStandsOnLinesOfItsOwn() {
        String fund = raising(FEE_TERMS);
        String major = BooksApi.partner(fund, "LP");
        String minor = BooksApi.partner(fund, "LP");
        BooksApi.commit(fund, major, "400000000.00", 1, "2023-12-01");
        BooksApi.commit(fund, minor, "200000000.00", 1, "2023-12-01");
        move(fund, "ESTABLISHED", "2024-01-01");
        payAll(BooksApi.call(fund, "300000000.00", "2024-01-01"), "2024-01-01");
        fee(
                fund,
                "2024-03-31",
                "\"waivers\":[{\"reason\":\"减免\",\"amount\":" + FundApi.money("95890.41") + "}]",
                "500000.00");
        fee(fund, "2024-06-30", "\"waivers\":[]", "5000000.00");

        JsonPath first = statement(fund, "2024-Q1");
        assertThat(line(first, "total.", "MANAGEMENT_FEES")).isEqualTo("-1495890.41");
        assertThat(line(first, "total.", "FEE_WAIVERS")).isEqualTo("95890.41");
        assertThat(line(first, "total.", "OFFSETS")).isEqualTo("400000.00");
        assertThat(first.getString("total.closing.amount")).isEqualTo("299000000.00");
        String one = "partners.find { it.partnerId == '" + major + "' }.";
        assertThat(line(first, one, "MANAGEMENT_FEES")).isEqualTo("-997260.28");
        assertThat(line(first, one, "FEE_WAIVERS")).isEqualTo("63926.94");
        assertThat(line(first, one, "OFFSETS")).isEqualTo("266666.67");
        String other = "partners.find { it.partnerId == '" + minor + "' }.";
        assertThat(line(first, other, "MANAGEMENT_FEES")).isEqualTo("-498630.13");

        // All of the second fee is offset: nothing is booked, and both lines are there.
        JsonPath second = statement(fund, "2024-Q2");
        assertThat(line(second, "total.", "MANAGEMENT_FEES")).isEqualTo("-1495890.41");
        assertThat(line(second, "total.", "OFFSETS")).isEqualTo("1495890.41");
        assertThat(second.getString("total.closing.amount")).isEqualTo("299000000.00");
        office().get("/api/v1/funds/" + fund + "/capital-accounts?asOf=2024-06-30")
                .then()
                .body("netAssets.amount", equalTo("299000000.00"));
    }

    private static void fee(String fund, String through, String waivers, String income) {
        FundApi.keyed()
                .body("{\"throughDate\":\"" + through + "\"," + waivers + ",\"offsets\":[{\"receivedDate\":\"" + through
                        + "\",\"reason\":\"董事费\",\"income\":" + FundApi.money(income) + ",\"rate\":\"0.8\"}]}")
                .post("/api/v1/funds/" + fund + "/fees")
                .then()
                .statusCode(201);
    }

    private static JsonPath statement(String fund, String period) {
        return office().get("/api/v1/funds/" + fund + "/statements?period=" + period)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String line(JsonPath statement, String whose, String line) {
        return statement.getString(whose + "lines.find { it.line == '" + line + "' }.amount.amount");
    }

    @Test
    void theBooksAreTakenAwayAsFiles() throws IOException {
        Called called = called();
        pay(called.call(), called.ids().get(1), "13333333.33", "E-" + called.call())
                .then()
                .statusCode(201);
        String base = "/api/v1/funds/" + called.fund() + "/files/";
        byte[] trial = file(base + "trial-balance?asOf=2026-12-31", "spreadsheetml");
        keep("trial-balance.xlsx", trial);
        assertThat(file(base + "trial-balance?asOf=2026-12-31", "spreadsheetml"))
                .isEqualTo(trial);
        List<Row> rows = rows(trial);
        assertThat(text(rows, 2, 0)).isEqualTo("1002");
        assertThat(number(rows, 2, 3)).isEqualByComparingTo("13333333.33");
        assertThat(text(rows, 5, 1)).isEqualTo("合计");
        assertThat(number(rows, 5, 5)).isEqualByComparingTo("0");

        String journals = new String(file(base + "journals?format=csv", "text/csv"), StandardCharsets.UTF_8);
        assertThat(journals).startsWith("\uFEFF凭证号 No.").contains("CAPITAL_CALL_ISSUED", "合伙人4", "1333333.33");
        assertThat(journals.lines().count()).isEqualTo(1 + 4 * 2 + 4 * 4 + 2);
        String ledger = new String(
                file(base + "ledger?format=csv&from=2026-03-10&asOf=2026-03-10", "text/csv"), StandardCharsets.UTF_8);
        assertThat(ledger.lines().count()).isEqualTo(3);
        assertThat(ledger.lines().toList().get(1)).contains("1002").endsWith("13333333.33,0.00,13333333.33");
        assertThat(ledger.lines().toList().get(2)).contains("1122").endsWith("0.00,13333333.33,20000000.00");
        office().get(base + "journals?format=pdf").then().statusCode(400).body("errors[0].pointer", equalTo("?format"));
        office().get(base + "journals?from=x").then().statusCode(400);
    }

    /** fund.md 3.2: what a later closing asks for, inside the commitment, and its interest beside it. */
    @Test
    void aCallOfALaterClosingSaysWhatStandsOutsideTheCommitment() throws IOException {
        String fund = raising(RATES);
        String first = BooksApi.partner(fund, "LP");
        String later = BooksApi.partner(fund, "LP");
        BooksApi.commit(fund, first, "500000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(BooksApi.call(fund, "100000000.00", "2024-02-01"), "2024-02-01");
        BooksApi.commit(fund, later, "250000000.00", 2, "2024-08-01");
        String call = FundApi.keyed()
                .body("{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}")
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201)
                .extract()
                .path("callId");
        JsonPath issued = office().body(body(call, ""))
                .post("/api/v1/papers")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(issued.getList("items.partnerId")).containsExactly(later);
        List<Row> rows = rows(file("/api/v1/papers/" + issued.getString("items[0].id") + "/workbook", "spreadsheetml"));
        assertThat(number(rows, 33, 4)).isEqualByComparingTo("-33333333.33");
        assertThat(text(rows, 34, 5)).isEqualTo("Outside");
        assertThat(number(rows, 34, 3)).as("interest").isEqualByComparingTo("997260.27");
        assertThat(number(rows, 34, 4)).isEqualByComparingTo("0");
        assertThat(number(rows, 25, 1)).as("unfunded after").isEqualByComparingTo("216666666.67");
    }

    private record Called(List<String> ids, String call) {
        String fund() {
            return ids.get(0);
        }
    }

    private static Called called() {
        List<String> ids = establishedFund("200000000.00", "150000000.00", "130000000.00", "20000000.00");
        String call = issue(Tokens.office(), UUID.randomUUID().toString(), ids.get(0), "33333333.33")
                .path("id");
        return new Called(ids, call);
    }

    private static Response notices(Called called, String account) {
        return office().body(body(called.call(), account)).post("/api/v1/papers");
    }

    private static String body(String subject, String account) {
        return "{\"kind\":\"CAPITAL_CALL_NOTICE\",\"subjectId\":\"" + subject + "\"" + account + "}";
    }

    private static void operate(String fund, String kind, String amount) {
        FundApi.keyed()
                .body("{\"kind\":\"" + kind + "\",\"amount\":" + FundApi.money(amount)
                        + ",\"effectiveDate\":\"2026-03-20\",\"reference\":\"V-1\",\"description\":\"季度费用\"}")
                .post("/api/v1/funds/" + fund + "/operating-entries")
                .then()
                .statusCode(201);
    }

    static byte[] file(String path, String type) {
        return office().get(path)
                .then()
                .statusCode(200)
                .contentType(containsString(type))
                .header("Content-Disposition", containsString("attachment"))
                .extract()
                .asByteArray();
    }

    static void keep(String name, byte[] file) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name), file);
    }

    static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    static List<Row> rows(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getFirstSheet().read();
        }
    }

    private static Row row(List<Row> rows, int number) {
        return rows.stream()
                .filter(row -> row.getRowNum() == number)
                .findFirst()
                .orElseThrow();
    }

    static String text(List<Row> rows, int row, int column) {
        return row(rows, row).getCellText(column);
    }

    static BigDecimal number(List<Row> rows, int row, int column) {
        return row(rows, row).getCellAsNumber(column).orElseThrow();
    }
}
