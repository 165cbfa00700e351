package io.jidi.fund;

import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.PipelineApi.advance;
import static io.jidi.fund.PipelineApi.carried;
import static io.jidi.fund.PipelineApi.deliver;
import static io.jidi.fund.PipelineApi.enter;
import static io.jidi.fund.PipelineApi.evidence;
import static io.jidi.fund.PipelineApi.move;
import static io.jidi.fund.PipelineApi.rise;
import static io.jidi.fund.PipelineApi.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.jidi.platform.sql.Sql;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A firm that rose in tier becomes a prospect and goes through all ten stages to exit and distribution: stopped once for a
 * missing document and once for a limit, credit for reinvestment earned and lost, and each step opened to what it rested on.
 */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class DealPipelineStoryTest {

    @Inject
    Sql sql;

    @Test
    void fromARiseInTierThroughTenStagesToTheDistribution() {
        String firm = PipelineApi.firm();
        rise("evt_" + firm, firm, "SRDI");
        JsonPath born = office().get("/api/v1/prospects?creditCode=" + firm)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].origin", equalTo("WATCHLIST"))
                .body("items[0].reference", equalTo("asm_1"))
                .extract()
                .jsonPath();
        String fund = PipelineApi.fund("PROVINCE");
        PipelineApi.committee(fund);
        String deal = PipelineApi.post(
                "/prospects/" + born.getString("items[0].id") + "/deals", "{\"fundId\":\"" + fund + "\"}");

        // A missing document: nothing is known of the firm's industry.
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        advance(deal, "SCREENING");
        enter(deal, Map.of("businessPlan", "商业计划书", "firmStage", "A", "ask", "25000000.00", "screeningScore", "82"));
        move(deal, "ADVANCE", null)
                .statusCode(422)
                .body("code", equalTo("FUND_DEAL_GATE_SHUT"))
                .body("errors.code", equalTo(List.of("R02")));
        office().get("/api/v1/deals/" + deal).then().body("stage", equalTo("SCREENING"));
        for (String fact : new String[] {
            "industryClass ENCOURAGED", "publicStockElement NONE", "relatedParty false", "inProvincialList true"
        }) {
            evidence(fund, firm, fact.split(" ")[0], fact.split(" ")[1]);
        }
        advance(deal, "INITIATION");
        enter(
                deal,
                Map.of("termOutline", "条款概要", "diligenceBudget", "300000", "team", "二组", "conflictDeclared", "false"));
        carried(deal);
        advance(deal, "DUE_DILIGENCE");
        diligence(deal);
        advance(deal, "COMPLIANCE");

        // A limit: 25 % of the fund in one firm.
        terms(deal, "25000000.00", "75000000.00", "\"ownershipRate\":\"0.25\",").statusCode(201);
        String check = move(deal, "ADVANCE", null)
                .statusCode(422)
                .body("code", equalTo("FUND_ACT_NEEDS_OVERRIDE"))
                .body("errors.code", hasItem("R04"))
                .extract()
                .path("errors[0].params.check");
        office().get("/api/v1/deals/" + deal).then().body("stage", equalTo("COMPLIANCE"));
        office().get("/api/v1/compliance/checks/" + check)
                .then()
                .statusCode(200)
                .body("facts.enterpriseCostAfter.value", equalTo("25000000.00"));
        terms(deal, "20000000.00", "80000000.00", "\"ownershipRate\":\"0.2\",").statusCode(201);
        advance(deal, "COMMITTEE");

        enter(deal, Map.of("memorandum", "投决报告"));
        carried(deal);
        advance(deal, "TERMS");
        enter(deal, Map.of("signingAuthority", "授权书", "agreementSigned", "2026-05-28"));
        // The money may not go before the closing.
        invest(fund, deal, "20000000.00").statusCode(409).body("code", equalTo("FUND_DEAL_STAGE"));
        advance(deal, "CLOSING");
        invest(fund, deal, "20000000.01").statusCode(409);
        for (String item : new String[] {"conditionsPrecedent=true", "custodianInstruction=划款指令"}) {
            String[] one = item.split("=");
            enter("first", deal, one[0], one[1], "交割清单").statusCode(201);
            enter("second", deal, one[0], one[1], "交割清单").statusCode(201);
        }
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("MONEY_PAID")));
        String investment =
                invest(fund, deal, "20000000.00").statusCode(201).extract().path("id");
        keyed().body("{\"amount\":" + money("20000000.00") + ",\"fundedDate\":\"2026-06-01\",\"bankReference\":\"X-"
                        + investment + "\"}")
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
        advance(deal, "INVESTED");

        earnAndLoseCredit(firm, fund, investment);
        exit(deal, fund, firm, investment);
        everyStepCanBeOpened(deal, investment);
    }

    /** The firm comes to the province, counts, leaves again, and counts no more. */
    private void earnAndLoseCredit(String firm, String fund, String investment) {
        String claim = as(
                "claimant",
                "/reinvestments",
                "{\"investmentId\":\"" + investment
                        + "\",\"category\":\"K1\",\"day\":\"2026-06-02\",\"document\":\"申报表\"}");
        as(
                "claimant",
                "/reinvestments/" + claim + "/evidence",
                "{\"category\":\"K1\",\"day\":\"2026-06-02\",\"document\":\"营业执照\"}");
        as(
                "office",
                "/reinvestments/" + claim + "/recognitions",
                "{\"category\":\"K1\",\"day\":\"2026-06-02\",\"document\":\"认定函\"}");
        office().get("/api/v1/reinvestments/" + claim)
                .then()
                .body("credit.state", equalTo("RECOGNISED"))
                .body("credit.amount", equalTo("20000000.00"));
        office().body("{\"asOf\":\"2026-06-30\"}")
                .post("/api/v1/funds/" + fund + "/reinvestment/certificates")
                .then()
                .statusCode(201);
        deliver(
                "reinvestment-relocation",
                "io.jidi.enterprise.enterprise.relocated",
                "evt_left_" + firm,
                "{\"creditCode\":\"" + firm
                        + "\",\"move\":\"OUT_OF_PROVINCE\",\"effectiveDate\":\"2026-08-01\",\"reason\":\"总部迁出\"}");
        office().get("/api/v1/reinvestments/" + claim).then().body("credit.state", equalTo("REVOKED"));
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type in"
                                + " ('io.jidi.fund.reinvestment.recognised', 'io.jidi.fund.reinvestment.revoked')",
                        claim))
                .isEqualTo(2);
    }

    private static void exit(String deal, String fund, String firm, String investment) {
        String exit =
                "{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2026-09-01\",\"proceeds\":" + money("32000000.00") + "}";
        keyed().body(exit)
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(409)
                .body("code", equalTo("FUND_DEAL_STAGE"));
        enter(deal, Map.of("exitRoute", "SHARE_TRANSFER", "exitPriceBasis", "评估报告", "exitProceeds", "32000000.00"));
        enter("first", deal, "exitApproval", "true", "退出决议").statusCode(201);
        move(deal, "ADVANCE", null)
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("exitApproval", "REVIEWED", "EXIT_CHECKED"));
        enter("second", deal, "exitApproval", "true", "退出决议").statusCode(201);
        office().get("/api/v1/funds/" + fund + "/deal-alerts")
                .then()
                .statusCode(200)
                .body("items.kind", hasItem("REVIEW_OVERDUE"));
        office().body("{\"quarter\":\"2026-Q3\",\"figures\":{\"revenue\":\"61000000.00\",\"staff\":\"140\"},"
                        + "\"rating\":\"SOUND\",\"opinion\":\"经营正常\",\"document\":\"三季度投后报告\"}")
                .post("/api/v1/deals/" + deal + "/file/reviews")
                .then()
                .statusCode(201);
        exitCheck(deal, "SHARE_TRANSFER", "\"charterPrice\":\"0\",\"appraisal\":\"1\"")
                .body("outcome", equalTo("PASS"));
        // A document again: the exit has no price basis that the rules know (R24).
        move(deal, "ADVANCE", null).statusCode(422).body("errors.code", equalTo(List.of("R24")));
        evidence(fund, firm, "appraisal", "true");
        advance(deal, "EXIT");
        move(deal, "FINISH", null).statusCode(422).body("errors.code", equalTo(List.of("PROCEEDS_DISTRIBUTED")));
        String distribution = keyed().body(exit)
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201)
                .body("gain.amount", equalTo("12000000.00"))
                .extract()
                .path("distributionId");
        move(deal, "FINISH", null).statusCode(422);
        evidence(fund, null, "treasuryRoute", "true");
        BooksApi.approveAndPay(distribution, "2026-09-05");
        move(deal, "FINISH", null).statusCode(200).body("standing", equalTo("FINISHED"));
        assertThat(BooksApi.breaches(fund)).isEmpty();
    }

    private void everyStepCanBeOpened(String deal, String investment) {
        JsonPath way = office().get("/api/v1/deals/" + deal + "/transitions")
                .then()
                .statusCode(200)
                .body("items", hasSize(10))
                .body("items.find { it.from == 'COMPLIANCE' }.checkId", notNullValue())
                .body("items.find { it.from == 'INVESTED' }.checkId", notNullValue())
                .body("items.find { it.from == 'COMMITTEE' }.ballotId", notNullValue())
                .extract()
                .jsonPath();
        for (String check : way.<String>getList("items.checkId")) {
            if (check != null) {
                office().get("/api/v1/compliance/checks/" + check + "/replay")
                        .then()
                        .statusCode(200)
                        .body("same", equalTo(true));
            }
        }
        office().get("/api/v1/deals/" + deal + "/ballots")
                .then()
                .body("items", hasSize(2))
                .body("items[0].file.terms.amount.amount", equalTo("20000000.00"))
                .body("items[0].votes.member", hasItems("ic-1", "mother", "city"));
        office().get("/api/v1/deals/" + deal + "/file/terms").then().body("items", hasSize(2));
        office().get("/api/v1/investments/" + investment).then().body("state", equalTo("REALISED"));
        assertThat(sql.list(
                        "select type from event where aggregate = ? order by version", row -> row.getString(1), deal))
                .containsExactly(
                        "io.jidi.fund.deal.registered",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.voted",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.voted",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.reviewed",
                        "io.jidi.fund.deal.moved",
                        "io.jidi.fund.deal.moved");
        assertThat(sql.number(
                        "select count(*) from audit_entry where action = 'REFUSE_DEAL_MOVE' and object = ?", deal))
                .isEqualTo(5);
    }

    private static ValidatableResponse exitCheck(String deal, String route, String figures) {
        return office().body("{\"route\":\"" + route + "\",\"day\":\"2026-08-20\",\"figures\":{" + figures
                        + "},\"document\":\"退出方案\"}")
                .post("/api/v1/deals/" + deal + "/exit-checks")
                .then()
                .statusCode(201);
    }

    private static void diligence(String deal) {
        for (String item : new String[] {"business", "legal", "finance", "technology", "esg"}) {
            enter(deal, Map.of(item + "Diligence", "true"));
        }
        enter(deal, Map.of("intellectualProperty", "true", "onSite", "2026-05-20"));
    }

    private static String as(String user, String path, String body) {
        return FundApi.as(Tokens.of("PROVINCE_OFFICE").user(user).sign())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse invest(String fund, String deal, String amount) {
        return keyed().body("{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money(amount) + "}")
                .post("/api/v1/investments")
                .then();
    }
}
