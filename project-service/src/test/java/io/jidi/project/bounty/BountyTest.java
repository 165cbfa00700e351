package io.jidi.project.bounty;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static io.jidi.project.Office.wuhu;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A bounty from the demand to the recovery of money. */
@QuarkusTest
class BountyTest extends OnRealParts {

    private static final String BOUNTIES = "/api/v1/bounties";
    private static final String EXPERTS = "91340100MA99000001";

    @Inject
    Sql sql;

    @Test
    void twoTranchesOfWhichTheSecondWaitsForTheAcceptance() {
        String path = awarded("4000000.00");
        post(path + "/contracts", contract("TWO_TRANCHES", "6000000.00", "1"), 200)
                .body("file.dues.amount.amount", hasItem("3000000.00"));
        post(path + "/payments", "{\"basis\":\"ACCEPTANCE\"}", 422);
        pay(path, "FIRST_TRANCHE");
        post(path + "/payments", "{\"basis\":\"FIRST_TRANCHE\"}", 422);
        post(path + "/acceptances", outcome("PASSED"), 409);
        judge(path, 1, "1", 200);
        post(path + "/acceptances", outcome("PASSED"), 200).body("status", equalTo("PASSED"));
        pay(path, "ACCEPTANCE");
        office().get(path).then().body("file.paid.amount", equalTo("4000000.00"));
        post(path + "/recoveries", money("amount", "1.00", "receivedOn"), 409);
    }

    @Test
    void milestonesWithPartialCreditFailureAuditAndRecovery() {
        String path = awarded("20000000.00");
        post(path + "/contracts", contract("MILESTONES", null, "0.3", "0.4"), 422)
                .body("errors[0].pointer", equalTo("/milestones"));
        post(path + "/contracts", contract("MILESTONES", null, "0.3", "0.4", "0.3"), 200);
        judge(path, 2, "1", 422);
        judge(path, 1, "1", 200);
        pay(path, "MILESTONE-1");
        judge(path, 2, "0.75", 200).body("file.held.amount", equalTo("2000000.00"));
        pay(path, "MILESTONE-2");
        judge(path, 3, "0.59", 200).body("status", equalTo("ON_HOLD"));
        post(path + "/payments", "{\"basis\":\"MILESTONE-3\"}", 409);
        judge(path, 3, "0.30", 200);
        judge(path, 3, "1", 409);
        post(path + "/acceptances", outcome("FAILED"), 200).body("file.paid.amount", equalTo("12000000.00"));
        post(path + "/audits", money("spend", "10500000.00", "x"), 200)
                .body("file.toRecover.amount", equalTo("1500000.00"));
        post(path + "/recoveries", money("amount", "1500000.01", "receivedOn"), 422);
        post(path + "/recoveries", money("amount", "1000000.00", "receivedOn"), 200);
        post(path + "/recoveries", money("amount", "500000.01", "receivedOn"), 422);
        post(path + "/recoveries", money("amount", "500000.00", "receivedOn"), 200)
                .body("file.recovered.amount", equalTo("1500000.00"));
        post(path + "/audits", money("spend", "11000000.00", "x"), 422);
    }

    @Test
    void tiesAreRefusedAndAListStaysOpenLongEnough() {
        String demander = Office.freshCreditCode();
        String path = collected(demander, "GROUP-A");
        post(path + "/screenings", "{\"to\":\"SCREENED\",\"reason\":\"急需\"}", 200);
        post(path + "/publications", publication(19), 422).body("errors[0].pointer", equalTo("/openUntil"));
        post(path + "/publications", publication(20), 200);
        ObjectNode tied = bid(Office.freshCreditCode()).put("groupCode", "GROUP-A");
        post(path + "/bids", text(tied), 422).body("code", equalTo("BOUNTY_CONFLICT"));
        post(path + "/bids", text(tied.put("declaration", "同属 GROUP-A，定价独立")), 200);
        String other = Office.freshCreditCode();
        post(path + "/bids", text(bid(other)), 200);
        post(path + "/bids", text(bid(other)), 422);
        post(path + "/bids/" + other + "/scores", score("E1", EXPERTS, "80"), 409);
        close(path);
        post(path + "/bids", text(bid(Office.freshCreditCode())), 409);
        post(path + "/bids/" + other + "/scores", score("E1", demander, "80"), 422)
                .body("code", equalTo("BOUNTY_CONFLICT"));
        post(path + "/bids/" + other + "/scores", score("E1", EXPERTS, "80"), 200);
        post(path + "/bids/" + other + "/scores", score("E1", EXPERTS, "90"), 422);
        post(path + "/awards", "{\"creditCode\":\"" + other + "\"}", 422);
    }

    @Test
    void aCityWorksOnItsOwnAndNobodyApprovesTheOwnRequest() {
        String path = awarded("1000000.00");
        as(wuhu()).get(path).then().statusCode(404);
        as(wuhu())
                .get(BOUNTIES + "?pageSize=200")
                .then()
                .body("items.id", not(hasItem(path.substring(BOUNTIES.length() + 1))));
        as(hefei()).get(path).then().statusCode(200);
        post(path + "/contracts", contract("TWO_TRANCHES", "1000000.00", "1"), 200);
        post(path + "/payments", "{\"basis\":\"FIRST_TRANCHE\"}", 200);
        office().post(path + "/payments/FIRST_TRANCHE/approvals").then().statusCode(409);
        post(path + "/payments/FIRST_TRANCHE/vouchers", voucher(), 409);
    }

    private String awarded(String grant) {
        String path = collected(Office.freshCreditCode(), null);
        post(path + "/screenings", "{\"to\":\"SCREENED\",\"reason\":\"急需\"}", 200);
        ObjectNode publication = Office.JSON
                .createObjectNode()
                .put(
                        "openUntil",
                        LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .plusDays(30)
                                .toString());
        publication.set("grant", Office.money(grant));
        post(path + "/publications", text(publication), 200);
        String bidder = Office.freshCreditCode();
        post(path + "/bids", text(bid(bidder)), 200);
        close(path);
        for (String expert : new String[] {"E1", "E2", "E3"}) {
            post(path + "/bids/" + bidder + "/scores", score(expert, EXPERTS, "85"), 200);
        }
        post(path + "/awards", "{\"creditCode\":\"" + bidder + "\"}", 200).body("winnerCode", equalTo(bidder));
        return path;
    }

    private static String collected(String demander, String group) {
        ObjectNode demand = Office.JSON
                .createObjectNode()
                .put("name", "高精度六维力传感器")
                .put("need", "精度优于 0.1%，三年内突破")
                .put("demanderCode", demander)
                .put("demanderName", "发榜企业")
                .put("regionCode", "340100");
        if (group != null) {
            demand.put("demanderGroup", group);
        }
        return BOUNTIES + "/"
                + office().body(text(demand))
                        .post(BOUNTIES)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
    }

    private void close(String path) {
        String id = BountyId.fromString(path.substring(BOUNTIES.length() + 1))
                .value()
                .toString();
        sql.update(
                "update bounty set open_from = open_from - 60, open_until = current_date - 2 where id = ?::uuid", id);
    }

    private static void pay(String path, String basis) {
        post(path + "/payments", "{\"basis\":\"" + basis + "\"}", 200);
        as(Tokens.of("PROVINCE_OFFICE")
                        .user("second")
                        .organisation("AH")
                        .scope("region:340000")
                        .sign())
                .post(path + "/payments/" + basis + "/approvals")
                .then()
                .statusCode(200);
        post(path + "/payments/" + basis + "/vouchers", voucher(), 200);
    }

    private static ValidatableResponse judge(String path, int place, String score, int status) {
        return post(
                path + "/milestones",
                "{\"place\":" + place + ",\"score\":\"" + score + "\",\"evidence\":\"doc:review\"}",
                status);
    }

    private static ValidatableResponse post(String path, String body, int status) {
        return office().body(body).post(path).then().statusCode(status);
    }

    private static ObjectNode bid(String code) {
        return Office.JSON.createObjectNode().put("creditCode", code).put("name", "揭榜单位");
    }

    private static String score(String expert, String employer, String score) {
        return text(Office.JSON
                .createObjectNode()
                .put("expert", expert)
                .put("employerCode", employer)
                .put("score", score)
                .put("comment", "可行"));
    }

    private static String contract(String scheme, String sponsorFirst, String... weights) {
        ObjectNode body = Office.JSON.createObjectNode().put("scheme", scheme);
        if (sponsorFirst != null) {
            body.set("sponsorFirstPayment", Office.money(sponsorFirst));
        }
        var list = body.putArray("milestones");
        for (String weight : weights) {
            list.addObject().put("name", "阶段").put("due", "2028-12-31").put("weight", weight);
        }
        return text(body);
    }

    private static String publication(int days) {
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put(
                        "openUntil",
                        LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"))
                                .plusDays(days)
                                .toString());
        body.set("grant", Office.money("1000000.00"));
        return text(body);
    }

    private static String outcome(String outcome) {
        return "{\"outcome\":\"" + outcome + "\",\"evidence\":\"doc:acceptance\"}";
    }

    private static String voucher() {
        return "{\"paidOn\":\"2026-01-05\",\"voucher\":\"PZ-1\"}";
    }

    private static String money(String name, String amount, String date) {
        ObjectNode body = Office.JSON.createObjectNode();
        body.set(name, Office.money(amount));
        if (date.equals("receivedOn")) {
            body.put("receivedOn", "2026-01-05").put("voucher", "PZ-2");
        } else {
            body.put("evidence", "doc:audit");
        }
        return text(body);
    }
}
