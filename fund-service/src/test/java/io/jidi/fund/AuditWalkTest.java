package io.jidi.fund;

import static io.jidi.fund.BooksApi.CARRY_TERMS;
import static io.jidi.fund.BooksApi.RATES;
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
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.jidi.testkit.RealParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A fund manager's years and an auditor's question: two closings, calls, a default, an investment, its value, its sale, what it
 * brought, a closed quarter, and a payment that was booked wrong a year before. The figures are those of docs/fund-books.md.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class AuditWalkTest {

    @Test
    void theSameQuarterAsKnownThenAndAsKnownNow() {
        String fund = raising(RATES, String.format(CARRY_TERMS, "1"));
        String first = partner(fund, "LP");
        String second = partner(fund, "LP");
        partner(fund, "GP");
        commit(fund, first, "300000000.00", 1, "2024-01-02");
        commit(fund, second, "200000000.00", 1, "2024-01-02");
        move(fund, "ESTABLISHED", "2024-01-03");
        payAll(call(fund, "100000000.00", "2024-02-01"), "2024-02-01");

        // The second closing: the new partner pays its part of what was called, with interest, and the others get
        // theirs back.
        String third = partner(fund, "LP");
        commit(fund, third, "250000000.00", 2, "2024-08-01");
        JsonPath equalised = keyed().body(
                        Map.of("closingNumber", 2, "closingDate", "2024-08-01", "dueDate", "2024-08-01"))
                .post("/api/v1/funds/" + fund + "/equalisations")
                .then()
                .statusCode(201)
                .body("interest.amount", equalTo("997260.27"))
                .extract()
                .jsonPath();
        pay(equalised.getString("callId"), third, "34330593.60", "2024-08-15")
                .then()
                .statusCode(201);
        keyed().body(Map.of("paidDate", "2024-08-16", "bankReference", "R-1"))
                .post("/api/v1/funds/" + fund + "/equalisations/2/payments")
                .then()
                .statusCode(201)
                .body("amount.amount", equalTo("34330593.60"));

        String call = call(fund, "150000000.00", "2024-09-02").getString("id");
        pay(call, first, "60000000.00", "2024-09-02").then().statusCode(201);
        String wrong = pay(call, third, "50000000.00", "2024-09-27")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String investment = invest(fund, "120000000.00", "2024-09-20");
        close(fund, "2024-09-30");

        // The second partner does not pay: default, interest of 3.65 % on 40 million for 30 days, payment.
        keyed().body(Map.of("partnerId", second, "effectiveDate", "2024-10-01", "reason", "逾期"))
                .post("/api/v1/capital-calls/" + call + "/defaults")
                .then()
                .statusCode(200)
                .body("state", equalTo("DEFAULTED"));
        keyed().body(Map.of("partnerId", second, "throughDate", "2024-10-02"))
                .post("/api/v1/capital-calls/" + call + "/default-interest")
                .then()
                .statusCode(201)
                .body("charged.amount", equalTo("120000.00"));
        pay(call, second, "40000000.00", "2024-10-02").then().statusCode(201).body("callState", equalTo("PAID"));

        VerificationTest.approved(
                fund,
                investment,
                "2024-12-31",
                "RECENT_ROUND",
                "\"roundDate\":\"2024-12-01\",\"pricePerUnit\":\"1.25\",\"units\":\"120000000\",\"newInvestors\":true");
        String distribution = keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        "2025-06-16",
                        "cost",
                        cny("60000000.00"),
                        "proceeds",
                        cny("90000000.00")))
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        approveAndPay(distribution, "2025-06-18");
        close(fund, "2025-06-30");
        assertThat(breaches(fund)).isEmpty();
        String known = Instant.now().toString();

        // The bank's statement says: the 50 million came on 8 October.
        keyed().body(Map.of("paidDate", "2024-10-08", "reason", "托管行流水日期为 10 月 8 日"))
                .post("/api/v1/capital-calls/" + call + "/payments/" + wrong + "/corrections")
                .then()
                .statusCode(201);

        String then = "&knownAt=" + known;
        String quarter = "?asOf=2024-09-30";
        assertThat(balance(fund, "1002", quarter + then)).isEqualTo("90000000.00");
        assertThat(balance(fund, "1002", quarter)).isEqualTo("40000000.00");
        assertThat(balance(fund, "1122", quarter + then)).isEqualTo("40000000.00");
        assertThat(balance(fund, "1122", quarter)).isEqualTo("90000000.00");
        assertThat(balance(fund, "1002", "")).isEqualTo("130000000.00");
        // Capital counts from its call: the partners' accounts are the same, their rate of return is not.
        for (String asKnown : List.of(then, "")) {
            closing(fund, "2024-Q3" + asKnown, "250000000.00");
            closing(fund, "2024-Q4" + asKnown, "280120000.00");
            closing(fund, "2025-Q2" + asKnown, "205120000.00");
        }
        assertThat(List.of(rate(fund, then), rate(fund, ""))).containsExactly("0.1747049398", "0.1757577447");
        JsonPath journals = office().get("/api/v1/funds/" + fund + "/journals?afterNumber=21")
                .jsonPath();
        assertThat(journals.getList("items.kind")).containsExactly("REVERSAL", "PAYMENT_RECEIVED");
        assertThat(journals.getList("items.effectiveDate")).containsExactly("2024-09-27", "2024-10-08");
        assertThat(journals.getString("items[0].bookingDate")).isGreaterThan("2025-06-30");
        assertThat(journals.getString("items[0].reverses")).isEqualTo(journals.getString("items[1].replaces"));
        assertThat(breaches(fund)).isEmpty();
    }

    private static void close(String fund, String end) {
        keyed().body(Map.of("periodEnd", end, "reason", "季度结账"))
                .post("/api/v1/funds/" + fund + "/periods")
                .then()
                .statusCode(201);
    }

    private static void closing(String fund, String period, String amount) {
        office().get("/api/v1/funds/" + fund + "/statements?period=" + period)
                .then()
                .statusCode(200)
                .body("total.closing.amount", equalTo(amount));
    }

    /** What the partners earned a year up to the middle of 2025, in ten decimals. */
    private static String rate(String fund, String known) {
        return office().get("/api/v1/funds/" + fund + "/performance?asOf=2025-06-30" + known)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("figures.find { it.metric == 'NET_IRR' }.value");
    }
}
