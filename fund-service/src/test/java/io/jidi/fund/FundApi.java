package io.jidi.fund;

import static io.restassured.RestAssured.given;

import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How the tests talk to the service, in the words of the business. */
final class FundApi {

    static final String TERMS =
            "{\"termYears\":7,\"investmentYears\":4,\"noticeBusinessDays\":10,\"callBasis\":\"COMMITMENT\"}";

    private FundApi() {}

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON).header("Accept-Language", "en");
    }

    static RequestSpecification office() {
        return as(Tokens.office());
    }

    static RequestSpecification keyed() {
        return office().header("Idempotency-Key", UUID.randomUUID().toString());
    }

    static String code() {
        return "F-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
    }

    /** A sub-fund in Hefei that raises money. */
    static String raisingFund() {
        JsonPath fund = office().body(
                        "{\"code\":\"" + code() + "\",\"name\":\"智能语音子基金\",\"layer\":\"SUB\",\"regionCode\":\"340100\","
                                + "\"manager\":\"华安嘉业\",\"terms\":" + TERMS + ",\"termsFrom\":\"2026-01-01\"}")
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        String id = fund.getString("id");
        transition(id, "APPROVED");
        transition(id, "RAISING");
        return id;
    }

    static void transition(String fund, String to) {
        String etag = office().get("/api/v1/funds/" + fund).then().extract().header("ETag");
        office().header("If-Match", etag)
                .body("{\"to\":\"" + to + "\",\"reason\":\"按程序\",\"effectiveDate\":\"2026-02-01\"}")
                .post("/api/v1/funds/" + fund + "/transitions")
                .then()
                .statusCode(200);
    }

    static String partner(String fund, String name) {
        return office().body("{\"name\":\"" + name
                        + "\",\"kind\":\"LP\",\"governmentTier\":\"NONE\",\"moneySource\":\"SOCIAL\"}")
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static void commit(String fund, String partner, String amount) {
        keyed().body("{\"partnerId\":\"" + partner + "\",\"amount\":" + money(amount)
                        + ",\"closingNumber\":1,\"signedDate\":\"2026-02-02\"}")
                .post("/api/v1/funds/" + fund + "/commitments")
                .then()
                .statusCode(201);
    }

    /** An established fund whose partners promised these amounts; answers the fund and then its partners. */
    static List<String> establishedFund(String... commitments) {
        String fund = raisingFund();
        List<String> ids = new ArrayList<>(List.of(fund));
        for (String amount : commitments) {
            String partner = partner(fund, "合伙人" + ids.size());
            commit(fund, partner, amount);
            ids.add(partner);
        }
        transition(fund, "ESTABLISHED");
        return ids;
    }

    static String call(String total) {
        return "{\"total\":" + money(total)
                + ",\"noticeDate\":\"2026-03-02\",\"purposes\":[{\"purpose\":\"项目投资\",\"amount\":" + money(total)
                + "}]}";
    }

    static Response issue(String token, String key, String fund, String total) {
        return as(token)
                .header("Idempotency-Key", key)
                .body(call(total))
                .post("/api/v1/funds/" + fund + "/capital-calls");
    }

    static Response pay(String call, String partner, String amount, String reference) {
        return keyed().body("{\"partnerId\":\"" + partner + "\",\"amount\":" + money(amount)
                        + ",\"paidDate\":\"2026-03-10\",\"bankAccount\":\"1001\",\"bankReference\":\"" + reference
                        + "\"}")
                .post("/api/v1/capital-calls/" + call + "/payments");
    }

    static JsonPath trialBalance(String fund) {
        return office().get("/api/v1/funds/" + fund + "/trial-balance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Runs all at once and answers what each got. */
    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(works.size());
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : pool.invokeAll(works)) {
                results.add(result.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
