package io.jidi.fund;

import static io.jidi.fund.BooksApi.CARRY_TERMS;
import static io.jidi.fund.BooksApi.FEE_TERMS;
import static io.jidi.fund.BooksApi.RATES;
import static io.jidi.fund.BooksApi.RECYCLING;
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
import static io.jidi.fund.BooksApi.pay;
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The worked cases of fund.md section 3 to the fen, through the API, and what the books say of them. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class BooksTest {

    @Inject
    Sql sql;

    /** fund.md 3.2: committed 2亿, called 1.2亿, recallable 1,500万: unfunded 9,500万. */
    @Test
    void whatCanBeCalledAgainComesBackToUnfunded() {
        String fund = raising(RECYCLING);
        String partner = partner(fund, "LP");
        String commitment = commit(fund, partner, "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "120000000.00", "2020-02-03"), "2020-02-03");
        String investment = invest(fund, "15000000.00", "2020-03-02");
        String body = "{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2020-09-01\",\"proceeds\":" + money("15000000.00")
                + ",\"recallable\":" + money("%s") + "}";
        keyed().body(String.format(body, "40000000.01"))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_RECYCLING_EXCEEDED"));
        String distribution = keyed().body(String.format(body, "15000000.00"))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .body("gain.amount", equalTo("0.00"))
                .body("investment.state", equalTo("REALISED"))
                .extract()
                .path("distributionId");
        approve(Tokens.office(), distribution).then().statusCode(403).body("code", equalTo("FUND_FOUR_EYES"));
        approveAndPay(distribution, "2020-09-02");
        office().get("/api/v1/commitments/" + commitment)
                .then()
                .body("called.amount", equalTo("120000000.00"))
                .body("restored.amount", equalTo("15000000.00"))
                .body("unfunded.amount", equalTo("95000000.00"));
        assertThat(balance(fund, "9002", "")).isEqualTo("-95000000.00");
        assertThat(balance(fund, "9003", "")).isEqualTo("15000000.00");
        assertThat(breaches(fund)).isEmpty();
    }

    @Test
    void aShareOfLessThanAFenIsNoCall() {
        String fund = raising(RATES);
        commit(fund, partner(fund, "LP"), "300000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(call(fund, "1.00", "2024-02-01"), "2024-02-01");
        commit(fund, partner(fund, "LP"), "1000.00", 2, "2024-08-01");
        keyed().body("{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}")
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_EQUALISATION_EMPTY"))
                .body("errors[0].pointer", equalTo("/closingNumber"));
    }

    /** A later closing gave back nearly all that the open call asks for: cancelling it would call less than was restored. */
    @Test
    void aCallThatAClosingStandsOnIsNotCancelled() {
        String fund = raising(RATES);
        commit(fund, partner(fund, "LP"), "10000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(call(fund, "100.00", "2024-02-01"), "2024-02-01");
        String open = call(fund, "5000000.00", "2024-03-01").getString("id");
        commit(fund, partner(fund, "LP"), "90000000.00", 2, "2024-08-01");
        keyed().body("{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}")
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201);
        keyed().header("If-Match", office().get("/api/v1/capital-calls/" + open).header("ETag"))
                .body(Map.of("to", "CANCELLED", "effectiveDate", "2024-08-02", "reason", "撤销"))
                .post("/api/v1/capital-calls/" + open + "/transitions")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CALL_TRANSITION_NOT_ALLOWED"));
        assertThat(breaches(fund)).isEmpty();
    }

    /** Capital that came back after the agreed months, or from no investment, cannot be called again (18 months here). */
    @Test
    void onlyCapitalThatCameBackSoonCanBeCalledAgain() {
        String fund = raising(RECYCLING);
        commit(fund, partner(fund, "LP"), "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "20000000.00", "2020-02-03"), "2020-02-03");
        String investment = invest(fund, "15000000.00", "2020-03-02");
        String exit = "{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"%s\",\"proceeds\":" + money("15000000.00")
                + ",\"recallable\":" + money("15000000.00") + "}";
        keyed().body(String.format(exit, "2021-09-03"))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_RECYCLING_EXCEEDED"))
                .body("errors[0].pointer", equalTo("/recallable"));
        keyed().body(String.format(exit, "2021-09-02"))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201);
    }

    /** fund.md 3.2: A 3亿, B 2亿, call 1亿; C joins with 2.5亿 after 182 days at 6 %. */
    @Test
    void aSecondClosingMakesThePartnersEqual() {
        String fund = raising(RATES);
        String a = partner(fund, "LP");
        String b = partner(fund, "LP");
        String c = partner(fund, "LP");
        commit(fund, a, "300000000.00", 1, "2024-01-02");
        commit(fund, b, "200000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(call(fund, "100000000.00", "2024-02-01"), "2024-02-01");
        commit(fund, c, "250000000.00", 2, "2024-08-01");
        String request = "{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}";
        office().body(request)
                .post("/api/v1/funds/" + fund + "/equalisations/preview")
                .then()
                .statusCode(200);
        JsonPath equalised = keyed().body(request)
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201)
                .body("interest.amount", equalTo("997260.27"))
                .extract()
                .jsonPath();
        assertThat(line(equalised, a)).containsExactly("40000000.00", "-20000000.00", "0.00", "598356.16");
        assertThat(line(equalised, b)).containsExactly("26666666.67", "-13333333.33", "0.00", "398904.11");
        assertThat(line(equalised, c)).containsExactly("33333333.33", "33333333.33", "997260.27", "0.00");
        keyed().body(request)
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_EQUALISATION_EXISTS"));

        pay(equalised.getString("callId"), c, "34330593.60", "2024-08-15")
                .then()
                .statusCode(201);
        String refunds = "{\"paidDate\":\"2024-08-16\",\"bankReference\":\"R-1\"}";
        keyed().body(refunds)
                .post("/api/v1/funds/" + fund + "/equalisations/2/payments")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("34330593.60"));
        keyed().body(refunds)
                .post("/api/v1/funds/" + fund + "/equalisations/2/payments")
                .then()
                .statusCode(409);

        assertThat(balance(fund, "1002", "")).isEqualTo("100000000.00");
        assertThat(balance(fund, "4001", "")).isEqualTo("-100000000.00");
        assertThat(balance(fund, "2242", "")).isEqualTo("0.00");
        JsonPath commitments =
                office().get("/api/v1/funds/" + fund + "/commitments").jsonPath();
        assertThat(commitments.getString("unfunded.amount")).isEqualTo("650000000.00");
        JsonPath capital =
                office().get("/api/v1/funds/" + fund + "/capital-accounts").jsonPath();
        assertThat(capital.getString("items.find { it.partnerId == '" + a + "' }.paidIn.amount"))
                .isEqualTo("40000000.00");
        assertThat(capital.getString("difference.amount")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
    }

    /** Who was released from a part of the promise takes part with the rest, so that nobody's part exceeds the promise. */
    @Test
    void aReleasedPartnerIsMadeEqualByWhatIsStillPromised() {
        String fund = raising(RATES);
        String a = partner(fund, "LP");
        String b = partner(fund, "LP");
        String c = partner(fund, "LP");
        String promised = commit(fund, a, "300000000.00", 1, "2024-01-02");
        commit(fund, b, "200000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(call(fund, "100000000.00", "2024-02-01"), "2024-02-01");
        keyed().header(
                        "If-Match",
                        office().get("/api/v1/commitments/" + promised).header("ETag"))
                .body(Map.of("amount", cny("200000000.00"), "effectiveDate", "2024-03-01", "reason", "减少认缴"))
                .post("/api/v1/commitments/" + promised + "/releases")
                .then()
                .statusCode(201);
        commit(fund, c, "100000000.00", 2, "2024-08-01");
        JsonPath equalised = keyed().body(
                        "{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}")
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(line(equalised, a).subList(0, 2)).containsExactly("25000000.00", "-35000000.00");
        assertThat(line(equalised, b).subList(0, 2)).containsExactly("50000000.00", "10000000.00");
        assertThat(line(equalised, c).subList(0, 2)).containsExactly("25000000.00", "25000000.00");
        assertThat(breaches(fund)).isEmpty();
    }

    @Test
    void aCallOnWhichAClosingWasEqualisedIsNotCancelled() {
        String fund = raising(RATES);
        commit(fund, partner(fund, "LP"), "300000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        String counted = call(fund, "1000000.00", "2024-02-01").getString("id");
        commit(fund, partner(fund, "LP"), "100000000.00", 2, "2024-08-01");
        keyed().body("{\"closingNumber\":2,\"closingDate\":\"2024-08-01\",\"dueDate\":\"2024-08-01\"}")
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201);
        String later = call(fund, "1000000.00", "2024-09-01").getString("id");
        cancel(counted).then().statusCode(409).body("code", equalTo("FUND_CALL_TRANSITION_NOT_ALLOWED"));
        cancel(later).then().statusCode(200).body("state", equalTo("CANCELLED"));
        assertThat(breaches(fund)).isEmpty();
    }

    private static Response cancel(String call) {
        String path = "/api/v1/capital-calls/" + call;
        return keyed().header("If-Match", office().get(path).header("ETag"))
                .body("{\"to\":\"CANCELLED\",\"reason\":\"x\",\"effectiveDate\":\"2024-09-02\"}")
                .post(path + "/transitions");
    }

    private static List<String> line(JsonPath equalised, String partner) {
        String line = "lines.find { it.partnerId == '" + partner + "' }.";
        return List.of(
                equalised.getString(line + "target.amount"),
                equalised.getString(line + "change.amount"),
                equalised.getString(line + "interestOwed.amount"),
                equalised.getString(line + "interestDue.amount"));
    }

    /** fund.md 3.5, W1 with full and half catch-up: one call, one exit. */
    @Test
    void oneExitIsSharedByTheTiers() {
        assertThat(w1("1"))
                .containsEntry("CAPITAL", "100000000.00")
                .containsEntry("PREFERRED", "46994782.95")
                .containsEntry("CATCH_UP_CARRY", "11748695.74")
                .containsEntry("SPLIT_INVESTOR", "17005217.05")
                .containsEntry("SPLIT_CARRY", "4251304.26");
        assertThat(w1("0.5"))
                .containsEntry("CATCH_UP_CARRY", "15664927.65")
                .containsEntry("CATCH_UP_INVESTOR", "15664927.65")
                .containsEntry("SPLIT_INVESTOR", "1340289.40")
                .containsEntry("SPLIT_CARRY", "335072.35");
        assertThat(w1("0.2")).containsEntry("SPLIT_INVESTOR", "26404173.64").containsEntry("SPLIT_CARRY", "6601043.41");
    }

    private static Map<String, String> w1(String catchUp) {
        String fund = raising(String.format(CARRY_TERMS, catchUp));
        String gp = partner(fund, "GP");
        String lp = partner(fund, "LP");
        commit(fund, lp, "100000000.00", 1, "2019-12-02");
        move(fund, "ESTABLISHED", "2019-12-03");
        payAll(call(fund, "100000000.00", "2020-01-01"), "2020-01-01");
        String investment = invest(fund, "100000000.00", "2020-01-01");
        String distribution = keyed().body(
                        "{\"route\":\"IPO\",\"exitDate\":\"2025-01-01\",\"proceeds\":" + money("180000000.00") + "}")
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .body("gain.amount", equalTo("80000000.00"))
                .extract()
                .path("distributionId");
        approveAndPay(distribution, "2025-01-02");
        JsonPath paid = office().get("/api/v1/distributions/" + distribution).jsonPath();
        assertThat(paid.getString("state")).isEqualTo("PAID");
        boolean full = !catchUp.equals("0.2");
        assertThat(paid.getString("lines.find { it.partnerId == '" + lp + "' }.net.amount"))
                .isEqualTo(full ? "164000000.00" : "173398956.59");
        assertThat(paid.getString("lines.find { it.partnerId == '" + gp + "' }.carry.amount"))
                .isEqualTo(full ? "16000000.00" : "6601043.41");
        assertThat(balance(fund, "1002", "")).isEqualTo("0.00");
        assertThat(balance(fund, "4002", "")).isEqualTo("100000000.00");
        JsonPath capital =
                office().get("/api/v1/funds/" + fund + "/capital-accounts").jsonPath();
        assertThat(capital.getList("items.balance.amount")).containsOnly("0.00");
        assertThat(breaches(fund)).isEmpty();
        List<Map<String, Object>> tiers = paid.getList("tiers");
        return tiers.stream()
                .collect(java.util.stream.Collectors.toMap(
                        tier -> String.valueOf(tier.get("tier")),
                        tier -> String.valueOf(((Map<?, ?>) tier.get("amount")).get("amount"))));
    }

    /** fund.md 3.5, W2: three calls, three distributions. */
    @Test
    void threeCallsAndThreeDistributions() {
        String fund = raising(String.format(CARRY_TERMS, "1"));
        String gp = partner(fund, "GP");
        String lp = partner(fund, "LP");
        commit(fund, lp, "100000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "40000000.00", "2020-03-31"), "2020-03-31");
        payAll(call(fund, "35000000.00", "2021-06-30"), "2021-06-30");
        payAll(call(fund, "25000000.00", "2022-09-30"), "2022-09-30");
        String investment = invest(fund, "100000000.00", "2022-09-30");
        assertThat(sell(investment, "16000000.00", "30000000.00", "2023-12-31"))
                .isEqualTo(Map.of("CAPITAL", "30000000.00"));
        assertThat(sell(investment, "50000000.00", "90000000.00", "2025-06-30"))
                .isEqualTo(Map.of("CAPITAL", "70000000.00", "PREFERRED", "20000000.00"));
        String preview = "{\"valueDate\":\"2026-11-20\",\"cash\":" + money("60000000.00") + "}";
        office().body(preview)
                .post("/api/v1/funds/" + fund + "/distributions/preview")
                .then()
                .statusCode(200)
                .body("unreturnedCapital.amount", equalTo("0.00"));
        assertThat(sell(investment, "34000000.00", "60000000.00", "2026-12-31"))
                .isEqualTo(Map.of(
                        "PREFERRED", "16591934.70",
                        "CATCH_UP_CARRY", "9147983.67",
                        "SPLIT_INVESTOR", "27408065.30",
                        "SPLIT_CARRY", "6852016.33"));
        JsonPath capital = office().get("/api/v1/funds/" + fund + "/capital-accounts?asOf=2027-01-31")
                .jsonPath();
        assertThat(capital.getString("netAssets.amount")).isEqualTo("0.00");
        assertThat(capital.getString("items.find { it.partnerId == '" + gp + "' }.balance.amount"))
                .isEqualTo("0.00");
        assertThat(capital.getString("items.find { it.partnerId == '" + lp + "' }.balance.amount"))
                .isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
    }

    private static Map<String, String> sell(String investment, String cost, String proceeds, String day) {
        String distribution = keyed().body("{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"" + day + "\",\"cost\":"
                        + money(cost) + ",\"proceeds\":" + money(proceeds) + "}")
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        approveAndPay(distribution, day);
        List<Map<String, Object>> tiers =
                office().get("/api/v1/distributions/" + distribution).jsonPath().getList("tiers");
        return tiers.stream()
                .collect(java.util.stream.Collectors.toMap(
                        tier -> String.valueOf(tier.get("tier")),
                        tier -> String.valueOf(((Map<?, ?>) tier.get("amount")).get("amount"))));
    }

    /** fund.md 3.3: 2 % of paid-in, 2024 ACT/365: 3亿 for 91 days, 6亿 for 275 days; the parts of the year are the year. */
    @Test
    void aFeeFollowsItsBaseDayByDay() {
        String fund = raising(FEE_TERMS);
        String a = partner(fund, "LP");
        String b = partner(fund, "LP");
        commit(fund, a, "400000000.00", 1, "2023-12-01");
        commit(fund, b, "200000000.00", 1, "2023-12-01");
        move(fund, "ESTABLISHED", "2024-01-01");
        payAll(call(fund, "300000000.00", "2024-01-01"), "2024-01-01");
        payAll(call(fund, "300000000.00", "2024-04-01"), "2024-04-01");
        fee(fund, "2024-03-31", "").body("net.amount", equalTo("1495890.41"));
        fee(fund, "2024-12-31", "").body("gross.amount", equalTo("9041095.89")).body("segments.size()", equalTo(1));
        assertThat(balance(fund, "6601", "?asOf=2024-12-31")).isEqualTo("10536986.30");
        assertThat(balance(fund, "2202", "?asOf=2024-12-31")).isEqualTo("-10536986.30");
        keyed().body("{\"throughDate\":\"2024-12-31\"}")
                .post("/api/v1/funds/" + fund + "/fees")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_FEE_PERIOD_INVALID"));
        fee(
                        fund,
                        "2025-01-31",
                        ",\"offsets\":[{\"receivedDate\":\"2025-01-10\",\"reason\":\"董事费\",\"income\":"
                                + money("5000000.00") + ",\"rate\":\"0.8\"}]")
                .body("gross.amount", equalTo("1019178.08"))
                .body("net.amount", equalTo("0.00"))
                .body("carriedForward.amount", equalTo("2980821.92"));
        assertThat(breaches(fund)).isEmpty();
    }

    private static io.restassured.response.ValidatableResponse fee(String fund, String through, String more) {
        return keyed().body("{\"throughDate\":\"" + through + "\"" + more + "}")
                .post("/api/v1/funds/" + fund + "/fees")
                .then()
                .statusCode(201);
    }

    /** fund.md 3.2: overdue × rate × days / 365; 10,000,000 × 3.65 % × 30 / 365 = 30,000. */
    @Test
    void whoPaysLateIsInDefaultAndOwesInterest() {
        String fund = raising(RATES);
        String late = partner(fund, "LP");
        String other = partner(fund, "LP");
        commit(fund, late, "100000000.00", 1, "2025-01-02");
        commit(fund, other, "100000000.00", 1, "2025-01-02");
        move(fund, "ESTABLISHED", "2025-01-03");
        String call = call(fund, "20000000.00", "2025-03-03").getString("id");
        pay(call, other, "10000000.00", "2025-03-03").then().statusCode(201);
        String declare = "{\"partnerId\":\"" + late + "\",\"effectiveDate\":\"%s\",\"reason\":\"逾期\"}";
        keyed().body(String.format(declare, "2025-03-03"))
                .post("/api/v1/capital-calls/" + call + "/defaults")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CALL_NOT_OVERDUE"));
        keyed().body(String.format(declare, "2025-03-04"))
                .post("/api/v1/capital-calls/" + call + "/defaults")
                .then()
                .statusCode(200)
                .body("state", equalTo("DEFAULTED"));
        String through = "{\"partnerId\":\"" + late + "\",\"throughDate\":\"%s\"}";
        charge(call, String.format(through, "2025-03-18")).body("charged.amount", equalTo("15000.00"));
        charge(call, String.format(through, "2025-04-02"))
                .body("total.amount", equalTo("30000.00"))
                .body("charged.amount", equalTo("15000.00"));
        charge(call, String.format(through, "2025-04-02")).body("charged.amount", equalTo("0.00"));
        assertThat(balance(fund, "1221", "")).isEqualTo("30000.00");
        pay(call, late, "10000000.00", "2025-04-02").then().statusCode(201).body("callState", equalTo("PAID"));
        keyed().body(Map.of(
                        "partnerId",
                        late,
                        "amount",
                        cny("30000.00"),
                        "paidDate",
                        "2025-04-02",
                        "bankAccount",
                        "1001",
                        "bankReference",
                        UUID.randomUUID().toString()))
                .post("/api/v1/capital-calls/" + call + "/interest-payments")
                .then()
                .statusCode(201);
        office().get("/api/v1/funds/" + fund + "/partners")
                .then()
                .body("items.find { it.id == '" + late + "' }.state", equalTo("ACTIVE"));
        JsonPath capital =
                office().get("/api/v1/funds/" + fund + "/capital-accounts").jsonPath();
        assertThat(capital.getString("items.find { it.partnerId == '" + other + "' }.realised.amount"))
                .isEqualTo("30000.00");
        assertThat(breaches(fund)).isEmpty();
    }

    private static io.restassured.response.ValidatableResponse charge(String call, String body) {
        return keyed().body(body)
                .post("/api/v1/capital-calls/" + call + "/default-interest")
                .then()
                .statusCode(201);
    }

    @Test
    void aPaymentHasTwoPhases() {
        String fund = raising();
        String partner = partner(fund, "LP");
        commit(fund, partner, "1000.00", 1, "2025-01-02");
        move(fund, "ESTABLISHED", "2025-01-03");
        String call = call(fund, "1000.00", "2025-03-03").getString("id");
        String first = announce(call, partner, "600.00");
        assertThat(balance(fund, "1012", "")).isEqualTo("600.00");
        pay(call, partner, "400.01", "2025-03-03")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_PAYMENT_EXCEEDS_LINE"));
        settle(call, first, "POSTED").then().statusCode(200).body("callState", equalTo("PART_PAID"));
        settle(call, first, "VOIDED").then().statusCode(409).body("code", equalTo("FUND_PAYMENT_NOT_PENDING"));
        String second = announce(call, partner, "400.00");
        settle(call, second, "VOIDED").then().statusCode(200);
        assertThat(balance(fund, "1012", "")).isEqualTo("0.00");
        assertThat(balance(fund, "1122", "")).isEqualTo("400.00");
        pay(call, partner, "400.00", "2025-03-05").then().statusCode(201).body("callState", equalTo("PAID"));
        assertThat(office().get("/api/v1/capital-calls/" + call + "/payments")
                        .jsonPath()
                        .getList("items.phase"))
                .containsExactly("POSTED", "VOIDED", "POSTED");
        assertThat(breaches(fund)).isEmpty();
    }

    private static String announce(String call, String partner, String amount) {
        return keyed().body(Map.of(
                        "partnerId",
                        partner,
                        "amount",
                        cny(amount),
                        "paidDate",
                        "2025-03-03",
                        "bankAccount",
                        "1001",
                        "bankReference",
                        UUID.randomUUID().toString(),
                        "pending",
                        true))
                .post("/api/v1/capital-calls/" + call + "/payments")
                .then()
                .statusCode(201)
                .body("phase", equalTo("PENDING"))
                .extract()
                .path("id");
    }

    private static Response settle(String call, String payment, String to) {
        return keyed().body(Map.of("to", to, "effectiveDate", "2025-03-04", "reason", "银行回单"))
                .post("/api/v1/capital-calls/" + call + "/payments/" + payment + "/transitions");
    }

    /** A payment booked wrong a year ago: the same quarter as known then and as known now (fund.md 7.4, V15). */
    @Test
    void aCorrectionChangesHistoryAndKeepsWhatWasKnown() {
        String fund = raising();
        String right = partner(fund, "LP");
        String wrong = partner(fund, "LP");
        commit(fund, right, "1000.00", 1, "2025-01-02");
        commit(fund, wrong, "1000.00", 1, "2025-01-02");
        move(fund, "ESTABLISHED", "2025-01-03");
        JsonPath call = call(fund, "1000.00", "2025-03-03");
        String payment = pay(call.getString("id"), wrong, "300.00", "2025-03-10")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        pay(call.getString("id"), right, "200.00", "2025-03-10").then().statusCode(201);
        String investment = invest(fund, "450.00", "2025-03-20");
        assertThat(investment).startsWith("inv_");
        keyed().body(Map.of("periodEnd", "2025-03-30", "reason", "x"))
                .post("/api/v1/funds/" + fund + "/periods")
                .then()
                .statusCode(422);
        keyed().body(Map.of("periodEnd", "2025-03-31", "reason", "季度结账"))
                .post("/api/v1/funds/" + fund + "/periods")
                .then()
                .statusCode(201)
                .body("journalNumber", equalTo(6));
        pay(call.getString("id"), right, "1.00", "2025-03-31")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PERIOD_CLOSED"));
        String known = Instant.now().toString();

        JsonPath corrected = keyed().body(
                        Map.of("partnerId", right, "amount", cny("290.00"), "paidDate", "2025-04-01", "reason", "户名记错"))
                .post("/api/v1/capital-calls/" + call.getString("id") + "/payments/" + payment + "/corrections")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        assertThat(corrected.getString("callPaid.amount")).isEqualTo("490.00");
        keyed().body(Map.of("reason", "again"))
                .post("/api/v1/capital-calls/" + call.getString("id") + "/payments/" + payment + "/corrections")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PAYMENT_SUPERSEDED"));

        String quarter = "?asOf=2025-03-31";
        assertThat(balance(fund, "1002", quarter + "&knownAt=" + known)).isEqualTo("50.00");
        assertThat(balance(fund, "1002", quarter)).isEqualTo("-250.00");
        assertThat(balance(fund, "1002", "?asOf=2025-04-01")).isEqualTo("40.00");
        assertThat(balance(fund, "1122", quarter + "&knownAt=" + known)).isEqualTo("500.00");
        assertThat(balance(fund, "1122", "")).isEqualTo("510.00");
        JsonPath ledger = office().get("/api/v1/funds/" + fund + "/ledger?account=1122&partnerId=" + wrong)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(ledger.getString("closing.amount")).isEqualTo("500.00");
        assertThat(ledger.getList("items.kind")).containsExactly("CAPITAL_CALL_ISSUED", "PAYMENT_RECEIVED", "REVERSAL");
        List<Map<String, Object>> journals = office().get("/api/v1/funds/" + fund + "/journals?afterNumber=6")
                .jsonPath()
                .getList("items");
        assertThat(journals).hasSize(2);
        assertThat(journals.get(0)).containsEntry("effectiveDate", "2025-03-10").containsKey("reverses");
        assertThat(String.valueOf(journals.get(0).get("bookingDate"))).isGreaterThan("2025-03-31");
        assertThat(journals.get(1)).containsEntry("effectiveDate", "2025-04-01").containsKey("replaces");
        assertThat(breaches(fund)).isEmpty();
    }

    /** V12: the books against the custodian, with every difference listed. */
    @Test
    void theCustodianIsHeldAgainstTheBooks() {
        String fund = raising();
        String partner = partner(fund, "LP");
        commit(fund, partner, "1000.00", 1, "2025-01-02");
        move(fund, "ESTABLISHED", "2025-01-03");
        String call = call(fund, "1000.00", "2025-03-03").getString("id");
        pay(call, partner, "700.00", "2025-03-03").then().statusCode(201);
        pay(call, partner, "200.00", "2025-03-04").then().statusCode(201);
        String account = "ACC-" + UUID.randomUUID();
        String line = "{\"bankReference\":\"%s\",\"valueDate\":\"2025-03-03\",\"amount\":%s,\"description\":\"x\"}";
        String statement = "{\"bankAccount\":\"" + account + "\",\"lines\":["
                + String.format(line, "S-1", money("700.00")) + "," + String.format(line, "S-2", money("-5.00"))
                + "],\"closingDate\":\"2025-03-04\",\"closingBalance\":" + money("695.00") + "}";
        keyed().body(statement)
                .post("/api/v1/funds/" + fund + "/custody-statements")
                .then()
                .statusCode(201)
                .body("added", equalTo(2));
        keyed().body(statement)
                .post("/api/v1/funds/" + fund + "/custody-statements")
                .then()
                .body("known", equalTo(2));
        office().get("/api/v1/funds/" + fund + "/bank-reconciliation?asOf=2025-03-04")
                .then()
                .statusCode(200)
                .body("booked.amount", equalTo("900.00"))
                .body("matched", equalTo(1))
                .body("onlyBooked.amount.amount", equalTo(List.of("200.00")))
                .body("onlyStated.amount.amount", equalTo(List.of("-5.00")))
                .body("unexplained.amount", equalTo("0.00"));
        assertThat(breaches(fund)).isEmpty();
        // The same reference or day with another amount is no repetition.
        refusedStatement(fund, statement.replace("700.00", "701.00"), 409, "/lines/0/bankReference");
        refusedStatement(fund, statement.replace("695.00", "694.00"), 409, "/closingBalance");
        refusedStatement(fund, statement.replace("\"closingDate\":\"2025-03-04\",", ""), 400, "/closingDate");
        keyed().body("{\"bankAccount\":\"" + account
                        + "\",\"lines\":[],\"closingDate\":\"2025-03-05\",\"closingBalance\":" + money("696.00") + "}")
                .post("/api/v1/funds/" + fund + "/custody-statements")
                .then()
                .statusCode(201);
        assertThat(breaches(fund)).hasSize(1).first().asString().contains("V12", "unexplained 1.00");
    }

    private static void refusedStatement(String fund, String statement, int status, String pointer) {
        keyed().body(statement)
                .post("/api/v1/funds/" + fund + "/custody-statements")
                .then()
                .statusCode(status)
                .body("errors[0].pointer", equalTo(pointer));
    }

    /** What nobody may do, the database refuses even to the service's own hands, and the verification names what it finds. */
    @Test
    void historyIsNotChanged() {
        String fund = raising();
        String partner = partner(fund, "LP");
        commit(fund, partner, "1000.00", 1, "2025-01-02");
        for (String attempt : List.of(
                "update journal_line set debit = debit + 1",
                "delete from journal",
                "update payment set amount = 1",
                "delete from period_close")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.execute(attempt))
                    .hasMessageContaining("permission denied");
        }
        assertThat(breaches(fund)).isEmpty();
    }

    /** A misspelt day would be answered with today's books. */
    @Test
    void aParameterThatIsNotDeclaredIsRefused() {
        String fund = raising();
        for (String path : List.of(
                "/trial-balance?asof=2024-01-01",
                "/journals?asOf=2024-01-01&knownat=2024-01-01",
                "/performance?Index=X",
                "/statements?period=2024-Q1&periode=2024-Q2",
                "/periods?year=2024")) {
            String name = path.replaceAll(".*[?&]([A-Za-z]+)=[^=]*$", "$1");
            office().get("/api/v1/funds/" + fund + path)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("UNKNOWN_FILTER"))
                    .body("errors[0].pointer", equalTo("?" + name));
        }
        String misspelt = "/api/v1/funds/" + fund + "/trial-balance?asof=2024-01-01";
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.office())
                .header("Accept-Language", "zh-CN")
                .get(misspelt)
                .then()
                .body("detail", equalTo("没有名为“asof”的查询参数，可用：asOf、knownAt"));
        office().get(misspelt).then().body("detail", equalTo("There is no query parameter asof; known: asOf, knownAt"));
        // Writing too, before anything is written.
        keyed().body("{\"name\":\"x\",\"kind\":\"LP\",\"governmentTier\":\"NONE\",\"moneySource\":\"SOCIAL\"}")
                .post("/api/v1/funds/" + fund + "/partners?dryRun=true")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?dryRun"));
        office().get("/api/v1/funds/" + fund + "/partners").then().body("items.size()", equalTo(0));
        office().get("/api/v1/funds/" + fund + "/trial-balance?asOf=2024-01-01")
                .then()
                .statusCode(200);
    }

    /** A new edition holds from its day; the old one still says what was agreed before. */
    @Test
    void termsAreEditions() {
        String fund = raising(RATES);
        String etag = office().get("/api/v1/funds/" + fund).header("ETag");
        String terms = "{\"terms\":{\"termYears\":7,\"investmentYears\":%s,\"noticeBusinessDays\":10,\"callBasis\":"
                + "\"UNFUNDED\",\"keyPersons\":[\"张三\"]},\"validFromDate\":\"2026-01-01\",\"reason\":\"补充协议\"}";
        office().header("If-Match", etag)
                .body(String.format(terms, "8"))
                .post("/api/v1/funds/" + fund + "/terms")
                .then()
                .statusCode(400);
        office().header("If-Match", etag)
                .body(String.format(terms, "4"))
                .post("/api/v1/funds/" + fund + "/terms")
                .then()
                .statusCode(201)
                .body("edition", equalTo(2));
        office().get("/api/v1/funds/" + fund + "/terms")
                .then()
                .body("items.edition", equalTo(List.of(2, 1)))
                .body("items[1].terms.equalisationRate", equalTo("0.06"));
    }
}
