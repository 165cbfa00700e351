package io.jidi.fund;

import static io.jidi.fund.FundApi.call;
import static io.jidi.fund.FundApi.establishedFund;
import static io.jidi.fund.FundApi.issue;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.FundApi.pay;
import static io.jidi.fund.FundApi.trialBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.jidi.fund.ledger.rules.Account;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.rules.HouseRules;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the first file of a fund to money on its account (fund.md 3.1, 3.2, 7.1, 7.2). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class FundStoryTest {

    @Inject
    Sql sql;

    @Test
    void aCallIsSplitToTheFenAndBookedAndPaid() {
        List<String> ids = establishedFund("200000000.00", "150000000.00", "130000000.00", "20000000.00");
        String fund = ids.get(0);
        office().body(call("33333333.33"))
                .post("/api/v1/funds/" + fund + "/capital-calls/preview")
                .then()
                .statusCode(200)
                .body("dueDate", equalTo("2026-03-16"))
                .body(
                        "lines.amount.amount",
                        equalTo(List.of("13333333.33", "10000000.00", "8666666.67", "1333333.33")));

        JsonPath issued = issue(Tokens.office(), UUID.randomUUID().toString(), fund, "33333333.33")
                .then()
                .statusCode(201)
                .body("number", equalTo(1))
                .body("state", equalTo("ISSUED"))
                .extract()
                .jsonPath();
        assertThat(issued.getList("lines.amount.amount"))
                .containsExactly("13333333.33", "10000000.00", "8666666.67", "1333333.33");
        String callId = issued.getString("id");

        pay(callId, ids.get(1), "13333333.33", "B-1" + callId)
                .then()
                .statusCode(201)
                .body("callState", equalTo("PART_PAID"));
        pay(callId, ids.get(2), "4000000.00", "B-2" + callId).then().statusCode(201);
        pay(callId, ids.get(2), "6000000.00", "B-3" + callId).then().statusCode(201);
        pay(callId, ids.get(3), "8666666.67", "B-4" + callId).then().statusCode(201);
        pay(callId, ids.get(4), "1333333.34", "B-5" + callId)
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_PAYMENT_EXCEEDS_LINE"))
                .body("errors[0].message", containsString("1333333.33"));
        pay(callId, ids.get(4), "1333333.33", "B-6" + callId)
                .then()
                .statusCode(201)
                .body("callState", equalTo("PAID"));
        pay(callId, ids.get(1), "0.01", "B-7" + callId)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CALL_CLOSED"));

        JsonPath balance = trialBalance(fund);
        assertThat(balance.getString("difference.amount")).isEqualTo("0.00");
        assertThat(balance.getString("memoDifference.amount")).isEqualTo("0.00");
        assertThat(account(balance, "1002")).isEqualTo("33333333.33");
        assertThat(account(balance, "1122")).isEqualTo("0.00");
        assertThat(account(balance, "4001")).isEqualTo("-33333333.33");
        assertThat(account(balance, "9002")).isEqualTo("-466666666.67");

        JsonPath commitments = office().get("/api/v1/funds/" + fund + "/commitments")
                .then()
                .extract()
                .jsonPath();
        assertThat(commitments.getString("committed.amount")).isEqualTo("500000000.00");
        assertThat(commitments.getString("called.amount")).isEqualTo("33333333.33");
        assertThat(commitments.getString("unfunded.amount")).isEqualTo("466666666.67");

        List<Integer> numbers = office().get("/api/v1/funds/" + fund + "/journals")
                .then()
                .extract()
                .path("items.number");
        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void aBankReferenceCountsOnceWhateverTheKey() {
        List<String> ids = establishedFund("100.00");
        String callId = issue(Tokens.office(), UUID.randomUUID().toString(), ids.get(0), "50.00")
                .path("id");
        pay(callId, ids.get(1), "10.00", "ONCE" + callId).then().statusCode(201);
        pay(callId, ids.get(1), "10.00", "ONCE" + callId)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PAYMENT_ALREADY_RECORDED"));
    }

    @Test
    void moreThanIsPromisedIsNotCalled() {
        List<String> ids = establishedFund("100.00", "50.00");
        issue(Tokens.office(), UUID.randomUUID().toString(), ids.get(0), "150.01")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo("FUND_COMMITMENT_EXCEEDED"))
                .body("errors[0].pointer", equalTo("/total/amount"));
        issue(Tokens.office(), UUID.randomUUID().toString(), ids.get(0), "150.00")
                .then()
                .statusCode(201);
        assertThat(trialBalance(ids.get(0)).getString("memoDifference.amount")).isEqualTo("0.00");
    }

    @Test
    void badInputNamesTheFieldAndChangesNothing() {
        String fund = establishedFund("100.00").get(0);
        keyed().body(call("10.00").replace("\"2026-03-02\"", "\"2026-03-02\",\"dueDate\":\"2026-03-13\""))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_CALL_NOTICE_TOO_SHORT"))
                .body("errors[0].pointer", equalTo("/dueDate"));
        keyed().body(call("10.00").replaceFirst("10.00", "10.01"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_CALL_PURPOSES_DIFFER"));
        keyed().body(call("-1.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_AMOUNT_NOT_POSITIVE"));
        office().body(call("1.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(400)
                .body("code", equalTo("IDEMPOTENCY_KEY_REQUIRED"));
        keyed().body("{\"total\":{\"amount\":1}}")
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(400);
        assertThat((List<?>)
                        office().get("/api/v1/capital-calls?fundId=" + fund).path("items"))
                .isEmpty();
    }

    @Test
    void aFundMovesOnlyAsItsLifeAllows() {
        String fund = FundApi.raisingFund();
        String etag = office().get("/api/v1/funds/" + fund).header("ETag");
        office().header("If-Match", etag)
                .body("{\"to\":\"CLOSED\",\"reason\":\"x\",\"effectiveDate\":\"2026-02-01\"}")
                .post("/api/v1/funds/" + fund + "/transitions")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_TRANSITION_NOT_ALLOWED"));
        office().get("/api/v1/funds/" + fund + "/transitions/available").then().body("items", hasItem("ESTABLISHED"));
        office().get("/api/v1/funds/" + fund + "/transitions")
                .then()
                .body("items.to", equalTo(List.of("APPROVED", "RAISING")));
        issue(Tokens.office(), UUID.randomUUID().toString(), fund, "1.00")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_NOT_OPEN_FOR_CALLS"));
    }

    @Test
    void aMotherFundMayBePartnerOfItsSubFundButNotTheReverse() {
        String body = "{\"code\":\"%s\",\"name\":\"人工智能主题母基金\",\"layer\":\"MOTHER\",\"fundClass\":\"THEME\","
                + "\"targetSize\":{\"amount\":\"6000000000.00\",\"currency\":\"CNY\"},\"regionCode\":\"340000\","
                + "\"manager\":\"华安嘉业投资管理有限公司\",\"terms\":" + FundApi.TERMS + "}";
        String mother = office().body(String.format(body, FundApi.code()))
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String sub = FundApi.raisingFund();
        String partner =
                "{\"name\":\"母基金\",\"kind\":\"LP\",\"governmentTier\":\"PROVINCE\",\"moneySource\":\"GUIDANCE_FUND\","
                        + "\"investingFundId\":\"%s\"}";
        office().body(String.format(partner, mother))
                .post("/api/v1/funds/" + sub + "/partners")
                .then()
                .statusCode(201);
        office().body(String.format(partner, sub))
                .post("/api/v1/funds/" + mother + "/partners")
                .then()
                .statusCode(422);
    }

    @Test
    void whoDoesNotSeeAFundDoesNotFindIt() {
        List<String> ids = establishedFund("100.00");
        String path = "/api/v1/funds/" + ids.get(0);
        String code = office().get(path).path("code");
        String wuhu = Tokens.of("FUND_MANAGER")
                .organisation("WH")
                .scope("region:340200")
                .sign();
        FundApi.as(wuhu).get(path).then().statusCode(404);
        FundApi.as(wuhu).get(path + "/journals").then().statusCode(404);
        issue(wuhu, UUID.randomUUID().toString(), ids.get(0), "1.00").then().statusCode(404);
        FundApi.as(wuhu).get("/api/v1/funds?code=" + code).then().body("items.size()", equalTo(0));
        String itsManager = Tokens.of("FUND_MANAGER").scope("fund:" + code).sign();
        FundApi.as(itsManager).get(path).then().statusCode(200);
        FundApi.as(itsManager).get("/api/v1/funds?code=" + code).then().body("items.size()", equalTo(1));
        FundApi.as(Tokens.of("ENTERPRISE").sign()).get(path).then().statusCode(403);
    }

    /** The rules post by the enum, the database refuses by its table: one chart, kept in two places on purpose. */
    @Test
    void theChartOfAccountsIsTheSameInRulesAndDatabase() {
        List<String> stored = sql.list(
                "select concat_ws('|', number, title_zh, title_en, memo) from account order by number",
                row -> row.getString(1));
        assertThat(Arrays.stream(Account.values())
                        .map(account -> String.join(
                                "|",
                                account.number(),
                                account.title().zh(),
                                account.title().en(),
                                account.memo() ? "t" : "f")))
                .containsExactlyElementsOf(stored);
    }

    @Test
    void theHouseRulesHold() {
        HouseRules.check("io.jidi.fund");
    }

    @Test
    void theApiIsTheCommittedOne() {
        Contracts.openApi("fund-service", office().get("/internal/openapi").asString());
    }

    @Test
    void theGoldenEventsKeepTheirSchemas() {
        Contracts.goldenEvents("fund");
    }

    private static String account(JsonPath balance, String number) {
        return balance.getString("items.find { it.account == '" + number + "' }.balance.amount");
    }
}
