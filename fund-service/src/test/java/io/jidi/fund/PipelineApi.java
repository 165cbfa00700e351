package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;

import io.jidi.platform.consume.EventHandler;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.testkit.Tokens;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A deal's way as the tests go it, in the words of the business. */
final class PipelineApi {

    static final String DAY = "2026-06-01";

    private PipelineApi() {}

    /** A firm that no other test knows. */
    static String firm() {
        String digits = UUID.randomUUID().toString().replaceAll("[^0-9]", "") + "00000000";
        return "91340100MA" + digits.substring(0, 8);
    }

    /** An enrolled fund with 100 million on its account; {@code tier} of the partner. */
    static String fund(String tier) {
        String fund = FundApi.raisingFund();
        post(
                "/funds/" + fund + "/enrolments",
                "{\"termsId\":\"NEW-MATERIALS\",\"validFromDate\":\"2026-04-01\",\"document\":\"合作协议\"}");
        String partner = post(
                "/funds/" + fund + "/partners",
                "{\"name\":\"出资人\",\"kind\":\"LP\",\"governmentTier\":\"" + tier + "\",\"moneySource\":\"FISCAL\"}");
        FundApi.commit(fund, partner, "100000000.00");
        FundApi.transition(fund, "ESTABLISHED");
        String call = keyed().body(FundApi.call("100000000.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        FundApi.pay(call, partner, "100000000.00", "B-" + call).then().statusCode(201);
        return fund;
    }

    /** Three who vote, two of them a quorum; two thirds carry; the mother fund may veto, the city looks on. */
    static void committee(String fund) {
        post(
                "/funds/" + fund + "/committees",
                "{\"validFromDate\":\"2026-01-01\",\"quorumRate\":\"0.6\",\"majorityRate\":\"0.6666666666\","
                        + "\"majorityInclusive\":true,\"document\":\"合伙协议第12条\",\"seats\":{\"ic-1\":\"VOTER\","
                        + "\"ic-2\":\"VOTER\",\"ic-3\":\"VOTER\",\"mother\":\"VETO\",\"city\":\"OBSERVER\"}}");
    }

    static String post(String path, String body) {
        return keyed().body(body)
                .post("/api/v1" + path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String deal(String fund, String firm) {
        return post(
                "/deals",
                "{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + firm
                        + "\",\"enterpriseName\":\"皖江智语\",\"stage\":\"PROSPECT\"}");
    }

    static ValidatableResponse move(String deal, String move, String to) {
        String etag = office().get("/api/v1/deals/" + deal).then().extract().header("ETag");
        return office().header("If-Match", etag)
                .body("{\"move\":\"" + move + "\"," + (to == null ? "" : "\"to\":\"" + to + "\",")
                        + "\"reason\":\"按程序\",\"effectiveDate\":\"" + DAY + "\"}")
                .post("/api/v1/deals/" + deal + "/transitions")
                .then();
    }

    static void advance(String deal, String stage) {
        move(deal, "ADVANCE", null).statusCode(200).body("stage", org.hamcrest.Matchers.equalTo(stage));
    }

    static ValidatableResponse enter(String user, String deal, String item, String value, String document) {
        return as(Tokens.of("PROVINCE_OFFICE").user(user).sign())
                .body("{\"item\":\"" + item + "\",\"value\":\"" + value + "\""
                        + (document == null ? "" : ",\"document\":\"" + document + "\"") + "}")
                .post("/api/v1/deals/" + deal + "/file/entries")
                .then();
    }

    static void enter(String deal, Map<String, String> values) {
        values.forEach((item, value) ->
                enter("test-user", deal, item, value, item + ".pdf").statusCode(201));
    }

    static void evidence(String fund, String target, String fact, String value) {
        office().body("{\"fact\":\"" + fact + "\"," + (target == null ? "" : "\"target\":\"" + target + "\",")
                        + "\"value\":\"" + value + "\",\"document\":\"证明文件\",\"validFromDate\":\"2026-01-01\"}")
                .post("/api/v1/funds/" + fund + "/evidence")
                .then()
                .statusCode(201);
    }

    static ValidatableResponse terms(String deal, String amount, String preMoney, String more) {
        return office().body(
                        "{\"instrument\":\"EQUITY\",\"amount\":" + money(amount) + ",\"preMoney\":" + money(preMoney)
                                + ",\"boardSeats\":1,\"informationRights\":\"季度财务报表\",\"principalPromised\":false,"
                                + "\"minimumReturnPromised\":false,\"unlimitedLiability\":false," + more
                                + "\"document\":\"投资协议草案\"}")
                .post("/api/v1/deals/" + deal + "/file/terms")
                .then();
    }

    static String ballot(String deal) {
        return office().post("/api/v1/deals/" + deal + "/ballots")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static ValidatableResponse vote(String deal, String ballot, String member, String choice, boolean conflict) {
        return as(Tokens.of("INVESTMENT_COMMITTEE").user(member).sign())
                .body("{\"choice\":\"" + choice + "\",\"conflict\":" + conflict + ",\"opinion\":\"意见\"}")
                .post("/api/v1/deals/" + deal + "/ballots/" + ballot + "/votes")
                .then();
    }

    static ValidatableResponse close(String deal, String ballot) {
        return office().post("/api/v1/deals/" + deal + "/ballots/" + ballot + "/closings")
                .then();
    }

    /** The committee carries what lies before it. */
    static void carried(String deal) {
        String ballot = ballot(deal);
        vote(deal, ballot, "ic-1", "FOR", false).statusCode(201);
        vote(deal, ballot, "ic-2", "FOR", false).statusCode(201);
        vote(deal, ballot, "mother", "NO_OBJECTION", false).statusCode(201);
        vote(deal, ballot, "city", "NOTED", false).statusCode(201);
        close(deal, ballot).statusCode(201).body("outcome", org.hamcrest.Matchers.equalTo("CARRIED"));
    }

    /** Up to the stage whose gate is the first to ask for what the caller has not said. */
    static void throughDiligence(String deal) {
        enter(deal, Map.of("referrer", "省发改委", "ownerAccepts", "true"));
        if (office().get("/api/v1/deals/" + deal + "/duplicates").<Integer>path("total") > 0) {
            enter(deal, Map.of("duplicatesSeen", "已与其他基金沟通"));
        }
        advance(deal, "SCREENING");
        enter(deal, Map.of("businessPlan", "商业计划书", "firmStage", "A", "ask", "25000000.00", "screeningScore", "82"));
        advance(deal, "INITIATION");
        enter(
                deal,
                Map.of("termOutline", "条款概要", "diligenceBudget", "300000", "team", "二组", "conflictDeclared", "false"));
        carried(deal);
        advance(deal, "DUE_DILIGENCE");
        for (String item : new String[] {"business", "legal", "finance", "technology", "esg"}) {
            enter(deal, Map.of(item + "Diligence", "true"));
        }
        enter(deal, Map.of("intellectualProperty", "true", "onSite", "2026-05-20"));
        advance(deal, "COMPLIANCE");
    }

    /** Gives an event to one consumer, as the broker would. */
    static void deliver(String consumer, String type, String id, String data) {
        EventHandler handler = Arc.container().select(EventHandler.class).stream()
                .filter(one -> one.consumer().equals(consumer))
                .findFirst()
                .orElseThrow();
        var request = Arc.container().requestContext();
        boolean opened = !request.isActive();
        if (opened) {
            request.activate();
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                Arc.container().instance(CallContext.class).get().actAs(Caller.system("test"), "test", null);
                handler.handle(new ReceivedEvent(
                        id, "/enterprise-service", type, "ent_x", 1, Instant.EPOCH, null, "test", null, data));
            });
        } finally {
            if (opened) {
                request.terminate();
            }
        }
    }

    static void rise(String id, String firm, String tier) {
        deliver(
                "prospect-rising-firms",
                "io.jidi.enterprise.tier.changed",
                id,
                "{\"enterpriseId\":\"ent_01kb2c3d4e5f6g7h8j9kamcnpq\",\"creditCode\":\"" + firm
                        + "\",\"name\":\"皖江智语\",\"regionCode\":\"340100\",\"ladder\":\"MIIT\",\"tier\":\"" + tier
                        + "\",\"direction\":\"RISE\",\"assessmentId\":\"asm_1\"}");
    }
}
