package io.jidi.fund;

import static io.jidi.fund.BooksApi.approveAndPay;
import static io.jidi.fund.BooksApi.balance;
import static io.jidi.fund.BooksApi.call;
import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.invest;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.DealByDealBooksTest.exit;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.SettlementTest.approve;
import static io.jidi.fund.SettlementTest.limitedPartner;
import static io.jidi.fund.SettlementTest.liquidate;
import static io.jidi.fund.SettlementTest.proposed;
import static io.jidi.fund.SettlementTest.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** 让利 is judged by R29 before it is approved: a paper that states the reinvestment does not replace the register. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ConcessionGateTest {

    @Test
    void aFundThatIsNotEnrolledIsJudgedAndNotHeld() {
        String fund = liquidating();
        approve(second(), conceding(fund)).then().statusCode(200).body("state", equalTo("APPROVED"));
        office().get("/api/v1/compliance/checks?fundId=" + fund + "&decision=OBSERVED&kind=CONCESSION")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CONCESSION"));
    }

    @Test
    void anEnrolledFundConcedesNothingThatTheRegisterDoesNotKnow() {
        String fund = liquidating();
        String concession = conceding(fund);
        office().body("{\"validFromDate\":\"2020-01-01\",\"document\":\"子基金合作协议\"}")
                .post("/api/v1/funds/" + fund + "/enrolments")
                .then()
                .statusCode(201);
        // What the books know cannot be stated.
        for (String fact : new String[] {"hurdleMet", "atLiquidation"}) {
            office().body("{\"fact\":\"" + fact
                            + "\",\"value\":\"true\",\"document\":\"清算报告\",\"validFromDate\":\"2020-01-01\"}")
                    .post("/api/v1/funds/" + fund + "/evidence")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("FUND_EVIDENCE_INVALID"));
        }
        approve(second(), concession)
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_ACT_REFUSED"))
                .body("errors.code", contains("R29"))
                .body("errors[0].params.outcome", equalTo("UNKNOWN"));
        String check = office().get("/api/v1/compliance/checks?fundId=" + fund + "&decision=REFUSED&kind=CONCESSION")
                .path("items[0].id");
        office().get("/api/v1/compliance/checks/" + check)
                .then()
                .body("facts.hurdleMet.value", equalTo("true"))
                .body("facts.hurdleMet.document", nullValue())
                .body("facts.atLiquidation.value", equalTo("true"));
        office().get("/api/v1/settlements/" + concession).then().body("state", equalTo("PROPOSED"));
        // Nothing was ever owed: the account has no line.
        assertThat(balance(fund, "1221", "")).isNull();
        office().get("/api/v1/compliance/checks?fundId=" + fund + "&decision=REFUSED&kind=CONCESSION")
                .then()
                .statusCode(200)
                .body("items.kind", contains("CONCESSION"));
    }

    /** Twice what was paid in has come back, and the fund is being wound up. */
    private static String liquidating() {
        String fund = raising(
                String.format(SettlementTest.WATERFALL, "WHOLE_FUND", ""),
                "\"concession\":{\"rate\":\"0.5\",\"managerRate\":\"0.4\"}");
        String guidance = limitedPartner(fund, "PROVINCE", "GUIDANCE_FUND");
        String social = limitedPartner(fund, "NONE", "SOCIAL");
        partner(fund, "GP");
        commit(fund, guidance, "75000000.00", 1, "2020-01-02");
        commit(fund, social, "25000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        approveAndPay(exit(invest(fund, "100000000.00", "2020-03-02"), "200000000.00", "2022-03-02"), "2022-03-03");
        liquidate(fund, "2023-12-01");
        return fund;
    }

    private static String conceding(String fund) {
        return proposed(
                fund,
                "concessions",
                Map.of(
                        "effectiveDate",
                        "2024-01-02",
                        "approval",
                        "皖财〔2024〕1号",
                        "reinvestment",
                        Map.of("required", cny("90000000.00"), "recognised", cny("90000000.00"), "evidence", "返投认定")));
    }
}
