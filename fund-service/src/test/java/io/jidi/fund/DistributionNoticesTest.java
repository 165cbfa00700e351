package io.jidi.fund;

import static io.jidi.fund.BooksApi.CARRY_TERMS;
import static io.jidi.fund.BooksApi.RECYCLING;
import static io.jidi.fund.BooksApi.approve;
import static io.jidi.fund.BooksApi.approveAndPay;
import static io.jidi.fund.BooksApi.call;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.invest;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.PapersTest.file;
import static io.jidi.fund.PapersTest.keep;
import static io.jidi.fund.PapersTest.number;
import static io.jidi.fund.PapersTest.rows;
import static io.jidi.fund.PapersTest.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;

/** What an exit brings goes out to the partners as letters, each with what it receives (fund.md 3.5, 3.7). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DistributionNoticesTest {

    /** W1 of fund.md 3.5 with two limited partners, 60 to 40, and tax kept back from one of them. */
    @Test
    void everyPartnerIsToldWhatItReceives() throws Exception {
        String fund = raising(String.format(CARRY_TERMS, "1"));
        String gp = partner(fund, "GP");
        String major = partner(fund, "LP");
        String minor = partner(fund, "LP");
        commit(fund, major, "60000000.00", 1, "2019-12-02");
        commit(fund, minor, "40000000.00", 1, "2019-12-02");
        move(fund, "ESTABLISHED", "2019-12-03");
        payAll(call(fund, "100000000.00", "2020-01-01"), "2020-01-01");
        String distribution = exit(invest(fund, "100000000.00", "2020-01-01"), "2025-01-01", "180000000.00", "0.00");
        withhold(distribution, minor, "5120000.00");

        issue(distribution, "").then().statusCode(409);
        approve(Tokens.of("PROVINCE_OFFICE").user("second-person").sign(), distribution)
                .then()
                .statusCode(200);
        issue(distribution, ",\"account\":{\"holder\":\"甲\",\"bank\":\"乙\",\"number\":\"1\"}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/account"));
        JsonPath issued =
                issue(distribution, "").then().statusCode(201).extract().jsonPath();
        assertThat(issued.getList("items")).hasSize(3);

        Letter toMajor = letter(issued, major);
        assertThat(text(toMajor.pdf()))
                .contains("分配通知书", "人民币玖仟捌佰肆拾万元整", "¥98,400,000.00", "2025年1月1日")
                .contains("100,000,000.00", "60,000,000.00", "64,000,000.00", "38,400,000.00", toMajor.code())
                .doesNotContain("代扣税款");
        keep("distribution-major.pdf", toMajor.pdf());
        Letter toMinor = letter(issued, minor);
        assertThat(text(toMinor.pdf()))
                .contains("人民币陆仟零肆拾捌万元整", "¥60,480,000.00")
                .contains("40,000,000.00", "25,600,000.00", "65,600,000.00", "5,120,000.00", "代扣税款");
        keep("distribution-withheld.pdf", toMinor.pdf());
        Letter toGeneral = letter(issued, gp);
        assertThat(text(toGeneral.pdf())).contains("人民币壹仟陆佰万元整", "¥16,000,000.00", "业绩报酬");

        List<Row> rows = rows(file("/api/v1/papers/" + toMinor.id() + "/workbook", "spreadsheetml"));
        assertThat(text(rows, 7, 1)).isEqualTo("Distribution");
        assertThat(number(rows, 20, 1)).isEqualByComparingTo("40000000");
        assertThat(number(rows, 27, 1)).as("distributed so far").isEqualByComparingTo("65600000");
        assertThat(number(rows, 28, 1)).as("gross").isEqualByComparingTo("65600000");
        assertThat(number(rows, 29, 1)).as("net, to the partner").isEqualByComparingTo("-60480000");
        assertThat(text(rows, 33, 0)).isEqualTo("DIST_RETURN_OF_CAPITAL");
        assertThat(number(rows, 33, 3)).isEqualByComparingTo("40000000");

        checked(toMinor, "60480000.00");
        approvedThenPaid(distribution);
        assertThat(file("/api/v1/papers/" + toMinor.id() + "/file", "application/pdf"))
                .isEqualTo(toMinor.pdf());
        assertThat(issue(distribution, "").jsonPath().getList("items.id"))
                .as("paid on the day that was announced: the letters stand")
                .containsExactlyElementsOf(issued.getList("items.id"));
    }

    /** fund.md 3.2: what can be called again stands apart and comes back to the commitment. */
    @Test
    void whatCanBeCalledAgainIsSaidAndCountsAsUnfunded() throws Exception {
        String fund = raising(RECYCLING);
        String partner = partner(fund, "LP");
        commit(fund, partner, "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "120000000.00", "2020-02-03"), "2020-02-03");
        String distribution =
                exit(invest(fund, "25000000.00", "2020-03-02"), "2020-09-01", "25000000.00", "15000000.00");
        approveAndPay(distribution, "2020-09-02");

        JsonPath issued =
                issue(distribution, "").then().statusCode(201).extract().jsonPath();
        Letter letter = letter(issued, partner);
        assertThat(text(letter.pdf()))
                .contains("返还本金（可召回）", "10,000,000.00", "15,000,000.00", "人民币贰仟伍佰万元整")
                .contains("80,000,000.00", "95,000,000.00", "2020年9月2日");
        keep("distribution-recallable.pdf", letter.pdf());
        List<Row> rows = rows(file("/api/v1/papers/" + letter.id() + "/workbook", "spreadsheetml"));
        assertThat(number(rows, 21, 1)).as("unfunded before").isEqualByComparingTo("80000000");
        assertThat(number(rows, 23, 1)).as("restored").isEqualByComparingTo("15000000");
        assertThat(number(rows, 25, 1)).as("unfunded after").isEqualByComparingTo("95000000");
        assertThat(text(rows, 34, 0)).isEqualTo("DIST_TEMPORARY_ROC");
        checked(letter, "25000000.00");
    }

    private record Letter(String id, String code, byte[] pdf) {}

    private static Letter letter(JsonPath issued, String partner) {
        String item = "items.find { it.partnerId == '" + partner + "' }.";
        String id = issued.getString(item + "id");
        return new Letter(
                id, issued.getString(item + "code"), file("/api/v1/papers/" + id + "/file", "application/pdf"));
    }

    /** Whoever holds the letter learns that it is ours and what it says, and that a touched file is not. */
    private static void checked(Letter letter, String amount) throws Exception {
        verify(letter.code(), digest(letter.pdf()))
                .then()
                .statusCode(200)
                .body("genuine", equalTo(true))
                .body("superseded", equalTo(false))
                .body("kind", equalTo("DISTRIBUTION_NOTICE"))
                .body("amount.amount", equalTo(amount))
                .body("fileMatches", equalTo(true));
        byte[] touched = letter.pdf().clone();
        touched[touched.length / 2]++;
        verify(letter.code(), digest(touched)).then().body("fileMatches", equalTo(false));
    }

    private static Response verify(String code, String digest) {
        return as(Tokens.of("ENTERPRISE").sign())
                .queryParam("sha256", digest)
                .get("/api/v1/papers/verifications/" + code);
    }

    private static String digest(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private static String exit(String investment, String day, String proceeds, String recallable) {
        return keyed().body("{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"" + day + "\",\"proceeds\":" + money(proceeds)
                        + ",\"recallable\":" + money(recallable) + "}")
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
    }

    private static void withhold(String distribution, String partner, String amount) {
        keyed().header(
                        "If-Match",
                        office().get("/api/v1/distributions/" + distribution).header("ETag"))
                .body("{\"withholdings\":[{\"partnerId\":\"" + partner + "\",\"amount\":" + money(amount) + "}]}")
                .post("/api/v1/distributions/" + distribution + "/recalculations")
                .then()
                .statusCode(200);
    }

    private static void approvedThenPaid(String distribution) {
        keyed().body("{\"paidDate\":\"2025-01-01\",\"bankReference\":\"" + UUID.randomUUID() + "\"}")
                .post("/api/v1/distributions/" + distribution + "/payments")
                .then()
                .statusCode(200);
    }

    private static Response issue(String distribution, String more) {
        return office().body("{\"kind\":\"DISTRIBUTION_NOTICE\",\"subjectId\":\"" + distribution + "\"" + more + "}")
                .post("/api/v1/papers");
    }
}
