package io.jidi.enterprise.rate;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rate is recorded once, counts from its publication on, and is named in what it decides. Years no other test uses. */
@QuarkusTest
class RecordExchangeRatesTest extends OnRealParts {

    private static final String RATES = "/api/v1/criteria/exchange-rates";

    /** Valued at a billion dollars. */
    private static final String VALUATION = "result.criteria.find { it.id == 'U5' }.";

    @Inject
    Sql sql;

    @Test
    void aRoundInYuanIsJudgedByTheRateThatWasPublishedByTheDayOfTheApplication() {
        String firm = firmWithARoundOf(2018);
        recorded(rate("USD", 2018, "7.00", "2026-02-10")).then().body("items", hasSize(1));
        // Of another year, and so no input.
        recorded(rate("USD", 2016, "6", "2017-02-10"));

        preview(firm, "2026-02-09", "").then().body("outcome", equalTo("NEEDS_DATA"));
        preview(firm, "2026-02-10", "").then().body("reached", equalTo("UNICORN"));
        // 7 billion yuan are less than a billion dollars at 7.01; the request's own rate stands in.
        preview(firm, "2026-02-10", ",\"rates\":[{\"currency\":\"USD\",\"year\":2018,\"yuanPerUnit\":\"7.01\"}]")
                .then()
                .body(VALUATION + "status", equalTo("NOT_MET"))
                .body("result.context.rateSources", equalTo(null));

        Response assessed =
                office().body(request("2026-06-01", "")).post(Office.ENTERPRISES + "/" + firm + "/assessments");
        assessed.then().statusCode(201).body("reached", equalTo("UNICORN"));
        assertThat(assessed.<String>path(VALUATION + "explanation.zh"))
                .contains("700000 CNY/7 [USD/2018: 示例来源 2026-02-10]");
        assertThat(assessed.<String>path(VALUATION + "explanation.en")).contains("[USD/2018: 示例来源 2026-02-10]");
        assertThat(assessed.<Object>path("result.context.yuanPerUnit")).hasToString("{USD/2018=7}");

        // A corrected figure of the same day counts from now on, and leaves what was decided as it was.
        recorded(rate("USD", 2018, "7.01", "2026-02-10")).then().body("items", hasSize(1));
        preview(firm, "2026-06-01", "").then().body(VALUATION + "status", equalTo("NOT_MET"));
        office().post("/api/v1/assessments/" + assessed.path("id") + "/replay")
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
        // What is published later for the same year counts for applications from its day on only.
        recorded(rate("USD", 2018, "6.99", "2026-07-01"));
        preview(firm, "2026-06-30", "").then().body(VALUATION + "status", equalTo("NOT_MET"));
        preview(firm, "2026-07-01", "").then().body("reached", equalTo("UNICORN"));
    }

    @Test
    void whatIsKnownAlreadyIsLeftAloneHoweverOftenAndByHowManyItIsSent() throws Exception {
        String rates = rate("HKD", 2017, "0.86", "2018-02-10") + "," + rate("EUR", 2017, "7.63", "2018-02-10");

        List<Integer> recorded = Office.atOnce(
                4, () -> recorded(rates).then().extract().<List<?>>path("items").size());

        assertThat(recorded).containsExactlyInAnyOrder(2, 0, 0, 0);
        recorded(rates.replace("0.86", "0.860"))
                .then()
                .body("unchanged", equalTo(2))
                .body("items", hasSize(0));
        office().get(RATES + "?year=2017&currency=HKD")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("示例来源"))
                .body("items[0].evidence", equalTo("示例文号"));
        assertThat(sql.number("select count(*) from event where type = 'io.jidi.enterprise.exchange-rate.published'"
                        + " and data::jsonb ->> 'currency' = 'EUR'"))
                .isOne();
    }

    @ParameterizedTest(name = "{0} {1} {2} {3}: {4}")
    @CsvSource({
        "CNY, 2017, 1, 2018-02-10, /currency",
        "USD, 2017, 0, 2018-02-10, /yuanPerUnit",
        "USD, 2017, -7, 2018-02-10, /yuanPerUnit",
        "USD, 2017, 1000000, 2018-02-10, /yuanPerUnit",
        "USD, 2017, 7.123456789, 2018-02-10, /yuanPerUnit",
        "USD, 2017, 7, 2999-01-01, /publishedDate",
        "USD, 2017, 7, 2016-12-31, /year",
        "USD, 1948, 7, 2018-02-10, /year",
    })
    void whatCannotBeIsRefusedWithItsPlace(String currency, int year, String yuan, String day, String place) {
        send(rate("GBP", 2017, "8.7", "2018-02-10") + "," + rate(currency, year, yuan, day))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RATE_INVALID"))
                .body("errors[0].pointer", equalTo("/rates/1" + place));
        office().get(RATES + "?currency=GBP").then().body("items", hasSize(0));
    }

    @Test
    void ofTwoFiguresOfOneDayTheOneRecordedLastCountsWhateverTheClockOfTheOtherProcessSaid() {
        // Its clock runs years ahead, and so do its ids.
        sql.update("insert into exchange_rate (id, currency, rate_year, yuan_per_unit, published_on, source, evidence,"
                + " recorded_by, recorded_at) values ('ffffffff-ffff-7fff-bfff-ffffffffffff', 'USD', 2019, 7,"
                + " '2026-02-10', '示例来源', '示例文号', 'other', now())");
        String firm = firmWithARoundOf(2019);
        preview(firm, "2026-02-10", "").then().body("reached", equalTo("UNICORN"));

        recorded(rate("USD", 2019, "7.01", "2026-02-10")).then().body("items", hasSize(1));

        preview(firm, "2026-02-10", "").then().body(VALUATION + "status", equalTo("NOT_MET"));
        recorded(rate("USD", 2019, "7.01", "2026-02-10")).then().body("items", hasSize(0));
        // Back to the first figure: it was said before, but not last.
        recorded(rate("USD", 2019, "7", "2026-02-10")).then().body("items", hasSize(1));
        preview(firm, "2026-02-10", "").then().body("reached", equalTo("UNICORN"));
    }

    @Test
    void theSameRateStandsOnceInAFileAndNeedsItsSource() {
        String rate = rate("GBP", 2017, "8.7", "2018-02-10");

        send(rate + "," + rate).then().statusCode(422).body("errors[0].pointer", equalTo("/rates/1"));
        send(rate.replace("示例来源", " ")).then().statusCode(400);
    }

    @Test
    void onlyTheProvincialOfficeRecords() {
        for (String role : List.of("DEPARTMENT", "CITY_OFFICE", "ENTERPRISE", "AUDITOR")) {
            String token = Tokens.of(role).sign();
            as(token)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body("{\"rates\":[" + rate("GBP", 2017, "8.7", "2018-02-10") + "]}")
                    .post(RATES)
                    .then()
                    .statusCode(403);
            as(token).get(RATES).then().statusCode(200);
        }
    }

    private static Response recorded(String rates) {
        Response answer = send(rates);
        answer.then().statusCode(200);
        return answer;
    }

    private static Response send(String rates) {
        return office().header("Idempotency-Key", UUID.randomUUID().toString())
                .body("{\"rates\":[" + rates + "]}")
                .post(RATES);
    }

    private static String rate(String currency, int year, String yuan, String day) {
        return """
                {"currency":"%s","year":%d,"yuanPerUnit":"%s","publishedDate":"%s","source":"示例来源","evidence":"示例文号"}""".formatted(currency, year, yuan, day);
    }

    private static String firmWithARoundOf(int year) {
        String code = Office.freshCode();
        String name = "汇率测试" + code;
        String id = Office.register(name, code, "341321");
        StringBuilder rows = new StringBuilder();
        for (String fact : List.of(
                "foundedDate," + (year - 1) + "-03-01",
                "listing,NONE",
                "independentLegalPerson,yes",
                "fundingRounds,currency=CNY;date=" + year
                        + "-05-01;investor=PROFESSIONAL;paidIn=36000;postMoney=700000")) {
            rows.append(code + "," + name + ",," + fact + ",,CERTIFICATE\n");
        }
        Office.committed(rows.toString());
        return id;
    }

    private static Response preview(String firm, String date, String more) {
        Response answer =
                office().body(request(date, more)).post(Office.ENTERPRISES + "/" + firm + "/assessments/preview");
        answer.then().statusCode(200);
        return answer;
    }

    private static String request(String date, String more) {
        return "{\"editionId\":\"UNI-GEI-2025\",\"kind\":\"NEW\",\"applicationDate\":\"" + date + "\"" + more + "}";
    }
}
