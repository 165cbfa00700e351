package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.code;
import static io.jidi.fund.FundApi.commit;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.FundApi.partner;
import static io.jidi.fund.FundApi.transition;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Acts are judged before money or a promise moves; what was refused is kept, and may be let pass by a second person. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class ComplianceStoryTest {

    private static final String FIRM = "91340100MA990001XA";

    @Inject
    Sql sql;

    @Test
    void aSubscriptionAboveTheMotherFundsCapIsRefusedAndKept() {
        String mother = fund("MOTHER", null, "");
        String fund = fund("SUB", mother, "\"targetSize\":" + money("1000000000.00") + ",");
        enrol(fund, "AI-THEME");
        String motherPartner = motherPartner(fund, mother);
        subscribe(fund, motherPartner, "200000000.01")
                .statusCode(422)
                .body("code", equalTo("FUND_ACT_REFUSED"))
                .body("errors.code", hasItem("R07"))
                .body("errors.find { it.code == 'R07' }.message", containsString("it may be at most 20 %"));
        assertThat(sql.number("select count(*) from commitment where fund_id = ?", id(fund)))
                .isZero();
        JsonPath list = office().get("/api/v1/compliance/checks?fundId=" + fund + "&decision=REFUSED")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("SUBSCRIPTION"))
                .extract()
                .jsonPath();
        String check = list.getString("items[0].id");
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.fund.compliance.judged'",
                        check))
                .isEqualTo(1);
        office().body("{\"rule\":\"R07\",\"reason\":\"急\",\"document\":\"x\"}")
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_OVERRIDE_NOT_POSSIBLE"));
        subscribe(fund, motherPartner, "200000000.00").statusCode(201);
    }

    @Test
    void aMissingDocumentStopsTheSetUpUntilItIsRecorded() {
        String fund = fund("SUB", null, "");
        enrol(fund, null);
        commit(fund, partner(fund, "社会资本"), "100000000.00");
        String etag = office().get("/api/v1/funds/" + fund).then().extract().header("ETag");
        office().header("If-Match", etag)
                .body("{\"to\":\"ESTABLISHED\",\"reason\":\"按程序\",\"effectiveDate\":\"2026-02-01\"}")
                .post("/api/v1/funds/" + fund + "/transitions")
                .then()
                .statusCode(422)
                .body("errors.code", hasItems("R11", "R12", "R13"))
                .body("errors.find { it.code == 'R12' }.message", containsString("missing: Consultation"))
                .body("errors.find { it.code == 'R12' }.params.outcome", equalTo("UNKNOWN"));
        establish(fund);
        office().get("/api/v1/funds/" + fund + "/evidence")
                .then()
                .statusCode(200)
                .body("items.fact", hasItems("drcConsultation", "principalPromised"));
    }

    @Test
    void aRefusedInvestmentIsLetPassOnceByASecondPerson() {
        Invested ready = investable();
        String act = "{\"fundId\":\"" + ready.fund() + "\",\"dealId\":\"" + ready.deal()
                + "\",\"tranche\":%d,\"instrument\":\"EQUITY\",\"committed\":" + money("25000000.00") + "}";

        invest(String.format(act, 1))
                .statusCode(422)
                .body("code", equalTo("FUND_ACT_REFUSED"))
                .body("errors.code", hasItems("R02", "R04", "R21", "R22"));
        evidence(ready.fund(), FIRM, "industryClass", "ENCOURAGED");
        evidence(ready.fund(), FIRM, "publicStockElement", "NONE");
        evidence(ready.fund(), FIRM, "relatedParty", "false");
        evidence(ready.fund(), FIRM, "inProvincialList", "true");

        String check = invest(String.format(act, 1))
                .statusCode(422)
                .body("code", equalTo("FUND_ACT_NEEDS_OVERRIDE"))
                .body("errors.code", equalTo(java.util.List.of("R04")))
                .extract()
                .path("errors[0].params.check");
        String grant = "{\"rule\":\"R04\",\"reason\":\"次轮募资已签约，到位后占比 18 %\",\"document\":\"投决会纪要〔2026〕7号\"}";
        office().body(grant)
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(403)
                .body("code", equalTo("FUND_OVERRIDE_FOUR_EYES"));
        as(Tokens.of("FUND_MANAGER").user("another").sign())
                .body(grant)
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(403);
        committee()
                .body(grant)
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(201)
                .body("items[0].grantedBy", equalTo("committee-member"));
        committee()
                .body(grant)
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(409);

        invest(String.format(act, 1)).statusCode(201);
        String passed = office().get("/api/v1/compliance/checks?fundId=" + ready.fund() + "&decision=OVERRIDDEN")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
        office().get("/api/v1/compliance/checks/" + passed)
                .then()
                .body("overrides[0].rule", equalTo("R04"))
                .body("overrides[0].checkId", equalTo(check))
                .body("verdicts.find { it.rule == 'R04' }.outcome", equalTo("FAIL"))
                .body("verdicts.find { it.rule == 'R04' }.thresholds[0].status", equalTo("M"))
                .body("facts.industryClass.document", equalTo("证明文件"));
        // Good for once: the same act again is another act, and R30 sees the follow-on.
        invest(String.format(act, 2)).statusCode(422).body("errors.code", hasItems("R04", "R30"));

        office().get("/api/v1/compliance/checks/" + passed + "/replay")
                .then()
                .statusCode(200)
                .body("same", equalTo(true))
                .body("sameEdition", equalTo(true));
    }

    /** Mother 20 (of it 60 % the province's) and city 40 of 100: 52 % is government money, looked through (R08). */
    @Test
    void governmentMoneyIsLookedThroughBeforeItIsAdded() {
        String mother = fund("MOTHER", null, "");
        commit(mother, government(mother, "PROVINCE"), "60000000.00");
        commit(mother, partner(mother, "社会资本"), "40000000.00");
        String fund = fund("SUB", mother, "\"targetSize\":" + money("100000000.00") + ",");
        enrol(fund, "AI-THEME");
        subscribe(fund, motherPartner(fund, mother), "20000000.00").statusCode(201);
        String city = government(fund, "CITY");
        subscribe(fund, city, "38000000.01")
                .statusCode(422)
                .body("errors.code", equalTo(java.util.List.of("R08")))
                .body("errors[0].message", containsString("= 50 %, it may be at most 50 %"));
        subscribe(fund, city, "40000000.00")
                .statusCode(422)
                .body("errors[0].message", containsString("= 52 %, it may be at most 50 %"));
        subscribe(fund, city, "38000000.00").statusCode(201);
    }

    @Test
    void anExitNeedsAPriceBasisAndADistributionItsWayToTheTreasury() {
        Invested ready = investable("PROVINCE");
        for (String fact :
                java.util.List.of("industryClass=ENCOURAGED", "publicStockElement=NONE", "relatedParty=false")) {
            evidence(ready.fund(), FIRM, fact.split("=")[0], fact.split("=")[1]);
        }
        String investment = invest("{\"fundId\":\"" + ready.fund() + "\",\"dealId\":\"" + ready.deal()
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money("10000000.00") + "}")
                .statusCode(201)
                .extract()
                .path("id");
        keyed().body("{\"amount\":" + money("10000000.00") + ",\"fundedDate\":\"2026-04-01\",\"bankReference\":\"X-"
                        + investment + "\"}")
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
        String exit =
                "{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2026-09-01\",\"proceeds\":" + money("12000000.00") + "}";
        keyed().body(exit)
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(422)
                .body("errors.code", equalTo(java.util.List.of("R24")));
        evidence(ready.fund(), FIRM, "appraisal", "true");
        String distribution = keyed().body(exit)
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .extract()
                .path("distributionId");
        approve(distribution).statusCode(422).body("errors.code", equalTo(java.util.List.of("R23")));
        evidence(ready.fund(), null, "treasuryRoute", "true");
        approve(distribution).statusCode(200).body("state", equalTo("APPROVED"));
    }

    /** Two of the same act at once: one override, one investment. */
    @Test
    void anOverrideIsGoodForOneOfTwoAtOnce() throws Exception {
        Invested ready = investable();
        for (String fact :
                java.util.List.of("industryClass=ENCOURAGED", "publicStockElement=NONE", "relatedParty=false")) {
            evidence(ready.fund(), FIRM, fact.split("=")[0], fact.split("=")[1]);
        }
        evidence(ready.fund(), FIRM, "inProvincialList", "true");
        String act = "{\"fundId\":\"" + ready.fund() + "\",\"dealId\":\"" + ready.deal()
                + "\",\"tranche\":%d,\"instrument\":\"EQUITY\",\"committed\":" + money("30000000.00") + "}";
        String check = invest(String.format(act, 1)).statusCode(422).extract().path("errors[0].params.check");
        committee()
                .body("{\"rule\":\"R04\",\"reason\":\"x\",\"document\":\"x\"}")
                .post("/api/v1/compliance/checks/" + check + "/overrides")
                .then()
                .statusCode(201);
        java.util.List<Integer> answers = FundApi.atOnce(java.util.List.of(
                () -> invest(String.format(act, 1)).extract().statusCode(),
                () -> invest(String.format(act, 2)).extract().statusCode()));
        assertThat(answers).containsExactlyInAnyOrder(201, 422);
    }

    @Test
    void aPlannedActIsAnsweredWithoutWriting() {
        Invested ready = investable();
        long before = sql.number("select count(*) from compliance_check");
        String act = "{\"act\":{\"kind\":\"INVESTMENT\",\"fundId\":\"" + ready.fund()
                + "\",\"day\":\"2026-06-01\",\"creditCode\":\"" + FIRM + "\",\"instrument\":\"EQUITY\",\"amount\":"
                + money("20000000.00") + "},\"assume\":%s}";
        office().body(String.format(act, "{}"))
                .post("/api/v1/checks")
                .then()
                .statusCode(200)
                .body("consequence", equalTo("REFUSE"))
                .body("id", nullValue())
                .body("verdicts.find { it.rule == 'R04' }.outcome", equalTo("PASS"))
                .body("verdicts.find { it.rule == 'R02' }.outcome", equalTo("UNKNOWN"));
        office().body(String.format(
                        act,
                        "{\"industryClass\":\"PERMITTED\",\"publicStockElement\":\"NONE\",\"relatedParty\":\"false\"}"))
                .post("/api/v1/checks")
                .then()
                .statusCode(200)
                .body("consequence", equalTo("ALLOW"))
                .body("facts.industryClass.document", equalTo("ASSUMED"));
        office().body(String.format(act, "{\"fundTotalAssets\":\"1\"}"))
                .post("/api/v1/checks")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_EVIDENCE_INVALID"));
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .body(String.format(act, "{}"))
                .post("/api/v1/checks")
                .then()
                .statusCode(404);
        assertThat(sql.number("select count(*) from compliance_check")).isEqualTo(before);
    }

    @Test
    void aDraftValueTellsWhichPastActsWouldHaveFailed() {
        Invested ready = investable();
        evidence(ready.fund(), FIRM, "industryClass", "ENCOURAGED");
        evidence(ready.fund(), FIRM, "publicStockElement", "NONE");
        evidence(ready.fund(), FIRM, "relatedParty", "false");
        invest("{\"fundId\":\"" + ready.fund() + "\",\"dealId\":\"" + ready.deal()
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money("15000000.00") + "}")
                .statusCode(201);
        String trial =
                "{\"parameter\":\"%s\",\"value\":\"%s\",\"fromDate\":\"2026-01-01\",\"throughDate\":\"2099-12-31\"}";
        office().body(String.format(trial, "singleEnterpriseCap", "0.10"))
                .post("/api/v1/compliance/trials")
                .then()
                .statusCode(200)
                .body("listed.findAll { it.fundId == '" + ready.fund() + "' }.rule", equalTo(java.util.List.of("R04")))
                .body("listed.find { it.fundId == '" + ready.fund() + "' }.before", equalTo("PASS"))
                .body("listed.find { it.fundId == '" + ready.fund() + "' }.after", equalTo("FAIL"));
        office().body(String.format(trial, "singleEnterpriseCap", "0.20"))
                .post("/api/v1/compliance/trials")
                .then()
                .body("listed", hasSize(0));
        office().body(String.format(trial, "sunshine", "1"))
                .post("/api/v1/compliance/trials")
                .then()
                .statusCode(422);
    }

    @Test
    void aFundThatIsNotEnrolledIsObservedOnly() {
        String fund = fund("SUB", null, "");
        commit(fund, partner(fund, "社会资本"), "100000000.00");
        transition(fund, "ESTABLISHED");
        office().get("/api/v1/compliance/checks?fundId=" + fund + "&kind=SET_UP")
                .then()
                .body("items[0].decision", equalTo("OBSERVED"))
                .body("items[0].consequence", equalTo("REFUSE"));
        as(Tokens.of("AUDITOR").scope("region:320000").sign())
                .get("/api/v1/compliance/checks?fundId=" + fund)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void theCatalogueSaysWhatEachRuleRestsOn() {
        office().get("/api/v1/compliance/catalogue")
                .then()
                .statusCode(200)
                .body("rules.id", hasItems("R01", "R30", "T09"))
                .body("rules.find { it.id == 'R04' }.basis.status", equalTo("M"))
                .body("rules.find { it.id == 'R04' }.severity", not(equalTo("BLOCK")));
        office().get("/api/v1/compliance/facts").then().statusCode(200).body("items.key", hasItem("fundTotalAssets"));
    }

    @Test
    void evidenceIsRefusedForWhatTheBooksKnow() {
        String fund = fund("SUB", null, "");
        for (String wrong : new String[] {
            "{\"fact\":\"fundPaidIn\",\"value\":\"1\",\"document\":\"x\",\"validFromDate\":\"2026-01-01\"}",
            "{\"fact\":\"industryClass\",\"value\":\"ENCOURAGED\",\"document\":\"x\",\"validFromDate\":\"2026-01-01\"}",
            "{\"fact\":\"drcConsultation\",\"value\":\"perhaps\",\"document\":\"x\",\"validFromDate\":\"2026-01-01\"}",
            "{\"fact\":\"drcConsultation\",\"value\":\"true\",\"document\":\"x\",\"validFromDate\":\"2026-01-02\","
                    + "\"validUntilDate\":\"2026-01-01\"}"
        }) {
            office().body(wrong)
                    .post("/api/v1/funds/" + fund + "/evidence")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("FUND_EVIDENCE_INVALID"));
        }
        office().body("{\"termsId\":\"NOBODY\",\"validFromDate\":\"2026-01-01\",\"document\":\"x\"}")
                .post("/api/v1/funds/" + fund + "/enrolments")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_TERMS_UNKNOWN"));
    }

    @Test
    void whatAFundMayStillInvestInAFirmIsTheLeastOfItsLimits() {
        Invested ready = investable();
        String asked = "/api/v1/funds/" + ready.fund() + "/headroom?creditCode=" + FIRM;
        office().get(asked)
                .then()
                .statusCode(200)
                .body("fundInvests", equalTo(true))
                .body("enforced", equalTo(true))
                .body("standing", equalTo("REFUSE"))
                .body("withoutOverride.amount", equalTo("20000000.00"))
                .body("withOverride.amount", equalTo("100000000.00"))
                .body("binding", equalTo(java.util.List.of("R04")))
                .body("limits.rule", equalTo(java.util.List.of("R04", "R05", "R30")))
                .body("limits[0].state", equalTo("LIMITS"))
                .body("limits[0].beyond", equalTo("NEEDS_OVERRIDE"))
                .body("limits[0].baseAmount.amount", equalTo("100000000.00"))
                .body("limits[0].cap.amount", equalTo("20000000.00"))
                .body("limits[0].used.amount", equalTo("0.00"))
                .body("limits[0].room.amount", equalTo("20000000.00"))
                .body("limits[0].verdict.basis.document.en", containsString("2800"))
                .body("limits[1].state", equalTo("NOT_APPLICABLE"))
                .body("limits[1].room", nullValue())
                .body("means.cash.amount", equalTo("100000000.00"))
                .body("means.room.amount", equalTo("100000000.00"))
                .body("conditions.find { it.rule == 'R02' }.outcome", equalTo("UNKNOWN"));
        for (String known : new String[] {
            "industryClass=ENCOURAGED", "publicStockElement=NONE", "relatedParty=false", "inProvincialList=true"
        }) {
            String[] fact = known.split("=");
            evidence(ready.fund(), FIRM, fact[0], fact[1]);
        }
        invest("{\"fundId\":\"" + ready.fund() + "\",\"dealId\":\"" + ready.deal()
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money("7500000.01") + "}")
                .statusCode(201);
        office().get(asked)
                .then()
                .statusCode(200)
                .body("standing", equalTo("ALLOW"))
                .body("withoutOverride.amount", equalTo("12499999.99"))
                .body("binding", equalTo(java.util.List.of("R30")))
                .body("limits[0].room.amount", equalTo("20000000.00"))
                .body("limits[2].used.amount", equalTo("7500000.01"))
                .body("means.promised.amount", equalTo("7500000.01"))
                .body("means.room.amount", equalTo("92499999.99"));
        office().get("/api/v1/funds/" + ready.fund() + "/headroom?creditCode=nonsense")
                .then()
                .statusCode(400);
        office().get("/api/v1/funds/" + ready.fund() + "/headroom").then().statusCode(400);
        assertThat(sql.number(
                        "select count(*) from compliance_check where fund_id = ? and act_kind = 'INVESTMENT'",
                        id(ready.fund())))
                .as("only the act was judged, the questions were not kept")
                .isEqualTo(1);
    }

    private record Invested(String fund, String deal) {}

    /** An enrolled fund with 100 million on its account and a deal. */
    private Invested investable() {
        return investable("NONE");
    }

    private Invested investable(String tier) {
        String fund = fund("SUB", null, "");
        enrol(fund, null);
        String partner = government(fund, tier);
        commit(fund, partner, "100000000.00");
        establish(fund);
        String call = keyed().body(FundApi.call("100000000.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FundApi.pay(call, partner, "100000000.00", "B-" + call).then().statusCode(201);
        String deal = office().body("{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + FIRM
                        + "\",\"enterpriseName\":\"皖江智语\",\"stage\":\"PROSPECT\"}")
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new Invested(fund, deal);
    }

    private static String fund(String layer, String parent, String more) {
        String id = office().body("{\"code\":\"" + code() + "\",\"name\":\"智能语音基金\",\"layer\":\"" + layer + "\","
                        + (parent == null ? "" : "\"parentFundId\":\"" + parent + "\",") + more
                        + "\"regionCode\":\"340100\",\"manager\":\"华安嘉业\",\"terms\":" + FundApi.TERMS
                        + ",\"termsFrom\":\"2026-01-01\"}")
                .post("/api/v1/funds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        transition(id, "APPROVED");
        transition(id, "RAISING");
        return id;
    }

    private static void establish(String fund) {
        evidence(fund, null, "fundLevel", "CITY");
        evidence(fund, null, "drcConsultation", "true");
        evidence(fund, null, "principalPromised", "false");
        evidence(fund, null, "minimumReturnPromised", "false");
        transition(fund, "ESTABLISHED");
    }

    private static void enrol(String fund, String terms) {
        office().body("{" + (terms == null ? "" : "\"termsId\":\"" + terms + "\",")
                        + "\"validFromDate\":\"2026-01-01\",\"document\":\"子基金合作协议\"}")
                .post("/api/v1/funds/" + fund + "/enrolments")
                .then()
                .statusCode(201);
    }

    private static void evidence(String fund, String target, String fact, String value) {
        office().body("{\"fact\":\"" + fact + "\"," + (target == null ? "" : "\"target\":\"" + target + "\",")
                        + "\"value\":\"" + value + "\",\"document\":\"证明文件\",\"validFromDate\":\"2026-01-01\"}")
                .post("/api/v1/funds/" + fund + "/evidence")
                .then()
                .statusCode(201);
    }

    private static String government(String fund, String tier) {
        return office().body("{\"name\":\"出资人\",\"kind\":\"LP\",\"governmentTier\":\"" + tier
                        + "\",\"moneySource\":\"FISCAL\"}")
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse approve(String distribution) {
        return BooksApi.approve(Tokens.of("PROVINCE_OFFICE").user("second").sign(), distribution)
                .then();
    }

    private static String motherPartner(String fund, String mother) {
        return office().body("{\"name\":\"人工智能主题母基金\",\"kind\":\"LP\",\"governmentTier\":\"PROVINCE\","
                        + "\"moneySource\":\"GUIDANCE_FUND\",\"investingFundId\":\"" + mother + "\"}")
                .post("/api/v1/funds/" + fund + "/partners")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse subscribe(String fund, String partner, String amount) {
        return keyed().body("{\"partnerId\":\"" + partner + "\",\"amount\":" + money(amount)
                        + ",\"closingNumber\":1,\"signedDate\":\"2026-02-02\"}")
                .post("/api/v1/funds/" + fund + "/commitments")
                .then();
    }

    private static ValidatableResponse invest(String body) {
        return keyed().body(body).post("/api/v1/investments").then();
    }

    private static io.restassured.specification.RequestSpecification committee() {
        return as(Tokens.of("INVESTMENT_COMMITTEE").user("committee-member").sign());
    }

    private static UUID id(String fund) {
        return io.jidi.platform.id.TypeIds.parse("fnd", fund);
    }
}
