package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A firm's owners over HTTP: rounds, nominee, government tiers looked through, Open Cap Table Format both ways. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class CapTableApiTest {

    private static final String PATH = "/api/v1/deals/";

    @Test
    void ownershipIsDilutedAndLookedThrough() {
        String fund = PipelineApi.fund("PROVINCE");
        String deal = PipelineApi.deal(fund, PipelineApi.firm());
        Map<String, String> holders = seeded(deal, fund);
        office().get(PATH + deal + "/cap-table?asOf=2026-02-03")
                .then()
                .statusCode(200)
                .body("totalShares", equalTo("10000000"))
                .body("lines.find { it.holder.kind == 'FUND' }.rate", equalTo("0.2000000000"))
                .body("tiers.find { it.tier == 'PROVINCE' }.rate", equalTo("0.2000000000"));
        // The next round, 20 %: the fund has 16 %, a nominee holds for the city.
        office().get(PATH + deal + "/cap-table?asOf=2026-12-31")
                .then()
                .body("lines.find { it.holder.kind == 'FUND' }.rate", equalTo("0.1600000000"))
                .body("lines.find { it.holder.name == '代持人' }.owner.tier", equalTo("CITY"))
                .body("tiers.find { it.tier == 'CITY' }.rate", equalTo("0.2000000000"))
                .body("tiers.find { it.tier == 'OTHER' }.rate", equalTo("0.6400000000"));
        office().get(PATH + deal + "/cap-table/history")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.holder.id == '" + holders.get("fund") + "' }.points.rate",
                        equalTo(List.of("0.0000000000", "0.2000000000", "0.1600000000")));
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get(PATH + deal + "/cap-table")
                .then()
                .statusCode(404);
    }

    @Test
    void whatCannotHaveHappenedWritesNothing() {
        String fund = PipelineApi.fund("NONE");
        String deal = PipelineApi.deal(fund, PipelineApi.firm());
        Map<String, String> holders = seeded(deal, fund);
        events(
                        deal,
                        event(
                                "2026-08-01",
                                "TRANSFER",
                                "X1",
                                holders.get("founder"),
                                "\"fromSecurity\":\"F1\",",
                                "8000001"))
                .statusCode(422)
                .body("code", equalTo("FUND_CAP_TABLE_INVALID"));
        events(deal, event("2026-08-01", "ISSUE", "X1", "hol_01kax3r2v0e8gs0qvsqf4n0b5c", "", "1"))
                .statusCode(422)
                .body("code", equalTo("FUND_CAP_TABLE_INVALID"));
        events(deal, event("2026-08-01", "ISSUE", "X1", null, "", "9".repeat(26)))
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"));
        events(deal, "null").statusCode(400);
        office().get(PATH + deal + "/cap-table?asOf=2026-12-31").then().body("totalShares", equalTo("12500000"));
        holder(deal, "{\"name\":\"市国资\",\"kind\":\"GOVERNMENT\"}").statusCode(422);
        holder(deal, "{\"name\":\"张三\",\"kind\":\"FOUNDER\",\"tier\":\"CITY\"}").statusCode(422);
    }

    @Test
    void theTableGoesOutAndComesBackTheSame() {
        String fund = PipelineApi.fund("PROVINCE");
        String deal = PipelineApi.deal(fund, PipelineApi.firm());
        Map<String, String> holders = seeded(deal, fund);
        events(
                        deal,
                        event(
                                        "2026-08-01",
                                        "TRANSFER",
                                        "T1",
                                        holders.get("city"),
                                        "\"fromSecurity\":\"F1\",",
                                        "1000000")
                                + "," + event("2026-08-02", "CANCEL", "F1", null, "", "500000") + ","
                                + event("2026-08-03", "SPLIT", "COMMON", null, "", "10") + ","
                                + event(
                                        "2026-08-04",
                                        "TRANSFER",
                                        "T2",
                                        holders.get("fund"),
                                        "\"fromSecurity\":\"F1\",",
                                        "65000000"))
                .statusCode(201);
        JsonPath out = office().get(PATH + deal + "/cap-table/ocf?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body(
                        "files.file_type",
                        hasItems("OCF_MANIFEST_FILE", "OCF_STAKEHOLDERS_FILE", "OCF_TRANSACTIONS_FILE"))
                .body("files[0].ocf_version", equalTo("1.2.0"))
                .extract()
                .jsonPath();
        List<Map<String, Object>> files = out.getList("files");
        assertThat(out.getList("files[3].items.quantity", String.class).stream().filter(java.util.Objects::nonNull))
                .allMatch(text -> text.matches("[+-]?[0-9]+(\\.[0-9]{1,10})?"));
        // A part that is moved ends its security; what is left has a name of its own.
        assertThat(out.getString("files[3].items.find { it.object_type == 'TX_STOCK_TRANSFER' }.balance_security_id"))
                .isEqualTo("F1.4");

        String other = PipelineApi.deal(PipelineApi.fund("NONE"), PipelineApi.firm());
        Map<String, Object> body = new HashMap<>(Map.of("files", files, "document", "股权结构导入"));
        office().body(body).post(PATH + other + "/cap-table/ocf").then().statusCode(201);
        List<String> before = rates(deal);
        assertThat(rates(other)).containsExactlyInAnyOrderElementsOf(before);
        office().body(body)
                .post(PATH + other + "/cap-table/ocf")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_CAP_TABLE_INVALID"));

        String third = PipelineApi.deal(PipelineApi.fund("NONE"), PipelineApi.firm());
        body.put(
                "files",
                List.of(
                        files.get(1),
                        Map.of(
                                "file_type",
                                "OCF_TRANSACTIONS_FILE",
                                "items",
                                List.of(Map.of("object_type", "TX_WARRANT_ISSUANCE", "id", "w1")))));
        office().body(body)
                .post(PATH + third + "/cap-table/ocf")
                .then()
                .statusCode(422)
                .body("code", equalTo("FUND_OCF_UNREADABLE"));
        office().get(PATH + third + "/cap-table").then().body("lines", hasSize(0));
    }

    /** Two funds with 60 % each when they paid: the first is diluted, and nobody holds more than all. */
    @Test
    void theLookThroughKnowsHowAStakeWasDiluted() {
        String firm = PipelineApi.firm();
        String first = PipelineApi.fund("PROVINCE");
        String second = PipelineApi.fund("CITY");
        String early = invested(first, firm, "0.6");
        Map<String, String> holders = twoRounds(early, first, second);
        twoRounds(invested(second, firm, "0.6"), first, second);
        // 0.4 of 0.6 is left to the first; by what the tranches gave, both together would be more than all.
        office().get("/api/v1/funds/" + first + "/look-through?asOf=2026-06-30")
                .then()
                .statusCode(200)
                .body("holdings.find { it.code == '" + firm + "' }.share.rate", equalTo("0.2400000000"));
        assertThat(stakeBreaches(firm)).isEmpty();
        // The table says that the fund sold, the books that it holds.
        events(
                        early,
                        event(
                                "2026-06-03",
                                "TRANSFER",
                                "A2",
                                holders.get("founder"),
                                "\"fromSecurity\":\"A1\",",
                                "600000"))
                .statusCode(201);
        assertThat(stakeBreaches(firm)).singleElement().asString().contains("share in the cap table 0.000000");
    }

    /** Before any cap table is in, both say 60 %: only whose money is in that firm is unknown, and the papers can still come. */
    @Test
    void twoStakesOfDifferentDaysStopNobodyElse() {
        String firm = PipelineApi.firm();
        String first = PipelineApi.fund("PROVINCE");
        String second = PipelineApi.fund("CITY");
        String early = invested(first, firm, "0.6");
        String other = PipelineApi.firm();
        invested(first, other, "0.3");
        String late = invested(second, firm, "0.6");
        String holding = "holdings.find { it.code == '%s' }.";
        office().get("/api/v1/funds/" + first + "/look-through?asOf=2026-06-30")
                .then()
                .statusCode(200)
                .body(String.format(holding, firm) + "exceeded.exact", equalTo("6/5"))
                .body(String.format(holding, firm) + "governmentShare", nullValue())
                .body(String.format(holding, other) + "exceeded", nullValue())
                .body(String.format(holding, other) + "governmentShare.rate", equalTo("0.3000000000"));
        office().get("/api/v1/look-through?by=CITY&asOf=2026-06-30").then().statusCode(200);
        assertThat(breaches("V11", "target " + firm)).singleElement().asString().contains("6/5 is held");
        twoRounds(early, first, second);
        twoRounds(late, first, second);
        office().get("/api/v1/funds/" + first + "/look-through?asOf=2026-06-30")
                .then()
                .body(String.format(holding, firm) + "exceeded", nullValue())
                .body(String.format(holding, firm) + "governmentShare.rate", equalTo("0.8400000000"));
        assertThat(breaches("V11", "target " + firm)).isEmpty();
    }

    @Test
    void whatATrancheIsSaidToGiveIsWhatItGaveOnItsDay() {
        String firm = PipelineApi.firm();
        String fund = PipelineApi.fund("NONE");
        String deal = invested(fund, firm, "0.25");
        seeded(deal, fund);
        assertThat(stakeBreaches(firm)).singleElement().asString().contains("said to give 0.250000", "0.200000");
        String other = PipelineApi.firm();
        seeded(invested(PipelineApi.fund("NONE"), other, "0.2"), fund);
        assertThat(stakeBreaches(other)).isEmpty();
    }

    /** The first fund takes 60 % of a firm, the next day the second 60 % of what it is then. */
    private static Map<String, String> twoRounds(String deal, String first, String second) {
        Map<String, String> holders = new HashMap<>();
        holders.put("founder", added(deal, "{\"name\":\"创始人\",\"kind\":\"FOUNDER\"}"));
        holders.put("first", added(deal, "{\"name\":\"基金\",\"kind\":\"FUND\",\"fundId\":\"" + first + "\"}"));
        holders.put("second", added(deal, "{\"name\":\"后轮\",\"kind\":\"FUND\",\"fundId\":\"" + second + "\"}"));
        events(
                        deal,
                        event("2026-01-01", "ISSUE", "F1", holders.get("founder"), "", "400000") + ","
                                + event("2026-06-01", "ISSUE", "A1", holders.get("first"), "", "600000") + ","
                                + event("2026-06-02", "ISSUE", "B1", holders.get("second"), "", "1500000"))
                .statusCode(201);
        return holders;
    }

    /** A fund without a committee takes in history. */
    private static String invested(String fund, String firm, String rate) {
        for (String fact : new String[] {"industryClass ENCOURAGED", "publicStockElement NONE", "relatedParty false"}) {
            PipelineApi.evidence(fund, firm, fact.split(" ")[0], fact.split(" ")[1]);
        }
        String deal = PipelineApi.deal(fund, firm);
        String investment = PipelineApi.post(
                "/investments",
                "{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money("10000000.00")
                        + ",\"ownershipRate\":\"" + rate + "\"}");
        PipelineApi.post(
                "/investments/" + investment + "/fundings",
                "{\"amount\":" + money("10000000.00") + ",\"fundedDate\":\"2026-06-01\",\"bankReference\":\"X-"
                        + investment + "\"}");
        return deal;
    }

    private static List<Object> stakeBreaches(String firm) {
        return breaches("V21", "target " + firm);
    }

    private static List<Object> breaches(String invariant, String object) {
        return as(Tokens.of("AUDITOR").sign())
                .get("/internal/ledger/verification")
                .then()
                .statusCode(200)
                .extract()
                .path("breaches.findAll { it.invariant == '" + invariant + "' && it.object == '" + object
                        + "' }.reason.en");
    }

    @Test
    void aPlannedRoundIsPricedWithoutWriting() {
        String deal = PipelineApi.deal(PipelineApi.fund("NONE"), PipelineApi.firm());
        String round = "{\"preMoney\":" + money("80000000.00") + ",\"money\":" + money("20000000.00")
                + ",\"shares\":\"8000000\",\"pool\":\"0\",\"poolRate\":\"%s\"}";
        office().body(String.format(round, "0"))
                .post(PATH + deal + "/cap-table/preview")
                .then()
                .statusCode(200)
                .body("price", equalTo("10.0000000000"))
                .body("newRate", equalTo("0.2000000000"));
        office().body(String.format(round, "0.1"))
                .post(PATH + deal + "/cap-table/preview")
                .then()
                .body("poolShares", equalTo("1142857.1428571429"));
    }

    private static List<String> rates(String deal) {
        return office().get(PATH + deal + "/cap-table?asOf=2026-12-31")
                .then()
                .extract()
                .jsonPath()
                .getList("lines.collect { it.holder.name + ' ' + it.rate + ' ' + it.shares }");
    }

    /** Founder 8,000,000; the fund 2,000,000 for 20 %; a nominee for the city 2,500,000 in the next round. */
    private static Map<String, String> seeded(String deal, String fund) {
        Map<String, String> holders = new HashMap<>();
        holders.put("founder", added(deal, "{\"name\":\"创始人\",\"kind\":\"FOUNDER\"}"));
        holders.put("fund", added(deal, "{\"name\":\"基金\",\"kind\":\"FUND\",\"fundId\":\"" + fund + "\"}"));
        holders.put("city", added(deal, "{\"name\":\"市国资\",\"kind\":\"GOVERNMENT\",\"tier\":\"CITY\"}"));
        holders.put(
                "nominee",
                added(
                        deal,
                        "{\"name\":\"代持人\",\"kind\":\"INVESTOR\",\"beneficiaryId\":\"" + holders.get("city") + "\"}"));
        events(
                        deal,
                        event("2026-01-01", "ISSUE", "F1", holders.get("founder"), "", "8000000") + ","
                                + event("2026-01-31", "ISSUE", "A1", holders.get("fund"), "\"round\":\"A\",", "2000000")
                                + ","
                                + event(
                                        "2026-06-30",
                                        "ISSUE",
                                        "B1",
                                        holders.get("nominee"),
                                        "\"round\":\"B\",\"price\":\"16\",",
                                        "2500000"))
                .statusCode(201);
        return holders;
    }

    private static String added(String deal, String body) {
        return holder(deal, body).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse holder(String deal, String body) {
        return office().body(body).post(PATH + deal + "/cap-table/holders").then();
    }

    private static String event(String day, String kind, String security, String holder, String more, String quantity) {
        return "{\"day\":\"" + day + "\",\"kind\":\"" + kind + "\",\"security\":\"" + security
                + "\",\"shareClass\":\"COMMON\"," + (holder == null ? "" : "\"holderId\":\"" + holder + "\",") + more
                + "\"quantity\":\"" + quantity + "\"}";
    }

    private static ValidatableResponse events(String deal, String events) {
        return office().body("{\"events\":[" + events + "],\"document\":\"工商变更通知书\"}")
                .post(PATH + deal + "/cap-table/events")
                .then();
    }
}
