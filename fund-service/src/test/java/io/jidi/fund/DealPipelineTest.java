package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.PipelineApi.advance;
import static io.jidi.fund.PipelineApi.close;
import static io.jidi.fund.PipelineApi.deal;
import static io.jidi.fund.PipelineApi.deliver;
import static io.jidi.fund.PipelineApi.enter;
import static io.jidi.fund.PipelineApi.evidence;
import static io.jidi.fund.PipelineApi.firm;
import static io.jidi.fund.PipelineApi.move;
import static io.jidi.fund.PipelineApi.rise;
import static io.jidi.fund.PipelineApi.terms;
import static io.jidi.fund.PipelineApi.throughDiligence;
import static io.jidi.fund.PipelineApi.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.jidi.testkit.Contracts;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pipeline refuses: gates, committee, terms, duplicates, tenancy, and where prospects come from. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DealPipelineTest {

    @Test
    void prospectsAreBornOfTheirSourcesOnce() {
        for (String example : Contracts.examples("io.jidi.enterprise.tier.changed")) {
            deliver("prospect-rising-firms", "io.jidi.enterprise.tier.changed", "evt_golden", example);
        }
        for (String example : Contracts.examples("io.jidi.project.light.frozen")) {
            deliver("prospect-lagging-projects", "io.jidi.project.light.frozen", "evt_golden", example);
        }
        String firm = firm();
        rise("evt_1" + firm, firm, "SRDI");
        rise("evt_1" + firm, firm, "SRDI");
        rise("evt_2" + firm, firm, "LG");
        deliver(
                "prospect-lagging-projects",
                "io.jidi.project.light.frozen",
                "evt_l" + firm,
                "{\"lightId\":\"lgt_1\",\"projectId\":\"prj_1\",\"name\":\"中试线\",\"regionCode\":\"340100\","
                        + "\"ownerCreditCode\":\"" + firm + "\",\"month\":\"2026-05\",\"light\":\"RED\",\"reasons\":"
                        + "[{\"dimension\":\"PROGRESS\",\"light\":\"RED\"}]}");
        deliver(
                "prospect-lagging-projects",
                "io.jidi.project.light.frozen",
                "evt_m" + firm,
                "{\"lightId\":\"lgt_2\",\"projectId\":\"prj_2\",\"name\":\"迟报\",\"regionCode\":\"340100\","
                        + "\"ownerCreditCode\":\"" + firm() + "\",\"month\":\"2026-05\",\"light\":\"RED\",\"reasons\":"
                        + "[{\"dimension\":\"REPORT\",\"light\":\"RED\"}]}");
        office().get("/api/v1/prospects?creditCode=" + firm + "&sort=openedAt")
                .then()
                .statusCode(200)
                .body("items.origin", contains("WATCHLIST", "PROJECT"))
                .body("items[1].projectId", equalTo("prj_1"));
        office().get("/api/v1/prospects?q=迟报").then().body("items", hasSize(0));
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get("/api/v1/prospects?creditCode=" + firm)
                .then()
                .body("items", hasSize(0));
    }

    /** From a project's request for funds to a fund's answer, in the words of both contracts. */
    @Test
    void aFundsGapMakesAProspectThatAFundAnswersAndItsEndWithdrawsIt() {
        String opened = "io.jidi.project.project.funds-gap-opened";
        String closed = "io.jidi.project.project.funds-gap-closed";
        String example = Contracts.examples(opened).get(0);
        deliver("prospect-funds-gaps", opened, "evt_golden_gap", example);
        deliver("prospect-funds-gaps", opened, "evt_golden_gap_again", example);
        String golden = "/api/v1/prospects?origin=FUNDS_GAP&creditCode=91340200MA990002XA";
        office().get(golden)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].neededAmount.amount", equalTo("50000000.00"))
                .body("items[0].neededBy", equalTo("2025-09-30"))
                .body("items[0].state", equalTo("OPEN"));
        String prospect = office().get(golden).path("items[0].id");
        String fund = PipelineApi.fund("NONE");
        office().body("{\"fundId\":\"" + fund + "\"}")
                .post("/api/v1/prospects/" + prospect + "/deals")
                .then()
                .statusCode(201)
                // By the owner's code the project knows its answer.
                .body("creditCode", equalTo("91340200MA990002XA"))
                .body("prospectId", equalTo(prospect));

        // Another project of the owner asks too; a request that is covered asks nobody.
        deliver("prospect-funds-gaps", opened, "evt_second", example.replace("elr_01kb2c", "elr_01kb3c"));
        deliver(
                "prospect-funds-gaps",
                opened,
                "evt_covered",
                example.replace("elr_01kb2c", "elr_01kb4c").replace("\"50000000.00\"", "\"0.00\""));
        office().get(golden).then().body("items", hasSize(2));
        deliver(
                "prospect-funds-gaps",
                closed,
                "evt_closed",
                Contracts.examples(closed).stream()
                        .filter(one -> one.contains("\"SECURED\""))
                        .findFirst()
                        .orElseThrow());
        office().get(golden + "&state=WITHDRAWN")
                .then()
                .body("items.id", contains(prospect))
                .body("items[0].stateReason", equalTo("SECURED"));
        office().get(golden + "&state=OPEN").then().body("items", hasSize(1));
        // A late repetition opens nothing again, and nobody takes up what is withdrawn.
        deliver("prospect-funds-gaps", opened, "evt_golden_gap_late", example);
        office().get(golden + "&state=OPEN").then().body("items", hasSize(1));
        String other = PipelineApi.fund("NONE");
        office().body("{\"fundId\":\"" + other + "\"}")
                .post("/api/v1/prospects/" + prospect + "/deals")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PROSPECT_CLOSED"));
    }

    /** A project that becomes restricted is forgotten where its gap was told, by the words of the contract. */
    @Test
    void aGapThatIsWithdrawnIsForgotten() {
        String firm = firm();
        String opened = Contracts.examples("io.jidi.project.project.funds-gap-opened")
                .get(0)
                .replace("elr_01kb2c", "elr_01kb5c")
                .replace("91340200MA990002XA", firm);
        deliver("prospect-funds-gaps", "io.jidi.project.project.funds-gap-opened", "evt_told" + firm, opened);
        String prospects = "/api/v1/prospects?origin=FUNDS_GAP&creditCode=" + firm;
        office().get(prospects).then().body("items[0].reasonZh", containsString("江北协作机器人整机厂"));
        String prospect = office().get(prospects).path("items[0].id");
        String withdrawn = Contracts.examples("io.jidi.project.project.funds-gap-closed").stream()
                .filter(one -> one.contains("WITHDRAWN"))
                .findFirst()
                .orElseThrow()
                .replace("elr_01kb2c", "elr_01kb5c");
        deliver("prospect-funds-gaps", "io.jidi.project.project.funds-gap-closed", "evt_back" + firm, withdrawn);
        office().get(prospects).then().body("items", hasSize(0));
        office().body("{\"fundId\":\"" + PipelineApi.fund("NONE") + "\"}")
                .post("/api/v1/prospects/" + prospect + "/deals")
                .then()
                .statusCode(404);
    }

    @Test
    void aProspectThatIsClosedIsNotTakenUpAndALaterRiseOpensAnother() {
        String firm = firm();
        rise("evt_a" + firm, firm, "SRDI");
        String prospect = office().get("/api/v1/prospects?creditCode=" + firm).path("items[0].id");
        office().body("{\"reason\":\"不符合方向\"}")
                .post("/api/v1/prospects/" + prospect + "/dismissals")
                .then()
                .statusCode(428);
        office().header("If-Match", "\"v0\"")
                .body("{\"reason\":\"不符合方向\"}")
                .post("/api/v1/prospects/" + prospect + "/dismissals")
                .then()
                .statusCode(200)
                .body("state", equalTo("DISMISSED"));
        String fund = PipelineApi.fund("NONE");
        office().body("{\"fundId\":\"" + fund + "\"}")
                .post("/api/v1/prospects/" + prospect + "/deals")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_PROSPECT_CLOSED"));
        rise("evt_b" + firm, firm, "LG");
        office().get("/api/v1/prospects?creditCode=" + firm + "&state=OPEN")
                .then()
                .body("items.tier", contains("LG"));
        String hand = "{\"creditCode\":\"" + firm + "\",\"enterpriseName\":\"皖江\",\"regionCode\":\"340100\","
                + "\"reason\":\"推介\"}";
        office().body(hand).post("/api/v1/prospects").then().statusCode(201);
        office().body(hand).post("/api/v1/prospects").then().statusCode(409);
    }

    @Test
    void theCommitteeDecidesAsItsCharterSays() {
        String fund = PipelineApi.fund("NONE");
        String deal = deal(fund, firm());
        office().post("/api/v1/deals/" + deal + "/ballots").then().statusCode(409);
        PipelineApi.committee(fund);
        office().body("{\"validFromDate\":\"2026-01-01\",\"quorumRate\":\"0.5\",\"majorityRate\":\"0.5\","
                        + "\"majorityInclusive\":true,\"document\":\"x\",\"seats\":{\"a\":\"VOTER\"}}")
                .post("/api/v1/funds/" + fund + "/committees")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_COMMITTEE_INVALID"));
        atInitiation(deal, fund);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("VOTE")));

        String ballot = PipelineApi.ballot(deal);
        office().post("/api/v1/deals/" + deal + "/ballots")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_BALLOT_CLOSED"));
        vote(deal, ballot, "stranger", "FOR", false).statusCode(403).body("code", equalTo("FUND_NO_SEAT"));
        vote(deal, ballot, "ic-1", "VETO", false).statusCode(422).body("code", equalTo("FUND_VOTE_INVALID"));
        vote(deal, ballot, "city", "FOR", false).statusCode(422);
        vote(deal, ballot, "ic-1", "FOR", false).statusCode(201);
        vote(deal, ballot, "ic-1", "AGAINST", false).statusCode(409).body("code", equalTo("FUND_VOTE_EXISTS"));
        vote(deal, ballot, "ic-2", "FOR", true).statusCode(201);
        // Silence of a seat with a veto is no consent.
        close(deal, ballot).statusCode(422);
        vote(deal, ballot, "mother", "NO_OBJECTION", false).statusCode(201);
        close(deal, ballot).statusCode(201).body("outcome", equalTo("NO_QUORUM"));
        vote(deal, ballot, "ic-3", "FOR", false).statusCode(409).body("code", equalTo("FUND_BALLOT_CLOSED"));
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("VOTE")));

        String second = PipelineApi.ballot(deal);
        for (String member : new String[] {"ic-1", "ic-2", "ic-3"}) {
            vote(deal, second, member, "FOR", false).statusCode(201);
        }
        vote(deal, second, "mother", "VETO", false).statusCode(201);
        close(deal, second).statusCode(201).body("outcome", equalTo("VETOED"));
        move(deal, "ADVANCE", null).statusCode(422);
        PipelineApi.carried(deal);
        advance(deal, "DUE_DILIGENCE");
        String other = deal(fund, firm());
        vote(other, second, "ic-1", "FOR", false).statusCode(404);
    }

    @Test
    void termsThatPromiseOrChangeAfterTheVoteShutTheGate() {
        String fund = PipelineApi.fund("NONE");
        PipelineApi.committee(fund);
        String firm = firm();
        known(fund, firm);
        String deal = deal(fund, firm);
        throughDiligence(deal);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("TERMS_SOUND")));
        terms(deal, "15000000.00", "85000000.00", "\"ownershipRate\":\"0.2\",").statusCode(201);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("ownershipRate")));
        terms(
                        deal,
                        "15000000.00",
                        "85000000.00",
                        "\"redemption\":{\"by\":\"FOUNDER\",\"conditional\":false,\"returnRate\":\"0.08\"},")
                .statusCode(201);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("R01")));
        terms(deal, "15000000.00", "0.00", "").statusCode(422).body("code", equalTo("FUND_DEAL_TERMS_INVALID"));
        terms(deal, "15000000.00", "85000000.00", "").statusCode(201);
        advance(deal, "COMMITTEE");
        enter(deal, Map.of("memorandum", "投决报告"));
        PipelineApi.carried(deal);
        advance(deal, "TERMS");
        terms(deal, "16000000.00", "85000000.00", "").statusCode(201);
        enter(deal, Map.of("signingAuthority", "授权书", "agreementSigned", "2026-05-28"));
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("TERMS_AS_VOTED")));
        // Back to the committee: the old vote was on other terms, and a new one is asked for what lies there now.
        move(deal, "RETURN", "COMMITTEE").statusCode(200).body("stage", equalTo("COMMITTEE"));
        PipelineApi.carried(deal);
        advance(deal, "TERMS");
        advance(deal, "CLOSING");
        terms(deal, "16000000.00", "85000000.00", "").statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));
    }

    @Test
    void dealsOfOtherFundsWithTheFirmAreShownAndMustBeSeen() {
        String firm = firm();
        String first = PipelineApi.fund("NONE");
        String second = PipelineApi.fund("NONE");
        deal(first, firm);
        String deal = deal(second, firm);
        office().get("/api/v1/deals/" + deal + "/duplicates")
                .then()
                .statusCode(200)
                .body("total", equalTo(1))
                .body("visible.fundId", contains(first));
        String code = office().get("/api/v1/funds/" + second).path("code");
        as(Tokens.of("FUND_MANAGER").scope("fund:" + code).sign())
                .get("/api/v1/deals/" + deal + "/duplicates")
                .then()
                .body("total", equalTo(1))
                .body("visible", hasSize(0));
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("duplicatesSeen")));
        enter(deal, Map.of("duplicatesSeen", "联合投资"));
        advance(deal, "SCREENING");
    }

    @Test
    void entriesAndMovesAreRefusedWhereTheyDoNotBelong() {
        String fund = PipelineApi.fund("NONE");
        String deal = deal(fund, firm());
        enter("test-user", deal, "sunshine", "true", null).statusCode(422);
        enter("test-user", deal, "ask", "many", null).statusCode(422).body("code", equalTo("FUND_DEAL_ENTRY_INVALID"));
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        advance(deal, "SCREENING");
        enter("test-user", deal, "referrer", "其他", null).statusCode(409);
        office().body("{\"move\":\"ADVANCE\",\"reason\":\"x\",\"effectiveDate\":\"2026-06-01\"}")
                .post("/api/v1/deals/" + deal + "/transitions")
                .then()
                .statusCode(428);
        office().header("If-Match", "\"v0\"")
                .body("{\"move\":\"PAUSE\",\"reason\":\"x\",\"effectiveDate\":\"2026-06-01\"}")
                .post("/api/v1/deals/" + deal + "/transitions")
                .then()
                .statusCode(412);
        office().get("/api/v1/deals/" + deal + "/gate")
                .then()
                .statusCode(200)
                .body("obstacles.code", hasItems("businessPlan", "screeningScore", "R02"))
                .body("moves", hasItems("ADVANCE", "RETURN", "PAUSE", "REJECT"))
                .body("moves", not(hasItem("FOLLOW_ON")));
        move(deal, "FOLLOW_ON", null).statusCode(409);
        move(deal, "PAUSE", null).statusCode(200).body("standing", equalTo("PAUSED"));
        move(deal, "ADVANCE", null).statusCode(409);
        move(deal, "RESUME", null).statusCode(200);
        move(deal, "REJECT", null).statusCode(200).body("standing", equalTo("REJECTED"));
        move(deal, "RESUME", null).statusCode(409);
        // What was entered stays.
        office().get("/api/v1/deals/" + deal + "/file/entries").then().body("items", hasSize(2));
        office().body("{\"quarter\":\"2026-Q1\",\"figures\":{\"staff\":\"1\"},\"rating\":\"SOUND\",\"opinion\":\"x\","
                        + "\"document\":\"x\"}")
                .post("/api/v1/deals/" + deal + "/file/reviews")
                .then()
                .statusCode(409);
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get("/api/v1/deals/" + deal)
                .then()
                .statusCode(404);
    }

    /** One deal at a time, not one for ever: what was rejected may be looked at again, and its old file stays. */
    @Test
    void aRejectedFirmMayComeAgain() {
        String fund = PipelineApi.fund("NONE");
        String firm = PipelineApi.firm();
        String deal = PipelineApi.deal(fund, firm);
        String again = "{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + firm
                + "\",\"enterpriseName\":\"皖江智语\",\"stage\":\"PROSPECT\"}";
        move(deal, "PAUSE", null).statusCode(200);
        office().body(again).post("/api/v1/deals").then().statusCode(409).body("code", equalTo("FUND_DEAL_EXISTS"));
        move(deal, "REJECT", null).statusCode(200);
        assertThat(PipelineApi.deal(fund, firm)).isNotEqualTo(deal);
        office().body(again).post("/api/v1/deals").then().statusCode(409);
        office().get("/api/v1/deals/" + deal).then().statusCode(200).body("standing", equalTo("REJECTED"));
    }

    @Test
    void aFundWithACommitteeBeginsItsDealsAtTheBeginning() {
        String fund = PipelineApi.fund("NONE");
        PipelineApi.committee(fund);
        office().body("{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + firm()
                        + "\",\"enterpriseName\":\"皖江\",\"stage\":\"INVESTED\"}")
                .post("/api/v1/deals")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_DEAL_STAGE"));
    }

    /** Two who press at once: one passes, the other has read an old version. */
    @Test
    void ofTwoMovesAtOnceOnePasses() throws Exception {
        String fund = PipelineApi.fund("NONE");
        String deal = deal(fund, firm());
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        String etag = office().get("/api/v1/deals/" + deal).header("ETag");
        java.util.concurrent.Callable<Integer> press = () -> office().header("If-Match", etag)
                .body("{\"move\":\"ADVANCE\",\"reason\":\"x\",\"effectiveDate\":\"2026-06-01\"}")
                .post("/api/v1/deals/" + deal + "/transitions")
                .statusCode();
        assertThat(FundApi.atOnce(List.of(press, press))).containsExactlyInAnyOrder(200, 412);
        office().get("/api/v1/deals/" + deal + "/transitions").then().body("items", hasSize(1));
    }

    private static void known(String fund, String firm) {
        for (String fact : new String[] {
            "industryClass ENCOURAGED", "publicStockElement NONE", "relatedParty false", "inProvincialList true"
        }) {
            evidence(fund, firm, fact.split(" ")[0], fact.split(" ")[1]);
        }
    }

    private static void atInitiation(String deal, String fund) {
        String firm = office().get("/api/v1/deals/" + deal).path("creditCode");
        known(fund, firm);
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        advance(deal, "SCREENING");
        enter(deal, Map.of("businessPlan", "计划", "firmStage", "A", "ask", "25000000.00", "screeningScore", "60"));
        advance(deal, "INITIATION");
        enter(deal, Map.of("termOutline", "概要", "diligenceBudget", "1", "team", "二组", "conflictDeclared", "false"));
    }
}
