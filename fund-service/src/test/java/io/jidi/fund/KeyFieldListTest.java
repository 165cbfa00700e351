package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A provincial key-field list from its table to a verdict of R03. Its days lie after those of other tests. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class KeyFieldListTest {

    private static final String PATH = "/api/v1/compliance/key-field-lists";
    private static final String LIST = "code,name\nC3973,集成电路制造\nI65,软件和信息技术服务业\n";

    @Test
    void aListDecidesOnceASecondPersonApprovesItFromItsDayOn() {
        String fund = PipelineApi.fund("NONE");
        judged(fund, "2031-05-01", "\"industryCode\":\"C3973\"", "UNKNOWN");
        String list = load("34", "2031-05-01", LIST)
                .statusCode(201)
                .body("fields.code", hasItems("C3973", "I65"))
                .extract()
                .path("id");
        // Loaded is not in force.
        judged(fund, "2031-05-01", "\"industryCode\":\"C3973\"", "UNKNOWN");
        approve("test-user", list).statusCode(403).body("code", equalTo("FUND_KEY_FIELDS_FOUR_EYES"));
        approve("second", list).statusCode(201).body("approvedBy", equalTo("second"));
        approve("second", list).statusCode(409).body("code", equalTo("FUND_KEY_FIELDS_STATE"));

        judged(fund, "2031-04-30", "\"industryCode\":\"C3973\"", "UNKNOWN");
        judged(fund, "2031-05-01", "\"industryCode\":\"C3973\"", "PASS")
                .body("facts.inProvincialList.document", containsString(list));
        judged(fund, "2031-05-01", "\"industryCode\":\"I6513\"", "PASS");
        judged(fund, "2031-05-01", "\"industryCode\":\"C3825\"", "FAIL");
        // Too coarse to say, and an industry that nobody stated: as without a list.
        judged(fund, "2031-05-01", "\"industryCode\":\"C39\"", "UNKNOWN");
        judged(fund, "2031-05-01", "", "UNKNOWN");
        judged(fund, "2031-05-01", "\"inProvincialList\":\"true\"", "PASS");
    }

    @Test
    void theListSpeaksAndNotAPaperAboutIt() {
        String fund = PipelineApi.fund("NONE");
        String firm = PipelineApi.firm();
        approve(
                        "second",
                        load("34", "2032-05-01", LIST).statusCode(201).extract().path("id"))
                .statusCode(201);
        PipelineApi.evidence(fund, firm, "inProvincialList", "true");
        judged(fund, firm, "2032-06-01", "", "PASS");
        PipelineApi.evidence(fund, firm, "industryCode", "C3825");
        judged(fund, firm, "2032-06-01", "", "FAIL");
        office().body("{\"fact\":\"industryCode\",\"target\":\"" + firm
                        + "\",\"value\":\"3825\",\"document\":\"x\",\"validFromDate\":\"2026-01-01\"}")
                .post("/api/v1/funds/" + fund + "/evidence")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_EVIDENCE_INVALID"));
    }

    @Test
    void aListIsAdjustedOnceAYearAndCorrectedOnItsOwnDay() {
        String fund = PipelineApi.fund("NONE");
        approve("second", load("34", "2033-03-01", LIST).extract().path("id")).statusCode(201);
        String adjusted =
                load("34", "2033-09-01", LIST).statusCode(201).extract().path("id");
        approve("second", adjusted).statusCode(409).body("detail", containsString("2033-03-01"));
        String corrected =
                load("34", "2033-03-01", LIST + "C3825,光伏设备及元器件制造\n").extract().path("id");
        judged(fund, "2033-10-01", "\"industryCode\":\"C3825\"", "FAIL");
        approve("second", corrected).statusCode(201);
        judged(fund, "2033-10-01", "\"industryCode\":\"C3825\"", "PASS");
        // Another province's list is its own.
        String neighbour = load(office32("one"), "32", "2033-09-01", "code,name\nA01,农业\n")
                .statusCode(201)
                .extract()
                .path("id");
        as(office32("two"))
                .body("{\"document\":\"批准文件\"}")
                .post(PATH + "/" + neighbour + "/approvals")
                .then()
                .statusCode(201);
        judged(fund, "2033-10-01", "\"industryCode\":\"A0111\"", "FAIL");
    }

    @Test
    void faultyTablesAndStrangersAreRefused() {
        load("34", "2034-01-01", "code,name\n39,无门类\nC39,电子\nC39,重复\n")
                .statusCode(422)
                .body("code", equalTo("FUND_KEY_FIELDS_REJECTED"))
                .body("errors.pointer", hasItems("/rows/2", "/rows/4"));
        load(Tokens.of("PROVINCE_OFFICE").scope("region:320000").sign(), "34", "2034-01-01", LIST)
                .statusCode(403);
        load(Tokens.of("FUND_MANAGER").sign(), "34", "2034-01-01", LIST).statusCode(403);
        String list = load("34", "2034-01-01", LIST).statusCode(201).extract().path("id");
        as(Tokens.of("PROVINCE_OFFICE").user("second").scope("region:320000").sign())
                .body("{\"document\":\"x\"}")
                .post(PATH + "/" + list + "/approvals")
                .then()
                .statusCode(403);
        as(Tokens.of("FUND_MANAGER").sign()).get(PATH).then().statusCode(200).body("items.id", hasItem(list));
    }

    private static String office32(String user) {
        return Tokens.of("PROVINCE_OFFICE").user(user).scope("region:320000").sign();
    }

    private static ValidatableResponse load(String province, String from, String csv) {
        return load(Tokens.office(), province, from, csv);
    }

    private static ValidatableResponse load(String token, String province, String from, String csv) {
        return as(token)
                .contentType("text/csv")
                .queryParam("provinceCode", province)
                .queryParam("effectiveFromDate", from)
                .queryParam("name", "省级重点投资领域清单")
                .queryParam("document", "测试清单")
                .queryParam("fileName", "list.csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(PATH)
                .then();
    }

    private static ValidatableResponse approve(String user, String list) {
        return as(Tokens.of("PROVINCE_OFFICE").user(user).sign())
                .body("{\"document\":\"批准文件\"}")
                .post(PATH + "/" + list + "/approvals")
                .then();
    }

    private static ValidatableResponse judged(String fund, String day, String assumed, String outcome) {
        return judged(fund, PipelineApi.firm(), day, assumed, outcome);
    }

    private static ValidatableResponse judged(String fund, String firm, String day, String assumed, String outcome) {
        return office().body("{\"act\":{\"kind\":\"INVESTMENT\",\"fundId\":\"" + fund + "\",\"day\":\"" + day
                        + "\",\"creditCode\":\"" + firm + "\",\"instrument\":\"EQUITY\",\"amount\":"
                        + money("10000000.00") + "},\"assume\":{" + assumed + "}}")
                .post("/api/v1/checks")
                .then()
                .statusCode(200)
                .body("verdicts.find { it.rule == 'R03' }.outcome", equalTo(outcome));
    }
}
