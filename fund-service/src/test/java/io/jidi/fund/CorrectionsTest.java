package io.jidi.fund;

import static io.jidi.fund.BooksApi.FEE_TERMS;
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
import static io.jidi.fund.BooksApi.payAll;
import static io.jidi.fund.BooksApi.raising;
import static io.jidi.fund.DealByDealBooksTest.exit;
import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.VerificationTest.approved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Investments, exits, incomes, fees and distributions that were booked wrong: reversed, booked anew, seen as known then and now. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CorrectionsTest {

    /** Booked as sold for 150 on 1 June and closed; in truth 160 on 3 May. */
    @Test
    void anExitIsCorrectedAfterItsPeriodClosed() {
        String fund = fund();
        String investment = invest(fund, "100000000.00", "2020-03-02");
        String proposed = exit(investment, "150000000.00", "2021-06-01");
        close(fund, "2021-12-31");
        String known = lastBooking(fund);
        String wrong = history(investment).getString("exits[0].id");
        JsonPath corrected = correct(
                        "investments/" + investment + "/exits/" + wrong,
                        Map.of("exitDate", "2021-05-03", "proceeds", cny("160000000.00")))
                .then()
                .statusCode(201)
                .body("wrong", equalTo(wrong))
                .body("reversals", hasSize(1))
                .body("replacementJournal", notNullValue())
                .extract()
                .jsonPath();
        office().get("/api/v1/distributions/" + proposed).then().body("state", equalTo("WITHDRAWN"));
        String anew = corrected.getString("distributionId");
        office().get("/api/v1/distributions/" + anew)
                .then()
                .body("cash.amount", equalTo("160000000.00"))
                .body("corrects", equalTo(proposed));
        assertThat(balance(fund, "1002", "?asOf=2021-05-31")).isEqualTo("260000000.00");
        assertThat(balance(fund, "1002", "?asOf=2021-05-31&knownAt=" + known)).isEqualTo("100000000.00");
        assertThat(balance(fund, "1002", "?asOf=2021-06-30&knownAt=" + known)).isEqualTo("250000000.00");
        JsonPath journals = office().get("/api/v1/funds/" + fund + "/journals").jsonPath();
        assertThat(journals.getString("items.find { it.kind == 'REVERSAL' }.effectiveDate"))
                .isEqualTo("2021-06-01");
        assertThat(journals.getString("items.find { it.kind == 'REVERSAL' }.bookingDate"))
                .isGreaterThan("2021-12-31");
        assertThat(history(investment).getList("exits.corrected")).containsExactly(true, false);
        correct("investments/" + investment + "/exits/" + wrong, Map.of("remove", true))
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CORRECTED_ALREADY"));
        // Its day lies in a closed period: it is booked in its place all the same.
        approveAndPay(anew, "2021-05-10");
        assertThat(balance(fund, "1002", "?asOf=2021-05-31")).isEqualTo("100000000.00");
        assertThat(breaches(fund)).isEmpty();
    }

    /** What stands on a record is corrected first: payment, then approval, then the exit, each answer says which. */
    @Test
    void whatStandsOnARecordIsCorrectedFirst() {
        String fund = fund();
        String investment = invest(fund, "100000000.00", "2020-03-02");
        String one = exit(investment, "150000000.00", "2021-06-01");
        approveAndPay(one, "2021-06-02");
        String two = income(investment, "5000000.00", "2021-07-01");
        approveAndPay(two, "2021-07-02");
        JsonPath before = history(investment);
        String funding = before.getString("fundings[0].id");
        String sale = before.getString("exits[0].id");
        blocked("investments/" + investment + "/fundings/" + funding, Map.of("amount", cny("90000000.00")), "sale");
        blocked("investments/" + investment + "/exits/" + sale, Map.of("remove", true), "Distribution 1");
        takeBack(one, Map.of()).then().statusCode(409).body("detail", containsString("is paid"));
        correct("distributions/" + one + "/payments", Map.of("remove", true))
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        takeBack(one, Map.of()).then().statusCode(409).body("detail", containsString("Distribution 2"));
        correct("distributions/" + two + "/payments", Map.of("remove", true))
                .then()
                .statusCode(200);
        takeBack(two, Map.of("propose", false)).then().statusCode(200);
        takeBack(one, Map.of("propose", false)).then().statusCode(200).body("reversals", hasSize(1));
        assertThat(breaches(fund)).isEmpty();
        String anew = correct("investments/" + investment + "/exits/" + sale, Map.of("proceeds", cny("140000000.00")))
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        approveAndPay(anew, "2021-06-03");
        String first = before.getString("incomes[0].id");
        String again = correct(
                        "investments/" + investment + "/incomes/" + first,
                        Map.of("amount", cny("6000000.00"), "receivedDate", "2021-07-05"))
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        approveAndPay(again, "2021-07-06");
        assertThat(balance(fund, "1002", "")).isEqualTo("100000000.00");
        assertThat(balance(fund, "1101", "")).isEqualTo("0.00");
        assertThat(breaches(fund)).isEmpty();
        correct("investments/" + investment + "/incomes/" + UUID.randomUUID(), Map.of())
                .then()
                .statusCode(400);
        as(Tokens.of("FUND_MANAGER").scope("region:340200").sign())
                .get("/api/v1/investments/" + investment + "/history")
                .then()
                .statusCode(404);
    }

    /** A payment booked with a day and an amount that were not so; before anything is sold its cost follows. */
    @Test
    void aFundingIsCorrected() {
        String fund = fund();
        String investment = invest(fund, "100000000.00", "2020-03-02");
        String known = lastBooking(fund);
        String wrong = history(investment).getString("fundings[0].id");
        String path = "investments/" + investment + "/fundings/";
        correct(path + wrong, Map.of("amount", cny("100000000.01")))
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_INVESTMENT_EXCEEDED"));
        String right = correct(path + wrong, Map.of("amount", cny("80000000.00"), "fundedDate", "2020-03-10"))
                .then()
                .statusCode(201)
                .body("investment.cost.amount", equalTo("80000000.00"))
                .extract()
                .path("replacement");
        assertThat(balance(fund, "1101", "?asOf=2020-03-05")).isEqualTo("0.00");
        assertThat(balance(fund, "1101", "?asOf=2020-03-05&knownAt=" + known)).isEqualTo("100000000.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("120000000.00");
        assertThat(breaches(fund)).isEmpty();
        correct(path + right, Map.of("remove", true))
                .then()
                .statusCode(201)
                .body("investment.state", equalTo("COMMITTED"))
                .body("investment.cost.amount", equalTo("0.00"));
        assertThat(balance(fund, "1002", "")).isEqualTo("200000000.00");
        assertThat(breaches(fund)).isEmpty();
    }

    /** Recallable capital comes back to the commitments and goes again when the distribution is taken back. */
    @Test
    void aDistributionIsTakenBackAndProposedAnew() {
        String fund = raising(RECYCLING);
        String partner = partner(fund, "LP");
        String commitment = commit(fund, partner, "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "120000000.00", "2020-02-03"), "2020-02-03");
        String investment = invest(fund, "15000000.00", "2020-03-02");
        String distribution = keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        "2020-09-01",
                        "proceeds",
                        cny("15000000.00"),
                        "recallable",
                        cny("15000000.00")))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        takeBack(distribution, Map.of()).then().statusCode(409).body("code", equalTo("FUND_DISTRIBUTION_NOT_ALLOWED"));
        approveAndPay(distribution, "2020-09-02");
        correct("distributions/" + distribution + "/payments", Map.of("paidDate", "2020-09-04", "bankReference", "B-2"))
                .then()
                .statusCode(200)
                .body("paidDate", equalTo("2020-09-04"));
        assertThat(balance(fund, "2242", "?asOf=2020-09-03")).isEqualTo("-15000000.00");
        assertThat(balance(fund, "9002", "")).isEqualTo("-95000000.00");
        correct("distributions/" + distribution + "/payments", Map.of("remove", true))
                .then()
                .statusCode(200);
        String anew = takeBack(distribution, Map.of("recallable", cny("5000000.00")))
                .then()
                .statusCode(200)
                .body("replacement.state", equalTo("PROPOSED"))
                .body("replacement.corrects", equalTo(distribution))
                .extract()
                .path("replacement.id");
        office().get("/api/v1/distributions/" + distribution).then().body("state", equalTo("CORRECTED"));
        assertThat(balance(fund, "9002", "")).isEqualTo("-80000000.00");
        assertThat(breaches(fund)).isEmpty();
        approve(Tokens.office(), anew).then().statusCode(403);
        close(fund, "2020-12-31");
        approveAndPay(anew, "2020-09-04");
        office().get("/api/v1/commitments/" + commitment).then().body("unfunded.amount", equalTo("85000000.00"));
        JsonPath journals = office().get("/api/v1/funds/" + fund + "/journals").jsonPath();
        assertThat(journals.getList("items.findAll { it.replaces != null }.kind"))
                .containsExactly("DISTRIBUTION_PAID", "DISTRIBUTION_APPROVED", "DISTRIBUTION_PAID");
        assertThat(breaches(fund)).isEmpty();
    }

    /** A waiver of 100,000 was booked that nobody had given; the fee of the next quarter already counts what was accrued. */
    @Test
    void aFeeIsCorrectedTheLastOneFirst() {
        String fund = raising(FEE_TERMS);
        commit(fund, partner(fund, "LP"), "200000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "100000000.00", "2020-02-03"), "2020-02-03");
        Map<String, Object> waived = Map.of(
                "throughDate", "2020-03-31", "waivers", List.of(Map.of("reason", "减免", "amount", cny("100000.00"))));
        String first = accrue(fund, waived).getString("id");
        String owed = balance(fund, "2202", "");
        String known = lastBooking(fund);
        String second = accrue(fund, Map.of("throughDate", "2020-06-30")).getString("id");
        blocked("funds/" + fund + "/fees/" + first, Map.of(), "2020-06-30");
        correct("funds/" + fund + "/fees/" + second, Map.of("remove", true))
                .then()
                .statusCode(201)
                .body("reversals", hasSize(1));
        correct("funds/" + fund + "/fees/" + first, Map.of())
                .then()
                .statusCode(201)
                .body("replacement.waived.amount", equalTo("0.00"))
                .body("replacementJournal", notNullValue());
        assertThat(new BigDecimal(balance(fund, "2202", "")).subtract(new BigDecimal(owed)))
                .isEqualByComparingTo("-100000");
        assertThat(balance(fund, "2202", "?knownAt=" + known)).isEqualTo(owed);
        office().get("/api/v1/funds/" + fund + "/fees").then().body("items.corrected", contains(true, false, true));
        assertThat(breaches(fund)).isEmpty();
        accrue(fund, Map.of("throughDate", "2020-06-30"));
        correct("funds/" + fund + "/fees/" + first, Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CORRECTED_ALREADY"));
        assertThat(breaches(fund)).isEmpty();
    }

    /** A partner that left took its part of the results along: what they were made of stays. */
    @Test
    void afterATransferTheResultsStand() {
        String fund = fund();
        String investment = invest(fund, "100000000.00", "2020-03-02");
        exit(investment, "150000000.00", "2021-06-01");
        String wrong = history(investment).getString("exits[0].id");
        String commitment = office().get("/api/v1/funds/" + fund + "/commitments")
                .jsonPath()
                .getString("items[0].id");
        String taker = partner(fund, "LP");
        keyed().header(
                        "If-Match",
                        office().get("/api/v1/commitments/" + commitment).header("ETag"))
                .body(Map.of(
                        "toPartnerId",
                        taker,
                        "amount",
                        cny("100000000.00"),
                        "effectiveDate",
                        "2021-07-01",
                        "reason",
                        "转让"))
                .post("/api/v1/commitments/" + commitment + "/transfers")
                .then()
                .statusCode(201);
        blocked("investments/" + investment + "/exits/" + wrong, Map.of("remove", true), "transferred");
    }

    /** A fair value says what an investment stood at with what was booked by its day: neither may leave the other alone. */
    @Test
    void whatAnApprovedValueStandsOnStays() {
        String fund = fund();
        String held = invest(fund, "100000000.00", "2020-03-02");
        String sold = invest(fund, "100000000.00", "2020-03-02");
        part(sold, "40000000.00", "60000000.00", "2024-02-01");
        String round = "\"roundDate\":\"2024-02-01\",\"pricePerUnit\":\"1.50\",\"units\":\"%s\",\"newInvestors\":true";
        approved(fund, held, "RECENT_ROUND", String.format(round, "100000000"));
        String funding = "investments/" + held + "/fundings/" + history(held).getString("fundings[0].id");
        blocked(funding, Map.of("amount", cny("90000000.00")), "A valuation of 2020-03-02 or later");
        // One moved from after the value to a day before it would be in it too.
        part(held, "40000000.00", "70000000.00", "2024-06-03");
        String sale = "investments/" + held + "/exits/" + history(held).getString("exits[0].id");
        blocked(sale, Map.of("exitDate", "2024-04-30"), "A valuation of 2024-04-30 or later");
        assertThat(balance(fund, "1102", "")).isEqualTo("30000000.00");
        correct(sale, Map.of("cost", cny("50000000.00"), "exitDate", "2024-05-31", "distribute", false))
                .then()
                .statusCode(201);
        // The gain that was booked goes with the cost: half of the 50.
        assertThat(balance(fund, "1102", "")).isEqualTo("25000000.00");
        assertThat(balance(fund, "1102", "?asOf=2024-05-30")).isEqualTo("50000000.00");

        approved(fund, sold, "RECENT_ROUND", String.format(round, "60000000"));
        blocked(
                "investments/" + sold + "/exits/" + history(sold).getString("exits[0].id"),
                Map.of("remove", true),
                "A valuation of 2024-02-01 or later");
        assertThat(breaches(fund)).isEmpty();
    }

    private static void part(String investment, String cost, String proceeds, String day) {
        keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        day,
                        "cost",
                        cny(cost),
                        "proceeds",
                        cny(proceeds),
                        "distribute",
                        false))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201);
    }

    private static String fund() {
        String fund = raising();
        commit(fund, partner(fund, "LP"), "300000000.00", 1, "2020-01-02");
        move(fund, "ESTABLISHED", "2020-01-03");
        payAll(call(fund, "200000000.00", "2020-02-03"), "2020-02-03");
        return fund;
    }

    private static void blocked(String path, Map<String, Object> request, String why) {
        correct(path, request)
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_CORRECTION_BLOCKED"))
                .body("detail", containsString(why));
    }

    private static Response correct(String path, Map<String, Object> request) {
        Map<String, Object> whole = new HashMap<>(request);
        whole.put("reason", "登记有误");
        return keyed().body(whole).post("/api/v1/" + path + "/corrections");
    }

    private static Response takeBack(String distribution, Map<String, Object> request) {
        Map<String, Object> whole = new HashMap<>(request);
        whole.put("reason", "登记有误");
        return keyed().header(
                        "If-Match",
                        office().get("/api/v1/distributions/" + distribution).header("ETag"))
                .body(whole)
                .post("/api/v1/distributions/" + distribution + "/corrections");
    }

    private static String income(String investment, String amount, String day) {
        return keyed().body(Map.of("kind", "DIVIDEND", "amount", cny(amount), "receivedDate", day))
                .post("/api/v1/investments/" + investment + "/incomes")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
    }

    private static JsonPath accrue(String fund, Map<String, Object> request) {
        return keyed().body(request)
                .post("/api/v1/funds/" + fund + "/fees")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private static JsonPath history(String investment) {
        return office().get("/api/v1/investments/" + investment + "/history")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void close(String fund, String end) {
        keyed().body(Map.of("periodEnd", end, "reason", "年结"))
                .post("/api/v1/funds/" + fund + "/periods")
                .then()
                .statusCode(201);
    }

    private static String lastBooking(String fund) {
        return office().get("/api/v1/funds/" + fund + "/journals")
                .then()
                .statusCode(200)
                .extract()
                .path("items[-1].bookedAt");
    }
}
