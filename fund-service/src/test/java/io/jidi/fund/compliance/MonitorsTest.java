package io.jidi.fund.compliance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.fund.compliance.rules.Outcome;
import io.jidi.fund.compliance.rules.Verdict;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The daily look: not set up in a year, government money a year without investment, idle cash, the registry. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class MonitorsTest {

    @Inject
    Monitors monitors;

    @Inject
    Checks checks;

    @Inject
    Sql sql;

    @Test
    void aFundNotSetUpWithinAYearIsToldOnce() {
        String fund = fund();
        post(
                "/funds/" + fund + "/evidence",
                "{\"fact\":\"schemeConfirmedDate\",\"value\":\"2026-01-01\",\"document\":\"设立方案批复\","
                        + "\"validFromDate\":\"2026-01-01\"}");
        monitors.look(LocalDate.of(2027, 1, 1));
        assertThat(outcome(fund, "R17")).isEqualTo(Outcome.PASS);
        long before = looks(fund);
        monitors.look(LocalDate.of(2027, 1, 2));
        assertThat(outcome(fund, "R17")).isEqualTo(Outcome.FAIL);
        assertThat(looks(fund)).isEqualTo(before + 1);
        monitors.look(LocalDate.of(2027, 1, 3));
        assertThat(looks(fund)).as("nothing has changed").isEqualTo(before + 1);
        assertThat(sql.number(
                        "select count(*) from event e join compliance_check c on e.data ->> 'fundId' = ?"
                                + " and e.data ->> 'day' = '2027-01-02' and c.fund_id = ? and c.act_day = '2027-01-02'"
                                + " where e.type = 'io.jidi.fund.compliance.judged'",
                        fund,
                        id(fund)))
                .isEqualTo(1);
    }

    @Test
    void governmentMoneyLiesIdleUntilInvestingBegins() {
        String fund = fund();
        String partner = post(
                "/funds/" + fund + "/partners",
                "{\"name\":\"省财政\",\"kind\":\"LP\",\"governmentTier\":\"PROVINCE\",\"moneySource\":\"FISCAL\"}");
        post(
                "/funds/" + fund + "/commitments",
                "{\"partnerId\":\"" + partner + "\",\"amount\":" + money("100.00")
                        + ",\"closingNumber\":1,\"signedDate\":\"2026-02-02\"}");
        move(fund, "ESTABLISHED");
        String call = post(
                "/funds/" + fund + "/capital-calls",
                "{\"total\":" + money("100.00") + ",\"noticeDate\":\"2026-03-02\",\"purposes\":[{\"purpose\":\"投资\","
                        + "\"amount\":" + money("100.00") + "}]}");
        post(
                "/capital-calls/" + call + "/payments",
                "{\"partnerId\":\"" + partner + "\",\"amount\":" + money("100.00")
                        + ",\"paidDate\":\"2026-03-10\",\"bankAccount\":\"1001\",\"bankReference\":\"M-" + call
                        + "\"}");
        monitors.look(LocalDate.of(2027, 3, 9));
        assertThat(outcome(fund, "R18")).isEqualTo(Outcome.PASS);
        assertThat(outcome(fund, "R19")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(fund, "R20")).isEqualTo(Outcome.PASS);
        assertThat(outcome(fund, "R26"))
                .as("the year of 2026 is due by the end of June 2027")
                .isEqualTo(Outcome.NOT_APPLICABLE);
        monitors.look(LocalDate.of(2027, 3, 10));
        assertThat(outcome(fund, "R18")).isEqualTo(Outcome.FAIL);
        monitors.look(LocalDate.of(2027, 7, 1));
        assertThat(outcome(fund, "R26")).isEqualTo(Outcome.UNKNOWN);

        String deal = post(
                "/deals",
                "{\"fundId\":\"" + fund + "\",\"creditCode\":\"91340100MA990001XA\",\"enterpriseName\":\"皖江智语\","
                        + "\"stage\":\"PROSPECT\"}");
        String investment = post(
                "/investments",
                "{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money("80.00") + "}");
        post(
                "/investments/" + investment + "/fundings",
                "{\"amount\":" + money("80.00") + ",\"fundedDate\":\"2027-07-02\",\"bankReference\":\"M-" + investment
                        + "\"}");
        post(
                "/funds/" + fund + "/evidence",
                "{\"fact\":\"registryYearDone\",\"value\":\"2026\",\"document\":\"登记系统回执\","
                        + "\"validFromDate\":\"2027-07-02\"}");
        monitors.look(LocalDate.of(2027, 7, 3));
        assertThat(outcome(fund, "R18")).isEqualTo(Outcome.PASS);
        assertThat(outcome(fund, "R19")).isEqualTo(Outcome.PASS);
        assertThat(outcome(fund, "R26")).isEqualTo(Outcome.PASS);
        // The investment period of four years is over in 2030; nobody has said whether the firm is in the agreed field.
        monitors.look(LocalDate.of(2030, 3, 1));
        assertThat(outcome(fund, "R06")).isEqualTo(Outcome.UNKNOWN);
        post(
                "/funds/" + fund + "/evidence",
                "{\"fact\":\"inField\",\"target\":\"91340100MA990001XA\",\"value\":\"true\",\"document\":\"尽调报告\","
                        + "\"validFromDate\":\"2027-07-02\"}");
        monitors.look(LocalDate.of(2030, 3, 2));
        assertThat(outcome(fund, "R06")).isEqualTo(Outcome.PASS);
    }

    @Test
    void aDayIsLookedAtOnce() {
        monitors.run();
        assertThat(monitors.run()).isEmpty();
        assertThat(sql.number("select count(*) from compliance_monitor_run where day = ?", monitors.today()))
                .isEqualTo(1);
    }

    private Outcome outcome(String fund, String rule) {
        CheckId last = sql.first(
                        "select id from compliance_check where fund_id = ? and decision = 'MONITORED'"
                                + " order by recorded_at desc, id desc limit 1",
                        row -> new CheckId(row.getObject(1, UUID.class)),
                        id(fund))
                .orElseThrow();
        return checks.find(last).verdicts().stream()
                .filter(one -> one.rule().equals(rule))
                .map(Verdict::outcome)
                .findFirst()
                .orElseThrow();
    }

    private long looks(String fund) {
        return sql.number(
                "select count(*) from compliance_check where fund_id = ? and decision = 'MONITORED'", id(fund));
    }

    private static UUID id(String fund) {
        return TypeIds.parse("fnd", fund);
    }

    private static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
    }

    private static String fund() {
        String fund = post(
                "/funds",
                "{\"code\":\"M-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT)
                        + "\",\"name\":\"监测基金\",\"layer\":\"SUB\",\"regionCode\":\"340100\",\"manager\":\"华安嘉业\","
                        + "\"terms\":{\"termYears\":7,\"investmentYears\":4,\"noticeBusinessDays\":10,"
                        + "\"callBasis\":\"COMMITMENT\"},\"termsFrom\":\"2026-01-01\"}");
        move(fund, "APPROVED");
        move(fund, "RAISING");
        return fund;
    }

    private static void move(String fund, String to) {
        String etag = request().get("/api/v1/funds/" + fund).then().extract().header("ETag");
        request()
                .header("If-Match", etag)
                .body("{\"to\":\"" + to + "\",\"reason\":\"按程序\",\"effectiveDate\":\"2026-02-01\"}")
                .post("/api/v1/funds/" + fund + "/transitions")
                .then()
                .statusCode(200);
    }

    private static String post(String path, String body) {
        return request()
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static io.restassured.specification.RequestSpecification request() {
        return given().auth()
                .oauth2(Tokens.office())
                .contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }
}
