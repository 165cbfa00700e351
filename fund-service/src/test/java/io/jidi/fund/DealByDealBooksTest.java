package io.jidi.fund;

import static io.jidi.fund.BooksApi.approve;
import static io.jidi.fund.BooksApi.approveAndPay;
import static io.jidi.fund.BooksApi.balance;
import static io.jidi.fund.BooksApi.breaches;
import static io.jidi.fund.BooksApi.call;
import static io.jidi.fund.BooksApi.cny;
import static io.jidi.fund.BooksApi.commit;
import static io.jidi.fund.BooksApi.invest;
import static io.jidi.fund.BooksApi.move;
import static io.jidi.fund.BooksApi.partner;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The American waterfall of fund.md 3.4 from the exit to the money: each exit pays carry, losses are made whole first. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DealByDealBooksTest {

    /** No hurdle, so that every figure can be followed by hand: 20 % with full catch-up. */
    static final String TERMS =
            "\"waterfall\":{\"scope\":\"DEAL_BY_DEAL\",\"hurdleRate\":\"0\",\"hurdle\":\"COMPOUND\","
                    + "\"dayCount\":\"ACT_365\",\"carryRate\":\"0.2\",\"catchUpRate\":\"1\",\"account\":\"TIER_ACCOUNT\"}";

    /** Three deals of 100 each: sold for 200, written off, sold for 130, and a fourth one sold for 260. */
    @Test
    void lossesAreMadeWholeBeforeMoreCarryIsPaid() {
        String fund = raising(TERMS);
        String investor = partner(fund, "LP");
        String manager = partner(fund, "GP");
        commit(fund, investor, "400000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "400000000.00", "2020-02-03"), "2020-02-03");
        String first = invest(fund, "100000000.00", "2020-03-02");
        String lost = invest(fund, "100000000.00", "2020-03-03");
        String third = invest(fund, "100000000.00", "2020-03-04");
        String fourth = invest(fund, "100000000.00", "2020-03-05");

        String one = exit(first, "200000000.00", "2022-03-02");
        office().get("/api/v1/distributions/" + one)
                .then()
                .body("tiers.find { it.tier == 'CAPITAL' }.amount.amount", equalTo("100000000.00"))
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("20000000.00"));
        approveAndPay(one, "2022-03-03");

        keyed().body(Map.of(
                        "route", "WRITE_OFF", "exitDate", "2022-06-01", "proceeds", cny("0.00"), "distribute", false))
                .post("/api/v1/investments/" + lost + "/exits")
                .then()
                .statusCode(201)
                .body("investment.state", equalTo("WRITTEN_OFF"));
        // 300 of cost gone, 200 + 130 back: 30 of profit earn 6, and 20 were paid.
        String two = exit(third, "130000000.00", "2022-09-01");
        JsonPath second = office().get("/api/v1/distributions/" + two).jsonPath();
        assertThat(second.getString("lines.find { it.partnerId == '" + investor + "' }.carry.amount"))
                .isEqualTo("0.00");
        assertThat(second.getList("tiers")).hasSize(1);
        approveAndPay(two, "2022-09-02");

        JsonPath preview = office().body(Map.of("valueDate", "2022-10-01", "cash", cny("10000000.00")))
                .post("/api/v1/funds/" + fund + "/distributions/preview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // 340 back for 300 of cost: 8 earned, 20 paid.
        assertThat(preview.getString("carryPaidBefore.amount")).isEqualTo("20000000.00");
        assertThat(preview.getString("interimClawback.amount")).isEqualTo("12000000.00");
        assertThat(preview.getList("trace")).hasSize(3);

        String four = exit(fourth, "260000000.00", "2023-03-01");
        // 400 of cost, 590 back: 38 earned, 20 paid, 18 now.
        office().get("/api/v1/distributions/" + four)
                .then()
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("18000000.00"));
        approveAndPay(four, "2023-03-02");
        for (String distribution : List.of(one, two, four)) {
            JsonPath shown =
                    office().get("/api/v1/distributions/" + distribution).jsonPath();
            List<String> tiers = shown.getList("tiers.amount.amount");
            assertThat(tiers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualTo(new BigDecimal(shown.getString("cash.amount")));
        }
        assertThat(balance(fund, "1002", "")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
    }

    /** A fee lowers the profit of realised deals in their proportion to all cost; a write-off after the proposal outdates it. */
    @Test
    void whatIsWrittenOffAfterAProposalOutdatesIt() {
        String fund = raising(TERMS);
        String investor = partner(fund, "LP");
        String manager = partner(fund, "GP");
        commit(fund, investor, "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "200000000.00", "2020-02-03"), "2020-02-03");
        String first = invest(fund, "100000000.00", "2020-03-02");
        String lost = invest(fund, "90000000.00", "2020-03-03");
        keyed().body(Map.of(
                        "kind",
                        "EXPENSE_ACCRUED",
                        "amount",
                        cny("1900000.00"),
                        "effectiveDate",
                        "2021-01-04",
                        "reference",
                        "V-1",
                        "description",
                        "审计费"))
                .post("/api/v1/funds/" + fund + "/operating-entries")
                .then()
                .statusCode(201);
        String one = exit(first, "200000000.00", "2022-03-02");
        // 100 of 190 are gone and bear 1 of the 1.9: 99 of profit.
        office().get("/api/v1/distributions/" + one)
                .then()
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("19800000.00"));
        keyed().body(Map.of(
                        "route",
                        "WRITE_OFF",
                        "exitDate",
                        "2022-03-01",
                        "cost",
                        cny("50000000.00"),
                        "proceeds",
                        cny("0.00")))
                .post("/api/v1/investments/" + lost + "/exits")
                .then()
                .statusCode(201)
                .body("investment.state", equalTo("PARTLY_REALISED"));
        approve(Tokens.of("PROVINCE_OFFICE").user("second-person").sign(), one)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_DISTRIBUTION_OUT_OF_DATE"));
        keyed().header("If-Match", office().get("/api/v1/distributions/" + one).header("ETag"))
                .body("{}")
                .post("/api/v1/distributions/" + one + "/recalculations")
                .then()
                .statusCode(200)
                // 150 of 190 are gone and bear 1.5: 48.5 of profit.
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("9700000.00"));
        approveAndPay(one, "2022-03-03");
        assertThat(breaches(fund)).isEmpty();
    }

    static String exit(String investment, String proceeds, String day) {
        return keyed().body(Map.of("route", "SHARE_TRANSFER", "exitDate", day, "proceeds", cny(proceeds)))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
    }
}
