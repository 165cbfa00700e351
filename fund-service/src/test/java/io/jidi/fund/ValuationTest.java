package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a judgement to the books, by two people (fund.md 3.6), and through the layers (7.3 V13, V14). */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ValuationTest {

    private static final String SECOND =
            Tokens.of("INVESTMENT_COMMITTEE").user("second-person").sign();

    @Inject
    Sql sql;

    @Test
    void anotherPersonApprovesAndTheGainIsBookedToThePartners() {
        Held held = held("10000000.00");
        keyedBody(round(held, "2024-03-31", "1.30", "20000000", ""))
                .post("/api/v1/valuations/preview")
                .then()
                .statusCode(200)
                .body("value.amount", equalTo("26000000.00"))
                .body("carrying.amount", equalTo("10000000.00"))
                .body("change.amount", equalTo("16000000.00"));
        JsonPath draft = prepared(round(held, "2024-03-31", "1.30", "20000000", ""));
        String id = draft.getString("id");
        assertThat(draft.getString("calibration.deviationRatio")).isEqualTo("0.050000");
        assertThat(BooksApi.balance(held.fund(), "1102", "")).isNull();

        decide(Tokens.office(), id, "APPROVED")
                .then()
                .statusCode(403)
                .body("code", equalTo("FUND_VALUATION_FOUR_EYES"));
        decide(SECOND, id, "APPROVED")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("change.amount", equalTo("16000000.00"))
                .body("decidedBy", equalTo("second-person"));
        decide(SECOND, id, "REJECTED").then().statusCode(409).body("code", equalTo("FUND_VALUATION_DECIDED"));
        assertThat(BooksApi.balance(held.fund(), "1102", "")).isEqualTo("16000000.00");
        assertThat(BooksApi.balance(held.fund(), "6101", "")).isEqualTo("-16000000.00");
        assertThat(sql.number(
                        "select count(*) from event where type = 'io.jidi.fund.valuation.approved' and aggregate = ?",
                        id))
                .isEqualTo(1);
        office().get("/api/v1/funds/" + held.fund() + "/statements?period=2024-Q1")
                .then()
                .statusCode(200)
                .body("total.lines.find { it.line == 'UNREALISED' }.amount.amount", equalTo("16000000.00"))
                .body("total.closing.amount", equalTo("36000000.00"))
                .body("partners[0].closing.amount", equalTo("21600000.00"));

        // Down again, and only forwards in time.
        String lower =
                prepared(round(held, "2024-06-30", "0.90", "20000000", "")).getString("id");
        String between =
                prepared(round(held, "2024-05-31", "1.10", "20000000", "")).getString("id");
        decide(SECOND, lower, "APPROVED").then().statusCode(200).body("change.amount", equalTo("-8000000.00"));
        decide(SECOND, between, "APPROVED").then().statusCode(409).body("code", equalTo("FUND_VALUATION_OUTDATED"));
        assertThat(BooksApi.balance(held.fund(), "1102", "?asOf=2024-04-30")).isEqualTo("16000000.00");
        assertThat(BooksApi.balance(held.fund(), "1102", "")).isEqualTo("8000000.00");
        assertThat(BooksApi.breaches(held.fund())).isEmpty();

        // The exit is held against the last value.
        keyed().body(Map.of(
                        "route",
                        "SHARE_TRANSFER",
                        "exitDate",
                        "2024-09-30",
                        "cost",
                        BooksApi.cny("10000000.00"),
                        "proceeds",
                        BooksApi.cny("19800000.00"),
                        "distribute",
                        false))
                .post("/api/v1/investments/" + held.investment() + "/exits")
                .then()
                .statusCode(201);
        office().get("/api/v1/funds/" + held.fund() + "/valuation-back-tests")
                .then()
                .body("items[0].lastValue.amount", equalTo("18000000.00"))
                .body("items[0].proceeds.amount", equalTo("19800000.00"))
                .body("items[0].deviationRate", equalTo("0.100000"));
        office().get("/api/v1/funds/" + held.fund() + "/statements?period=2024-Q3")
                .then()
                .body("total.lines.find { it.line == 'REALISED' }.amount.amount", equalTo("9800000.00"))
                .body("total.lines.find { it.line == 'UNREALISED' }.amount.amount", equalTo("-8000000.00"))
                .body("total.closing.amount", equalTo("29800000.00"));
    }

    @Test
    void whatIsIncompleteOrImpossibleIsNamedAndKeepsNothing() {
        Held held = held("10000000.00");
        String good = round(held, "2024-03-31", "1.30", "20000000", "");
        refused(good.replace("\"units\":\"20000000\",", ""), "/inputs/units");
        refused(good.replace("\"discountRatio\":\"0\"", "\"discountRatio\":\"1.2\""), "/inputs/discountRatio");
        refused(
                good.replace("\"valuationDate\":\"2024-03-31\"", "\"valuationDate\":\"2023-12-01\""),
                "/calibration/referenceDate");
        refused(good.replace("\"valuationDate\":\"2024-03-31\"", "\"valuationDate\":\"2999-12-31\""), "/valuationDate");
        refused(
                good.replace(
                        "\"explanation\":\"新\"",
                        "\"rangeLow\":" + FundApi.money("26000000.01") + ",\"explanation\":\"新\""),
                "/rangeLow");
        keyedBody(good.replace("\"referencePrice\":\"10000000\"", "\"referencePrice\":\"0\""))
                .post("/api/v1/valuations")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/calibration/referencePrice"));
        keyedBody(good.replace(held.investment(), "inv_01kz0000000000000000000000"))
                .post("/api/v1/valuations")
                .then()
                .statusCode(404)
                .body("errors[0].pointer", equalTo("/investmentId"));
        office().body(good).post("/api/v1/valuations").then().statusCode(400);
        office().get("/api/v1/valuations?fundId=" + held.fund()).then().body("items.size()", equalTo(0));

        // The same assumptions as last time need a reason.
        decide(SECOND, prepared(good).getString("id"), "APPROVED").then().statusCode(200);
        refused(round(held, "2024-06-30", "1.30", "20000000", ""), "/unchangedReason");
        prepared(round(held, "2024-06-30", "1.30", "20000000", ",\"unchangedReason\":\"无新融资，经营符合预期\""));
        as(Tokens.of("FUND_MANAGER").scope("region:340200").sign())
                .get("/api/v1/valuations?fundId=" + held.fund())
                .then()
                .body("items.size()", equalTo(0));
    }

    @Test
    void aRejectedValuationAndOneInAClosedPeriodBookNothing() {
        Held held = held("10000000.00");
        String id = prepared(round(held, "2024-03-31", "1.30", "20000000", "")).getString("id");
        decide(SECOND, id, "REJECTED").then().statusCode(200).body("journalId", nullValue());
        String late =
                prepared(round(held, "2024-03-31", "1.40", "20000000", "")).getString("id");
        keyed().body(Map.of("periodEnd", "2024-03-31", "reason", "季度结账"))
                .post("/api/v1/funds/" + held.fund() + "/periods")
                .then()
                .statusCode(201);
        decide(SECOND, late, "APPROVED").then().statusCode(409).body("code", equalTo("FUND_PERIOD_CLOSED"));
        office().get("/api/v1/valuations/" + late).then().body("state", equalTo("DRAFT"));
        assertThat(BooksApi.balance(held.fund(), "1102", "")).isNull();
    }

    @Test
    void aMotherFundsShareIsRolledFromTheSubFundsReport() {
        Layers layers = layers();
        String path = "/api/v1/funds/" + layers.mother() + "/sub-fund-values?asOf=";
        // Nothing reported yet: what was paid in.
        office().get(path + "2024-02-15")
                .then()
                .statusCode(200)
                .body("items[0].reportDate", nullValue())
                .body("items[0].value.amount", equalTo("4000000.00"))
                .body("items[0].stalenessDays", nullValue());
        FundApi.keyed()
                .body("{\"kind\":\"EXPENSE_ACCRUED\",\"amount\":" + FundApi.money("1000000.00")
                        + ",\"effectiveDate\":\"2024-03-20\",\"reference\":\"V\",\"description\":\"费用\"}")
                .post("/api/v1/funds/" + layers.sub() + "/operating-entries")
                .then()
                .statusCode(201);
        keyed().body(Map.of("periodEnd", "2024-03-31", "reason", "季度结账"))
                .post("/api/v1/funds/" + layers.sub() + "/periods")
                .then()
                .statusCode(201);
        BooksApi.call(layers.sub(), "5000000.00", "2024-05-10");
        // 40 % of 10 m - 1 m at the report, and 2 m called since.
        office().get(path + "2024-06-30")
                .then()
                .body("items[0].reportDate", equalTo("2024-03-31"))
                .body("items[0].reported.amount", equalTo("3600000.00"))
                .body("items[0].callsSince.amount", equalTo("2000000.00"))
                .body("items[0].distributionsSince.amount", equalTo("0.00"))
                .body("items[0].value.amount", equalTo("5600000.00"))
                .body("items[0].stalenessDays", equalTo(91));
    }

    @Test
    void governmentMoneyIsSeenThroughTheLayers() {
        Layers layers = layers();
        JsonPath seen = office().get("/api/v1/funds/" + layers.sub() + "/look-through?asOf=2024-06-30")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        // The province has 3/5 of the mother fund, the mother fund 2/5 of the sub-fund, the city 1/10 of it.
        assertThat(seen.getString("governmentShare.exact")).isEqualTo("17/50");
        assertThat(seen.getString("money.find { it.tier == 'PROVINCE' }.share.exact"))
                .isEqualTo("6/25");
        assertThat(seen.getString("money.find { it.tier == 'CITY' }.share.rate"))
                .isEqualTo("0.1000000000");
        assertThat(seen.getString("holders.find { it.name == '省财政厅' }.share.exact"))
                .isEqualTo("6/25");
        assertThat(seen.getInt("holders.find { it.name == '省财政厅' }.layer")).isEqualTo(2);
        JsonPath down = office().get("/api/v1/funds/" + layers.mother() + "/look-through?asOf=2024-06-30")
                .jsonPath();
        assertThat(down.getString("holdings.find { it.kind == 'FUND' }.share.exact"))
                .isEqualTo("2/5");
        assertThat(down.getString("holdings.find { it.kind == 'ENTERPRISE' }.share.exact"))
                .isEqualTo("3/50");
        assertThat(down.getString("holdings.find { it.kind == 'ENTERPRISE' }.governmentShare.exact"))
                .isEqualTo("51/1000");
        assertThat(down.getInt("holdings.find { it.kind == 'ENTERPRISE' }.layer"))
                .isEqualTo(2);
        // Who sees only the sub-fund is told the shares, and names only of what stands next to it.
        String code = office().get("/api/v1/funds/" + layers.sub()).path("code");
        JsonPath narrow = as(Tokens.of("FUND_MANAGER").scope("fund:" + code).sign())
                .get("/api/v1/funds/" + layers.sub() + "/look-through?asOf=2024-06-30")
                .jsonPath();
        assertThat(narrow.getString("governmentShare.exact")).isEqualTo("17/50");
        assertThat(narrow.getList("holders.name")).doesNotContain("省财政厅").contains("市引导基金");
    }

    /** Money that the mother fund gives to the sub-fund is counted once, where it came in. */
    @Test
    void fundsAreLookedThroughAsOne() {
        Layers layers = layers();
        String mother = office().get("/api/v1/funds/" + layers.mother()).path("code");
        String sub = office().get("/api/v1/funds/" + layers.sub()).path("code");
        String both =
                Tokens.of("FUND_MANAGER").scope("fund:" + mother, "fund:" + sub).sign();
        JsonPath one = as(both).get("/api/v1/look-through?asOf=2024-06-30")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .jsonPath();
        // 100 m in the mother fund, and of the sub-fund's 20 m all but the mother fund's 8 m.
        assertThat(one.getString("items[0].committed.amount")).isEqualTo("112000000.00");
        assertThat(one.getString("items[0].within.amount")).isEqualTo("8000000.00");
        assertThat(one.getString("items[0].money.find { it.tier == 'PROVINCE' }.amount.amount"))
                .isEqualTo("60000000.00");
        assertThat(one.getString("items[0].money.find { it.tier == 'CITY' }.amount.amount"))
                .isEqualTo("2000000.00");
        assertThat(one.getString("items[0].governmentShare.exact")).isEqualTo("31/56");
        assertThat(one.getString("items[0].enterprises[0].share.exact")).isEqualTo("3/20");
        assertThat(one.getString("items[0].enterprises[0].governmentShare.exact"))
                .isEqualTo("51/1000");
        // Each in its city: now the mother fund is outside the sub-fund's pool, and three fifths of its 8 m the
        // province's.
        JsonPath cities =
                as(both).get("/api/v1/look-through?by=CITY&asOf=2024-06-30").jsonPath();
        assertThat(cities.getList("items.key")).containsExactly("340000", "340100");
        assertThat(cities.getString("items[1].committed.amount")).isEqualTo("20000000.00");
        assertThat(cities.getString("items[1].money.find { it.tier == 'PROVINCE' }.amount.amount"))
                .isEqualTo("4800000.00");
        assertThat(cities.getString("items[1].governmentShare.exact")).isEqualTo("17/50");
        // Before anybody committed there is nothing to have a share of.
        as(both).get("/api/v1/look-through?by=BASE&asOf=2020-01-01")
                .then()
                .body("items[0].committed.amount", equalTo("0.00"))
                .body("items[0].governmentShare", nullValue())
                .body("items[0].key", equalTo("-"));
        as(both).get("/api/v1/look-through?by=VINTAGE")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("?by"));
        as(Tokens.of("ENTERPRISE").sign()).get("/api/v1/look-through").then().statusCode(403);
    }

    @Test
    void ownersInACircleAreRefusedWithTheirPath() {
        Layers layers = layers();
        // No door lets such a thing in; the database is made to hold it.
        UUID partner = sql.first(
                        "select id from partner where name = '民营资本' and fund_id ="
                                + " (select f.id from fund f join partner p on p.investing_fund_id = f.id where p.name = ?)",
                        row -> row.getObject(1, UUID.class),
                        layers.motherName())
                .orElseThrow();
        String sub = layers.sub();
        sql.update(
                "update partner set investing_fund_id = (select fund_id from partner where name = ?) where id = ?",
                layers.motherName(),
                partner);
        try {
            office().get("/api/v1/funds/" + sub + "/look-through")
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("FUND_OWNERSHIP_CIRCLE"))
                    .body("detail", org.hamcrest.Matchers.containsString(" → "));
            as(Tokens.of("AUDITOR").sign())
                    .get("/internal/ledger/verification")
                    .then()
                    .body("whole", equalTo(false))
                    .body(
                            "breaches.find { it.invariant == 'V14' }.reason.zh",
                            org.hamcrest.Matchers.containsString("循环持有"));
        } finally {
            sql.update("update partner set investing_fund_id = null where id = ?", partner);
        }
    }

    private record Held(String fund, String investment) {}

    private record Layers(String mother, String sub, String motherName) {}

    /** A fund of two partners, 60 and 40, that paid 20 m and invested a part of it. */
    private static Held held(String amount) {
        String fund = BooksApi.raising();
        String one = BooksApi.partner(fund, "LP");
        String two = BooksApi.partner(fund, "LP");
        BooksApi.commit(fund, one, "60000000.00", 1, "2024-01-02");
        BooksApi.commit(fund, two, "40000000.00", 1, "2024-01-02");
        BooksApi.move(fund, "ESTABLISHED", "2024-01-02");
        BooksApi.payAll(BooksApi.call(fund, "20000000.00", "2024-01-05"), "2024-01-10");
        return new Held(fund, BooksApi.invest(fund, amount, "2024-01-15"));
    }

    /** Province and private money in a mother fund, the mother fund and a city in a sub-fund, which holds 15 % of an enterprise. */
    private static Layers layers() {
        String mother = office().body("{\"code\":\"" + FundApi.code()
                        + "\",\"name\":\"人工智能主题母基金\",\"layer\":\"MOTHER\",\"fundClass\":\"THEME\",\"regionCode\":\"340000\","
                        + "\"manager\":\"华安嘉业\",\"terms\":" + FundApi.TERMS + ",\"termsFrom\":\"2015-01-01\"}")
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        BooksApi.move(mother, "APPROVED", "2024-01-01");
        BooksApi.move(mother, "RAISING", "2024-01-01");
        commit(mother, partner(mother, "省财政厅", "PROVINCE", ""), "60000000.00");
        commit(mother, partner(mother, "民营资本", "NONE", ""), "40000000.00");
        String sub = BooksApi.raising();
        String motherName = "母基金" + UUID.randomUUID();
        commit(sub, partner(sub, motherName, "PROVINCE", ",\"investingFundId\":\"" + mother + "\""), "4000000.00");
        commit(sub, partner(sub, "市引导基金", "CITY", ""), "1000000.00");
        commit(sub, partner(sub, "管理人", "NONE", ""), "5000000.00");
        sub10(sub);
        return new Layers(mother, sub, motherName);
    }

    private static void sub10(String sub) {
        // Twice the commitments above, so that more can be called later.
        List<String> partners =
                office().get("/api/v1/funds/" + sub + "/partners").path("items.id");
        List<String> more = List.of("4000000.00", "1000000.00", "5000000.00");
        for (int i = 0; i < more.size(); i++) {
            BooksApi.commit(sub, partners.get(i), more.get(i), 2, "2024-01-02");
        }
        BooksApi.move(sub, "ESTABLISHED", "2024-01-02");
        BooksApi.payAll(BooksApi.call(sub, "10000000.00", "2024-01-05"), "2024-01-10");
        String deal = office().body(Map.of(
                        "fundId",
                        sub,
                        "creditCode",
                        "91340100" + String.valueOf(System.nanoTime()).substring(0, 10),
                        "enterpriseName",
                        "智能语音企业",
                        "stage",
                        "INVESTED"))
                .post("/api/v1/deals")
                .path("id");
        String investment = keyed().body(Map.of(
                        "fundId",
                        sub,
                        "dealId",
                        deal,
                        "tranche",
                        1,
                        "instrument",
                        "EQUITY",
                        "committed",
                        BooksApi.cny("3000000.00"),
                        "ownershipRate",
                        "0.15"))
                .post("/api/v1/investments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        keyed().body(Map.of("amount", BooksApi.cny("3000000.00"), "fundedDate", "2024-01-20", "bankReference", "X"))
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
    }

    private static String partner(String fund, String name, String tier, String more) {
        return office().body("{\"name\":\"" + name + "\",\"kind\":\"LP\",\"governmentTier\":\"" + tier
                        + "\",\"moneySource\":\"SOCIAL\"" + more + "}")
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static void commit(String fund, String partner, String amount) {
        BooksApi.commit(fund, partner, amount, 1, "2024-01-02");
    }

    private static String round(Held held, String day, String price, String units, String more) {
        return "{\"fundId\":\"" + held.fund() + "\",\"investmentId\":\"" + held.investment() + "\",\"valuationDate\":\""
                + day
                + "\",\"technique\":\"RECENT_ROUND\",\"hierarchyLevel\":3,\"inputs\":{\"roundDate\":\"2023-12-20\","
                + "\"pricePerUnit\":\"" + price + "\",\"units\":\"" + units
                + "\",\"newInvestors\":true,\"discountRatio\":\"0\"},"
                + "\"calibration\":{\"referenceDate\":\"2024-01-15\",\"referencePrice\":\"10000000\",\"modelValue\":\"10500000\","
                + "\"explanation\":\"入股价与模型相差百分之五\"},\"explanation\":\"新\"" + more + "}";
    }

    private static JsonPath prepared(String body) {
        return keyedBody(body)
                .post("/api/v1/valuations")
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .extract()
                .jsonPath();
    }

    private static void refused(String body, String pointer) {
        keyedBody(body)
                .post("/api/v1/valuations")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_VALUATION_INVALID"))
                .body("errors[0].pointer", equalTo(pointer));
    }

    private static io.restassured.specification.RequestSpecification keyedBody(String body) {
        return keyed().body(body);
    }

    private static Response decide(String token, String id, String to) {
        String etag = office().get("/api/v1/valuations/" + id).header("ETag");
        return as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", etag)
                .body(Map.of("to", to, "reason", "复核"))
                .post("/api/v1/valuations/" + id + "/transitions");
    }
}
