package io.jidi.fund;

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
import static io.jidi.fund.DealByDealBooksTest.exit;
import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What partners settle among themselves after the waterfall: escrow, clawback (fund.md 3.4) and 让利 (R29). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class SettlementTest {

    static final String WATERFALL =
            "\"waterfall\":{\"scope\":\"%s\",\"hurdleRate\":\"0\",\"hurdle\":\"COMPOUND\",\"dayCount\":\"ACT_365\","
                    + "\"carryRate\":\"0.2\",\"catchUpRate\":\"1\",\"account\":\"TIER_ACCOUNT\"%s}";

    /**
     * 100 sold for 200 pays a carry of 20, of which 6 are held back and 1 is released later; then 100 more are lost. Nothing
     * was earned in the end: 20 too much, 15 after tax, 5 of it from escrow.
     */
    @Test
    void carryIsHeldBackReleasedAndGivenBack() {
        String fund =
                raising(String.format(WATERFALL, "WHOLE_FUND", ",\"escrowRate\":\"0.3\",\"clawbackTaxRate\":\"0.25\""));
        String large = partner(fund, "LP");
        String small = partner(fund, "LP");
        String manager = partner(fund, "GP");
        commit(fund, large, "200000000.00", 1, "2020-01-02");
        commit(fund, small, "100000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        String winner = invest(fund, "100000000.00", "2020-03-02");
        String distribution = exit(winner, "200000000.00", "2022-03-02");
        office().get("/api/v1/distributions/" + distribution)
                .then()
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("20000000.00"))
                .body("lines.find { it.partnerId == '" + manager + "' }.escrow.amount", equalTo("6000000.00"))
                .body("lines.find { it.partnerId == '" + manager + "' }.net.amount", equalTo("14000000.00"));
        approveAndPay(distribution, "2022-03-03");
        assertThat(balance(fund, "1015", "")).isEqualTo("6000000.00");
        assertThat(balance(fund, "2243", "")).isEqualTo("-6000000.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();

        propose(fund, "escrow-releases", Map.of("amount", cny("6000000.01"), "effectiveDate", "2022-06-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_ESCROW_EXCEEDED"));
        String release =
                proposed(fund, "escrow-releases", Map.of("amount", cny("1000000.00"), "effectiveDate", "2022-06-01"));
        approve(Tokens.office(), release).then().statusCode(403).body("code", equalTo("FUND_SETTLEMENT_FOUR_EYES"));
        payOut(release, "2022-06-02").then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_NOT_ALLOWED"));
        approved(release);
        assertThat(breaches(fund)).isEmpty();
        payOut(release, "2022-06-02").then().statusCode(200).body("lines[0].paidOut.amount", equalTo("1000000.00"));
        payOut(release, "2022-06-03").then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_NOTHING_DUE"));
        assertThat(balance(fund, "1015", "")).isEqualTo("5000000.00");

        payAll(call(fund, "100000000.00", "2022-07-01"), "2022-07-01");
        String lost = invest(fund, "100000000.00", "2022-07-02");
        writeOff(lost, "2023-07-03");
        Map<String, Object> last = Map.of("basis", "FINAL", "effectiveDate", "2024-01-02");
        propose(fund, "clawbacks", last).then().statusCode(409).body("code", equalTo("FUND_CLAWBACK_NOT_YET"));
        liquidate(fund, "2023-12-01");
        JsonPath preview = office().body(with(last))
                .post("/api/v1/funds/" + fund + "/clawbacks/preview")
                .then()
                .statusCode(200)
                .body("amount.amount", equalTo("15000000.00"))
                .body("explanation", hasSize(6))
                .extract()
                .jsonPath();
        assertThat(preview.getString("tiers.find { it.tier == 'CAPITAL' }.amount.amount"))
                .isEqualTo("15000000.00");
        String clawback = proposed(fund, "clawbacks", last);
        propose(fund, "clawbacks", last).then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_OPEN"));
        propose(fund, "escrow-releases", Map.of("effectiveDate", "2024-01-02"))
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_SETTLEMENT_OPEN"));
        approved(clawback);
        office().get("/api/v1/settlements/" + clawback)
                .then()
                .body("lines.find { it.partnerId == '" + manager + "' }.fromEscrow.amount", equalTo("5000000.00"))
                .body("lines.find { it.partnerId == '" + manager + "' }.owes.amount", equalTo("10000000.00"))
                .body("lines.find { it.partnerId == '" + large + "' }.receives.amount", equalTo("10000000.00"))
                .body("lines.find { it.partnerId == '" + small + "' }.receives.amount", equalTo("5000000.00"));
        assertThat(balance(fund, "1221", "")).isEqualTo("10000000.00");
        assertThat(balance(fund, "1015", "")).isEqualTo("0.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("5000000.00");
        assertThat(breaches(fund)).isEmpty();

        payOut(clawback, "2024-01-03")
                .then()
                .statusCode(200)
                .body("lines.find { it.partnerId == '" + large + "' }.paidOut.amount", equalTo("3333333.33"))
                .body("lines.find { it.partnerId == '" + small + "' }.paidOut.amount", equalTo("1666666.67"));
        pay(clawback, manager, "10000000.01", false).then().statusCode(422);
        pay(clawback, small, "1.00", false).then().statusCode(422).body("code", equalTo("FUND_SETTLEMENT_EXCEEDED"));
        String announced = pay(clawback, manager, "4000000.00", true).path("id");
        assertThat(balance(fund, "1012", "")).isEqualTo("4000000.00");
        pay(clawback, manager, "6000000.01", true).then().statusCode(422);
        conclude(clawback, announced, "VOIDED").then().statusCode(200).body("phase", equalTo("VOIDED"));
        conclude(clawback, announced, "POSTED")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PAYMENT_NOT_PENDING"));
        String second = pay(clawback, manager, "10000000.00", true).path("id");
        payOut(clawback, "2024-01-08").then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_NOTHING_DUE"));
        conclude(clawback, second, "POSTED").then().statusCode(200);
        payOut(clawback, "2024-01-10")
                .then()
                .statusCode(200)
                .body("lines.find { it.partnerId == '" + large + "' }.paidOut.amount", equalTo("10000000.00"))
                .body("lines.find { it.partnerId == '" + small + "' }.paidOut.amount", equalTo("5000000.00"));
        assertThat(balance(fund, "1221", "")).isEqualTo("0.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
        propose(fund, "clawbacks", last).then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_NOTHING_DUE"));
        office().get("/api/v1/settlements?fundId=" + fund + "&kind=CLAWBACK&state=APPROVED")
                .then()
                .statusCode(200)
                .body("items.id", contains(clawback));
        // The figures of the fund know the flows: 200 paid in, 180 and 15 received.
        office().get("/api/v1/funds/" + fund + "/performance?asOf=2024-02-01")
                .then()
                .statusCode(200);
        office().get("/api/v1/funds/" + fund + "/statements?period=2024-Q1")
                .then()
                .statusCode(200);
        String elsewhere = Tokens.of("FUND_MANAGER").scope("region:340200").sign();
        as(elsewhere).get("/api/v1/settlements/" + clawback).then().statusCode(404);
        as(elsewhere)
                .body(with(last))
                .post("/api/v1/funds/" + fund + "/clawbacks/preview")
                .then()
                .statusCode(404);
        as(elsewhere).get("/api/v1/settlements?fundId=" + fund).then().body("items", hasSize(0));
    }

    /** Deal by deal: 20 paid at the first exit, all of it lost with the second deal and given back, earned again by the third. */
    @Test
    void carryPaidTooMuchGoesBackBeforeTheEndWhereTheTermsSaySo() {
        String fund = raising(
                String.format(WATERFALL, "DEAL_BY_DEAL", ",\"clawbackTaxRate\":\"0\",\"interimClawback\":true"));
        String investor = partner(fund, "LP");
        String manager = partner(fund, "GP");
        commit(fund, investor, "300000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "300000000.00", "2020-02-03"), "2020-02-03");
        String first = invest(fund, "100000000.00", "2020-03-02");
        String lost = invest(fund, "100000000.00", "2020-03-03");
        String third = invest(fund, "100000000.00", "2020-03-04");
        approveAndPay(exit(first, "200000000.00", "2022-03-02"), "2022-03-03");
        Map<String, Object> test = Map.of("basis", "INTERIM", "effectiveDate", "2022-12-31");
        propose(fund, "clawbacks", test).then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_NOTHING_DUE"));
        writeOff(lost, "2022-09-01");
        String clawback = proposed(fund, "clawbacks", test);
        // What was lost meanwhile changes nothing; what was sold does: the approval works it out again.
        approved(clawback);
        pay(clawback, manager, "20000000.00", false).then().statusCode(201);
        payOut(clawback, "2023-01-05").then().statusCode(200);
        assertThat(breaches(fund)).isEmpty();
        keyed().body(Map.of("route", "SHARE_TRANSFER", "exitDate", "2022-10-01", "proceeds", cny("260000000.00")))
                .post("/api/v1/investments/" + third + "/exits")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_DISTRIBUTION_ORDER"));
        String last = exit(third, "260000000.00", "2023-03-01");
        // 300 of cost, 460 back: 32 earned, 20 paid and given back.
        office().get("/api/v1/distributions/" + last)
                .then()
                .body("lines.find { it.partnerId == '" + manager + "' }.carry.amount", equalTo("32000000.00"));
        approveAndPay(last, "2023-03-02");
        assertThat(breaches(fund)).isEmpty();
    }

    /** Between the proposal and the approval a deal was written off: what was worked out is no longer what the books give. */
    @Test
    void aSettlementThatIsOutOfDateIsNotApproved() {
        String fund = raising(
                String.format(WATERFALL, "DEAL_BY_DEAL", ",\"clawbackTaxRate\":\"0\",\"interimClawback\":true"));
        commit(fund, partner(fund, "LP"), "300000000.00", 1, "2020-01-02");
        partner(fund, "GP");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "300000000.00", "2020-02-03"), "2020-02-03");
        String first = invest(fund, "100000000.00", "2020-03-02");
        String lost = invest(fund, "50000000.00", "2020-03-03");
        String alsoLost = invest(fund, "10000000.00", "2020-03-04");
        approveAndPay(exit(first, "200000000.00", "2022-03-02"), "2022-03-03");
        writeOff(lost, "2022-09-01");
        String clawback = proposed(fund, "clawbacks", Map.of("basis", "INTERIM", "effectiveDate", "2022-12-31"));
        writeOff(alsoLost, "2022-10-01");
        approve(second(), clawback).then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_OUT_OF_DATE"));
        keyed().header(
                        "If-Match",
                        office().get("/api/v1/settlements/" + clawback).header("ETag"))
                .body(Map.of("reason", "另有核销"))
                .post("/api/v1/settlements/" + clawback + "/withdrawals")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        propose(fund, "clawbacks", Map.of("basis", "INTERIM", "effectiveDate", "2022-12-31"))
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("12000000.00"));
    }

    @Test
    void whatTheTermsDoNotSayIsRefused() {
        String fund = raising(String.format(WATERFALL, "WHOLE_FUND", ""));
        commit(fund, partner(fund, "LP"), "300000000.00", 1, "2020-01-02");
        partner(fund, "GP");
        move(fund, "ESTABLISHED", "2020-01-03");
        Map<String, Object> test = Map.of("basis", "INTERIM", "effectiveDate", "2022-12-31");
        propose(fund, "clawbacks", test).then().statusCode(422).body("code", equalTo("FUND_NOTHING_PAID_IN"));
        payAll(call(fund, "300000000.00", "2020-02-03"), "2020-02-03");
        propose(fund, "clawbacks", test).then().statusCode(409).body("code", equalTo("FUND_TERMS_MISSING"));
    }

    /** R29: hurdle met, reinvestment recognised, in liquidation, approved; then the guidance money gives half of its excess. */
    @Test
    void theGuidanceMoneyConcedesAtLiquidation() {
        String fund = raising(
                String.format(WATERFALL, "WHOLE_FUND", ""),
                "\"concession\":{\"rate\":\"0.5\",\"managerRate\":\"0.4\"}");
        String guidance = limitedPartner(fund, "PROVINCE", "GUIDANCE_FUND");
        String social = limitedPartner(fund, "NONE", "SOCIAL");
        String manager = partner(fund, "GP");
        commit(fund, guidance, "75000000.00", 1, "2020-01-02");
        commit(fund, social, "25000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        String investment = invest(fund, "100000000.00", "2020-03-02");
        Map<String, Object> bare = Map.of("effectiveDate", "2024-01-02");
        propose(fund, "concessions", bare)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CONCESSION_GATED"))
                .body(
                        "errors.code",
                        contains(
                                "NOT_LIQUIDATING",
                                "HURDLE_NOT_MET",
                                "REINVESTMENT_NOT_DONE",
                                "APPROVAL_MISSING",
                                "NO_EXCESS"))
                .body("errors[1].message", equalTo("The hurdle is not met"));
        approveAndPay(exit(investment, "200000000.00", "2022-03-02"), "2022-03-03");
        liquidate(fund, "2023-12-01");
        Map<String, Object> whole = Map.of(
                "effectiveDate",
                "2024-01-02",
                "approval",
                "皖财〔2024〕1号",
                "reinvestment",
                Map.of("required", cny("90000000.00"), "recognised", cny("89999999.99"), "evidence", "返投认定〔2023〕9号"));
        propose(fund, "concessions", whole)
                .then()
                .statusCode(409)
                .body("errors.code", contains("REINVESTMENT_NOT_DONE"));
        Map<String, Object> done = new HashMap<>(whole);
        done.put(
                "reinvestment",
                Map.of("required", cny("90000000.00"), "recognised", cny("90000000.00"), "evidence", "返投认定〔2024〕1号"));
        // 80 of profit to the investors, 60 to the guidance money: 30 conceded, 12 to the manager, 18 to the social
        // investor.
        String concession = proposed(fund, "concessions", done);
        office().get("/api/v1/settlements/" + concession)
                .then()
                .body("lines.find { it.partnerId == '" + guidance + "' }.owes.amount", equalTo("30000000.00"))
                .body("lines.find { it.partnerId == '" + manager + "' }.receives.amount", equalTo("12000000.00"))
                .body("lines.find { it.partnerId == '" + social + "' }.receives.amount", equalTo("18000000.00"))
                .body("explanation[1].explanation.zh", equalTo("返投已认定，依据 返投认定〔2024〕1号"));
        approve(Tokens.office(), concession).then().statusCode(403);
        approved(concession);
        pay(concession, guidance, "30000000.00", false).then().statusCode(201);
        payOut(concession, "2024-02-01").then().statusCode(200);
        assertThat(balance(fund, "1221", "")).isEqualTo("0.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
        propose(fund, "concessions", done).then().statusCode(409).body("code", equalTo("FUND_SETTLEMENT_OPEN"));
    }

    /**
     * The profit of the whole life counts what was distributed: 60 of cash that still lie in the fund, above the 40 that it
     * owes, are distributed before the carry is judged for the last time.
     */
    @Test
    void theLastClawbackWaitsForTheCashThatIsLeft() {
        String fund = raising(String.format(WATERFALL, "WHOLE_FUND", ",\"clawbackTaxRate\":\"0\""));
        partner(fund, "GP");
        commit(fund, partner(fund, "LP"), "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        approveAndPay(exit(invest(fund, "100000000.00", "2020-03-02"), "200000000.00", "2022-03-02"), "2022-03-03");
        payAll(call(fund, "100000000.00", "2022-07-01"), "2022-07-01");
        keyed().body(Map.of(
                        "kind",
                        "EXPENSE_ACCRUED",
                        "amount",
                        cny("40000000.00"),
                        "effectiveDate",
                        "2023-02-01",
                        "reference",
                        "V-1",
                        "description",
                        "清算费用"))
                .post("/api/v1/funds/" + fund + "/operating-entries")
                .then()
                .statusCode(201);
        liquidate(fund, "2023-12-01");
        Map<String, Object> last = Map.of("basis", "FINAL", "effectiveDate", "2024-01-02");
        propose(fund, "clawbacks", last)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CLAWBACK_NOT_YET"))
                .body("detail", containsString("60000000.00"));
        String distribution = keyed().body(Map.of(
                        "valueDate",
                        "2023-12-05",
                        "sources",
                        List.of(Map.of("description", "剩余现金", "capital", cny("60000000.00"))),
                        "reason",
                        "清算分配"))
                .post("/api/v1/funds/" + fund + "/distributions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approveAndPay(distribution, "2023-12-06");
        // The investors miss 40 to their capital; all of the carry goes back.
        office().body(with(last))
                .post("/api/v1/funds/" + fund + "/clawbacks/preview")
                .then()
                .statusCode(200)
                .body("amount.amount", equalTo("20000000.00"));
        assertThat(breaches(fund)).isEmpty();
    }

    static String second() {
        return Tokens.of("PROVINCE_OFFICE").user("second-person").sign();
    }

    static String limitedPartner(String fund, String tier, String money) {
        return office().body(Map.of("name", "合伙人", "kind", "LP", "governmentTier", tier, "moneySource", money))
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void liquidate(String fund, String day) {
        for (String state : List.of("FILED", "INVESTING", "LIQUIDATING")) {
            move(fund, state, day);
        }
    }

    static void writeOff(String investment, String day) {
        keyed().body(Map.of("route", "WRITE_OFF", "exitDate", day, "proceeds", cny("0.00")))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> with(Map<String, Object> request) {
        Map<String, Object> whole = new HashMap<>(request);
        whole.put("reason", "按协议");
        return whole;
    }

    static Response propose(String fund, String what, Map<String, Object> request) {
        return keyed().body(with(request)).post("/api/v1/funds/" + fund + "/" + what);
    }

    static String proposed(String fund, String what, Map<String, Object> request) {
        return propose(fund, what, request).then().statusCode(201).extract().path("id");
    }

    static Response approve(String token, String settlement) {
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header(
                        "If-Match",
                        office().get("/api/v1/settlements/" + settlement).header("ETag"))
                .body("{}")
                .post("/api/v1/settlements/" + settlement + "/approvals");
    }

    private static void approved(String settlement) {
        approve(second(), settlement).then().statusCode(200).body("state", equalTo("APPROVED"));
    }

    static Response pay(String settlement, String partner, String amount, boolean pending) {
        return keyed().body(Map.of(
                        "partnerId",
                        partner,
                        "amount",
                        cny(amount),
                        "paidDate",
                        "2024-01-05",
                        "bankAccount",
                        "1001",
                        "bankReference",
                        UUID.randomUUID().toString(),
                        "pending",
                        pending))
                .post("/api/v1/settlements/" + settlement + "/payments");
    }

    static Response conclude(String settlement, String payment, String to) {
        return keyed().body(Map.of("to", to, "effectiveDate", "2024-01-09", "reason", "银行回单"))
                .post("/api/v1/settlements/" + settlement + "/payments/" + payment + "/transitions");
    }

    static Response payOut(String settlement, String day) {
        return keyed().body(Map.of(
                        "paidDate", day, "bankReference", UUID.randomUUID().toString()))
                .post("/api/v1/settlements/" + settlement + "/payouts");
    }
}
