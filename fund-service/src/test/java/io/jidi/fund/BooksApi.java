package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;

import io.jidi.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A fund's books as the tests move them: partners, calls, investments, distributions, on the days that they name. */
final class BooksApi {

    static final String CARRY_TERMS =
            "\"waterfall\":{\"scope\":\"WHOLE_FUND\",\"hurdleRate\":\"0.08\",\"hurdle\":\"COMPOUND\","
                    + "\"dayCount\":\"ACT_365\",\"carryRate\":\"0.2\",\"catchUpRate\":\"%s\",\"account\":\"TIER_ACCOUNT\"}";
    static final String FEE_TERMS =
            "\"fee\":{\"dayCount\":\"ACT_365\",\"investment\":{\"base\":\"PAID_IN\",\"rate\":\"0.02\"},"
                    + "\"exit\":{\"base\":\"INVESTED_UNEXITED_COST\",\"rate\":\"0.01\"}}";
    static final String RECYCLING = "\"recycling\":{\"limitRate\":\"0.2\",\"months\":18}";
    static final String RATES = "\"defaultInterestRate\":\"0.0365\",\"equalisationRate\":\"0.06\"";

    private BooksApi() {}

    /** A fund that raises money, with terms from long ago. */
    static String raising(String... clauses) {
        String terms = "{\"termYears\":10,\"investmentYears\":5,\"noticeBusinessDays\":0,\"callBasis\":\"COMMITMENT\""
                + String.join(
                        "",
                        List.of(clauses).stream().map(clause -> "," + clause).toList()) + "}";
        String id = office().body("{\"code\":\"" + FundApi.code()
                        + "\",\"name\":\"账簿试验基金\",\"layer\":\"SUB\",\"regionCode\":\"340100\",\"manager\":\"华安嘉业\","
                        + "\"terms\":" + terms + ",\"termsFrom\":\"2015-01-01\"}")
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        move(id, "APPROVED", "2015-01-01");
        move(id, "RAISING", "2015-01-01");
        return id;
    }

    static void move(String fund, String to, String day) {
        String etag = office().get("/api/v1/funds/" + fund).then().extract().header("ETag");
        office().header("If-Match", etag)
                .body(Map.of("to", to, "reason", "按程序", "effectiveDate", day))
                .post("/api/v1/funds/" + fund + "/transitions")
                .then()
                .statusCode(200);
    }

    static String partner(String fund, String kind) {
        return office().body(Map.of("name", "合伙人", "kind", kind, "governmentTier", "NONE", "moneySource", "SOCIAL"))
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String commit(String fund, String partner, String amount, int closing, String day) {
        return keyed().body(Map.of(
                        "partnerId", partner, "amount", cny(amount), "closingNumber", closing, "signedDate", day))
                .post("/api/v1/funds/" + fund + "/commitments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static Map<String, String> cny(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    static JsonPath call(String fund, String total, String day) {
        return keyed().body("{\"total\":" + money(total) + ",\"noticeDate\":\"" + day + "\",\"dueDate\":\"" + day
                        + "\",\"purposes\":[{\"type\":\"CALL_INVESTMENT\",\"purpose\":\"项目投资\",\"amount\":"
                        + money(total)
                        + "}]}")
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    static Response pay(String call, String partner, String amount, String day) {
        return keyed().body(Map.of(
                        "partnerId",
                        partner,
                        "amount",
                        cny(amount),
                        "paidDate",
                        day,
                        "bankAccount",
                        "1001",
                        "bankReference",
                        UUID.randomUUID().toString()))
                .post("/api/v1/capital-calls/" + call + "/payments");
    }

    /** Every line of a call is paid on a day. */
    static void payAll(JsonPath call, String day) {
        List<Map<String, Object>> lines = call.getList("lines");
        for (Map<String, Object> line : lines) {
            String amount = String.valueOf(((Map<?, ?>) line.get("amount")).get("amount"));
            if (!amount.equals("0.00")) {
                pay(call.getString("id"), String.valueOf(line.get("partnerId")), amount, day)
                        .then()
                        .statusCode(201);
            }
        }
    }

    static String invest(String fund, String amount, String day) {
        String deal = office().body(Map.of(
                        "fundId",
                        fund,
                        "creditCode",
                        "9134010"
                                + UUID.randomUUID()
                                        .toString()
                                        .replaceAll("[^0-9]", "0")
                                        .substring(0, 11),
                        "enterpriseName",
                        "被投企业",
                        "stage",
                        "INVESTED"))
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String investment = keyed().body(Map.of(
                        "fundId", fund, "dealId", deal, "tranche", 1, "instrument", "EQUITY", "committed", cny(amount)))
                .post("/api/v1/investments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        keyed().body(Map.of("amount", cny(amount), "fundedDate", day, "bankReference", "X"))
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
        return investment;
    }

    /** Approved by a second person, and paid. */
    static void approveAndPay(String distribution, String day) {
        approve(Tokens.of("PROVINCE_OFFICE").user("second-person").sign(), distribution)
                .then()
                .statusCode(200);
        keyed().body(Map.of("paidDate", day, "bankReference", UUID.randomUUID().toString()))
                .post("/api/v1/distributions/" + distribution + "/payments")
                .then()
                .statusCode(200);
    }

    static Response approve(String token, String distribution) {
        String etag = office().get("/api/v1/distributions/" + distribution).header("ETag");
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag)
                .body("{}")
                .post("/api/v1/distributions/" + distribution + "/approvals");
    }

    /** What the verification of the whole ledger says of this fund; empty when all holds. */
    static List<Object> breaches(String fund) {
        String code = office().get("/api/v1/funds/" + fund).path("code");
        return as(Tokens.of("AUDITOR").sign())
                .get("/internal/ledger/verification")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("breaches.findAll { it.fund == '" + code + "' }");
    }

    /** One account's balance, debit minus credit. */
    static String balance(String fund, String account, String query) {
        return office().get("/api/v1/funds/" + fund + "/trial-balance" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getString("items.find { it.account == '" + account + "' }.balance.amount");
    }
}
