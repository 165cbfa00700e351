package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.PipelineApi.advance;
import static io.jidi.fund.PipelineApi.ballot;
import static io.jidi.fund.PipelineApi.carried;
import static io.jidi.fund.PipelineApi.close;
import static io.jidi.fund.PipelineApi.enter;
import static io.jidi.fund.PipelineApi.evidence;
import static io.jidi.fund.PipelineApi.firm;
import static io.jidi.fund.PipelineApi.move;
import static io.jidi.fund.PipelineApi.terms;
import static io.jidi.fund.PipelineApi.throughDiligence;
import static io.jidi.fund.PipelineApi.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody tries to bring money past the committee. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DealPressureTest {

    @Test
    void aVoteCountsForTheFileAndTheVisitItWasCastOn() {
        String deal = atCommittee(fund());
        // Carried before the memorandum lay there.
        carried(deal);
        enter(deal, Map.of("memorandum", "投决报告"));
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("FILE_AS_VOTED")));
        carried(deal);
        // One clause besides the price, slipped in after the vote.
        terms(deal, "15000000.00", "85000000.00", "\"liquidationMultiple\":\"1\",")
                .statusCode(201);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("FILE_AS_VOTED")));
        carried(deal);
        advance(deal, "TERMS");
        enter(deal, Map.of("signingAuthority", "授权书", "agreementSigned", "2026-05-28"));
        terms(deal, "15000000.00", "85000000.00", "\"liquidationMultiple\":\"2\",")
                .statusCode(201);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("TERMS_AS_VOTED")));
        // 1.00 is 1.
        terms(deal, "15000000.00", "85000000.00", "\"liquidationMultiple\":\"1.00\",")
                .statusCode(201);
        advance(deal, "CLOSING");

        // Back and forth: what was carried on the last visit does not open this gate.
        move(deal, "RETURN", "DUE_DILIGENCE").statusCode(200);
        advance(deal, "COMPLIANCE");
        advance(deal, "COMMITTEE");
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("VOTE")));
    }

    @Test
    void lateVotesAndVotesOnADealThatIsNotActiveAreRefused() throws Exception {
        String fund = fund();
        String deal = atCommittee(fund);
        enter(deal, Map.of("memorandum", "投决报告"));
        String ballot = ballot(deal);
        vote(deal, ballot, "ic-1", "FOR", false).statusCode(201);
        move(deal, "RETURN", "COMPLIANCE").statusCode(200);
        vote(deal, ballot, "ic-2", "FOR", false).statusCode(409).body("code", equalTo("FUND_BALLOT_CLOSED"));
        close(deal, ballot).statusCode(409);
        advance(deal, "COMMITTEE");
        vote(deal, ballot, "ic-2", "FOR", false).statusCode(409).body("code", equalTo("FUND_BALLOT_CLOSED"));

        // The ballot that was left open does not keep a new one away; of two opened at once one is.
        Callable<Integer> open =
                () -> office().post("/api/v1/deals/" + deal + "/ballots").statusCode();
        assertThat(FundApi.atOnce(List.of(open, open))).containsExactlyInAnyOrder(201, 409);
        String now = office().get("/api/v1/deals/" + deal + "/ballots").path("items[0].id");
        Callable<Integer> twice =
                () -> vote(deal, now, "ic-1", "FOR", false).extract().statusCode();
        assertThat(FundApi.atOnce(List.of(twice, twice))).containsExactlyInAnyOrder(201, 409);

        move(deal, "PAUSE", null).statusCode(200);
        vote(deal, now, "ic-2", "FOR", false).statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));
        enter("test-user", deal, "memorandum", "另一份", "x").statusCode(409);
        terms(deal, "15000000.00", "85000000.00", "").statusCode(409);
        move(deal, "RESUME", null).statusCode(200);
        vote(deal, now, "ic-2", "FOR", false).statusCode(201);
        // The mother fund's member is in a conflict: nobody has spoken for the mother fund.
        vote(deal, now, "mother", "NO_OBJECTION", true).statusCode(201);
        close(deal, now).statusCode(201).body("outcome", equalTo("NO_QUORUM"));
        move(deal, "REJECT", null).statusCode(200);
        office().post("/api/v1/deals/" + deal + "/ballots").then().statusCode(409);
    }

    @Test
    void anotherFundsManagerTouchesNothing() {
        String fund = fund();
        String deal = atCommittee(fund);
        enter(deal, Map.of("memorandum", "投决报告"));
        String ballot = ballot(deal);
        String other = office().get("/api/v1/funds/" + PipelineApi.fund("NONE")).path("code");
        String etag = office().get("/api/v1/deals/" + deal).header("ETag");
        RequestSpecification move = manager(other).header("If-Match", etag);
        move.body("{\"move\":\"PAUSE\",\"reason\":\"x\",\"effectiveDate\":\"2026-06-01\"}")
                .post("/api/v1/deals/" + deal + "/transitions")
                .then()
                .statusCode(404);
        for (String path : new String[] {"/ballots", "/ballots/" + ballot + "/closings"}) {
            manager(other).post("/api/v1/deals/" + deal + path).then().statusCode(404);
        }
        manager(other)
                .body("{\"item\":\"memorandum\",\"value\":\"x\",\"document\":\"x\"}")
                .post("/api/v1/deals/" + deal + "/file/entries")
                .then()
                .statusCode(404);
        as(Tokens.of("INVESTMENT_COMMITTEE").user("ic-1").scope("fund:" + other).sign())
                .body("{\"choice\":\"FOR\",\"conflict\":false,\"opinion\":\"x\"}")
                .post("/api/v1/deals/" + deal + "/ballots/" + ballot + "/votes")
                .then()
                .statusCode(404);
        // A manager, even with a seat's name, does not vote.
        as(Tokens.of("FUND_MANAGER").user("ic-1").sign())
                .body("{\"choice\":\"FOR\",\"conflict\":false,\"opinion\":\"x\"}")
                .post("/api/v1/deals/" + deal + "/ballots/" + ballot + "/votes")
                .then()
                .statusCode(403);
        office().get("/api/v1/deals/" + deal).then().body("standing", equalTo("ACTIVE"));
    }

    /** Each round has its own money: given-up rounds allow nothing, and paid money does not go back through the gates. */
    @Test
    void aFollowOnGoesItsOwnWayToItsOwnMoney() {
        String fund = fund();
        String deal = atCommittee(fund);
        enter(deal, Map.of("memorandum", "投决报告"));
        carried(deal);
        toClosing(deal);
        String first =
                invest(fund, deal, 1, "15000000.00").statusCode(201).extract().path("id");
        move(deal, "RETURN", "TERMS").statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));
        move(deal, "REJECT", null).statusCode(409);
        pay(first, "15000000.00");
        advance(deal, "INVESTED");
        // Dated before the committee's first day, an exit is no history: the deal began after it.
        keyed().body("{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2025-12-31\",\"proceeds\":" + money("1.00") + "}")
                .post("/api/v1/investments/" + first + "/exits")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_DEAL_STAGE"));
        invest(fund, deal, 2, "1000000.00").statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));

        // A round of two million is spoken of and given up.
        move(deal, "FOLLOW_ON", null).statusCode(200).body("round", equalTo(2));
        terms(deal, "2000000.00", "98000000.00", "").statusCode(201);
        move(deal, "RETURN", "INVESTED").statusCode(200).body("stage", equalTo("INVESTED"));

        move(deal, "FOLLOW_ON", null).statusCode(200).body("round", equalTo(3));
        // The rest is taken by a process whose clock is behind: neither votes nor money count for a round that is over.
        TestClock.clock().travel(Duration.ofHours(-1));
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", hasItem("VOTE"));
        enter(deal, Map.of("termOutline", "跟投", "diligenceBudget", "1", "team", "二组", "conflictDeclared", "false"));
        carried(deal);
        advance(deal, "DUE_DILIGENCE");
        for (String item : new String[] {"business", "legal", "finance", "technology", "esg"}) {
            enter(deal, Map.of(item + "Diligence", "true"));
        }
        enter(deal, Map.of("intellectualProperty", "true", "onSite", "2026-05-20"));
        advance(deal, "COMPLIANCE");
        terms(deal, "3000000.00", "97000000.00", "").statusCode(201);
        advance(deal, "COMMITTEE");
        enter(deal, Map.of("memorandum", "跟投报告"));
        carried(deal);
        toClosing(deal);
        invest(fund, deal, 2, "3000000.01").statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));
        String second =
                invest(fund, deal, 2, "3000000.00").statusCode(201).extract().path("id");
        invest(fund, deal, 3, "0.01").statusCode(409);
        move(deal, "RETURN", "INVESTED").statusCode(409);
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("MONEY_PAID")));
        pay(second, "3000000.00");
        advance(deal, "INVESTED");
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    private static String fund() {
        String fund = PipelineApi.fund("NONE");
        PipelineApi.committee(fund);
        return fund;
    }

    private static String atCommittee(String fund) {
        String firm = firm();
        for (String fact : new String[] {
            "industryClass ENCOURAGED", "publicStockElement NONE", "relatedParty false", "inProvincialList true"
        }) {
            evidence(fund, firm, fact.split(" ")[0], fact.split(" ")[1]);
        }
        String deal = PipelineApi.deal(fund, firm);
        throughDiligence(deal);
        terms(deal, "15000000.00", "85000000.00", "").statusCode(201);
        advance(deal, "COMMITTEE");
        return deal;
    }

    private static void toClosing(String deal) {
        advance(deal, "TERMS");
        enter(deal, Map.of("signingAuthority", "授权书", "agreementSigned", "2026-05-28"));
        advance(deal, "CLOSING");
        for (String user : new String[] {"first", "second"}) {
            enter(user, deal, "conditionsPrecedent", "true", "交割清单").statusCode(201);
            enter(user, deal, "custodianInstruction", "划款指令", "交割清单").statusCode(201);
        }
    }

    private static ValidatableResponse invest(String fund, String deal, int tranche, String amount) {
        return keyed().body("{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal + "\",\"tranche\":" + tranche
                        + ",\"instrument\":\"EQUITY\",\"committed\":" + money(amount) + "}")
                .post("/api/v1/investments")
                .then();
    }

    private static void pay(String investment, String amount) {
        keyed().body("{\"amount\":" + money(amount) + ",\"fundedDate\":\"2026-06-01\",\"bankReference\":\"X-"
                        + investment + "\"}")
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
    }

    private static RequestSpecification manager(String fundCode) {
        return as(Tokens.of("FUND_MANAGER").scope("fund:" + fundCode).sign());
    }
}
