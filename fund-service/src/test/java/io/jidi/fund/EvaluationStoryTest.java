package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.establishedFund;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.FundApi.pay;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A fund's year scored from its books, from marked targets and recorded figures; schemes; the guidance system. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class EvaluationStoryTest {

    private static final String GREEN = "91340100MA990011XA";
    private static final String OTHER = "91340100MA990012XA";

    @Test
    void aYearIsScoredAndAPlannedDealMovesIt() {
        String fund = invested();
        String sheet = "/api/v1/funds/" + fund + "/evaluations/2026";
        office().get(sheet)
                .then()
                .statusCode(200)
                .body("edition", equalTo("NDRC-1753-2026"))
                .body("sheet.leaves.find { it.leaf.code == 'P7' }.points.low", equalTo("5"))
                .body("sheet.leaves.find { it.leaf.code == 'E1.1' }.points.low", equalTo("1"))
                // Nobody has said whether the targets are green: from none of the money to all of it.
                .body("sheet.leaves.find { it.leaf.code == 'P4.2' }.points.low", equalTo("0"))
                .body("sheet.leaves.find { it.leaf.code == 'P4.2' }.points.high", equalTo("2"))
                .body("unknown", hasItems("P4.2", "P5", "L1"));
        mark(fund, GREEN, true);
        mark(fund, OTHER, false);
        office().get(sheet)
                .then()
                .body("sheet.leaves.find { it.leaf.code == 'P4.2' }.values.greenShare.low", equalTo("0.2"))
                .body("sheet.leaves.find { it.leaf.code == 'P4.2' }.points.low", equalTo("1"))
                .body("unknown", not(hasItem("P4.2")));
        office().body("{\"amount\":" + money("10000000.00") + ",\"marks\":{\"greenShare\":true}}")
                .post(sheet + "/effects")
                .then()
                .statusCode(200)
                .body("moved.leaf", hasItem("P4.2"))
                .body("moved.find { it.leaf == 'P4.2' }.before.low", equalTo("1"))
                .body("moved.find { it.leaf == 'P4.2' }.after.low", equalTo("2"));
        office().get(sheet).then().body("sheet.leaves.find { it.leaf.code == 'P4.2' }.points.low", equalTo("1"));
        office().body("{\"year\":2026,\"input\":\"regionalFit\",\"value\":\"1\",\"document\":\"区域战略说明\"}")
                .post("/api/v1/funds/" + fund + "/evaluations/figures")
                .then()
                .statusCode(201);
        office().get(sheet).then().body("sheet.leaves.find { it.leaf.code == 'L1' }.points.low", equalTo("10"));
    }

    @Test
    void whatTheBooksKnowCannotBeRecorded() {
        String fund = establishedFund("100000000.00").get(0);
        for (String input : List.of("idleCashShare", "greenShare", "sunshine")) {
            office().body("{\"year\":2026,\"input\":\"" + input + "\",\"value\":\"0\",\"document\":\"x\"}")
                    .post("/api/v1/funds/" + fund + "/evaluations/figures")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("FUND_FIGURE_INVALID"));
        }
        office().body("{\"amount\":" + money("1.00") + ",\"marks\":{\"irr\":true}}")
                .post("/api/v1/funds/" + fund + "/evaluations/2026/effects")
                .then()
                .statusCode(422);
        as(Tokens.of("FUND_MANAGER").scope("region:320000").sign())
                .get("/api/v1/funds/" + fund + "/evaluations/2026")
                .then()
                .statusCode(404);
    }

    @Test
    void aSchemeIsLoadedFromASpreadsheetAndScored() {
        String code = "AH166-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
        String bad = "party,code,name,max,rule,evidence\nSOE,A1,投资进度,10,>=0.9:10; >=0.7:8; else:0,报表\n"
                + "SOE,A1,重复,5,manual,x\nDEPT,B1,越界,5,>=1:6; else:0,x\nBANK,C1,x,1,manual,x\n";
        load(code, bad)
                .statusCode(422)
                .body("code", equalTo("FUND_SCHEME_REJECTED"))
                .body("errors.pointer", equalTo(List.of("/rows/3", "/rows/4", "/rows/5")));
        String good = "party,code,name,max,rule,evidence\nSOE,A1,投资进度,10,>=0.9:10; >=0.7:8; else:0,报表\n"
                + "SOE,A2,合规运作,20,manual,检查报告\nDEPT,B1,工作推动,5,manual,纪要\n";
        String scheme = load(code, good)
                .statusCode(201)
                .body("version", equalTo(1))
                .body("indicators", hasSize(3))
                .extract()
                .path("id");
        load(code, good).statusCode(201).body("version", equalTo(2));
        String score = "{\"party\":\"SOE\",\"subject\":\"AH-GUOJIN\",\"year\":2026,\"indicator\":\"%s\",%s,"
                + "\"document\":\"报表\"}";
        String path = "/api/v1/evaluations/schemes/" + scheme + "/scores";
        office().body(String.format(score, "A1", "\"value\":\"0.7\""))
                .post(path)
                .then()
                .statusCode(201)
                .body("total.low", equalTo("8.0000"))
                .body("total.high", equalTo("28.0000"))
                .body("max", equalTo("30"));
        office().body(String.format(score, "A1", "\"points\":\"3\""))
                .post(path)
                .then()
                .statusCode(422);
        office().body(String.format(score, "A2", "\"points\":\"20.5\""))
                .post(path)
                .then()
                .statusCode(422);
        office().body(String.format(score, "A2", "\"points\":\"15\""))
                .post(path)
                .then()
                .statusCode(201)
                .body("total.low", equalTo("23.0000"));
        office().get("/api/v1/evaluations/schemes").then().statusCode(200).body("items.code", hasItem(code));
        office().get("/api/v1/evaluations/national").then().statusCode(200).body("leaves.status", not(hasItem("S")));
    }

    @Test
    void theGuidanceSystemAndItsLeverage() {
        String fund = invested();
        office().get("/api/v1/guidance")
                .then()
                .statusCode(200)
                .body("motherFunds", hasSize(16))
                .body("motherFunds.find { it.code == 'AI' }.motherSize.value", equalTo("6000000000"))
                .body("motherFunds.find { it.code == 'FOOD' }.motherSize.note.en", equalTo("not found"));
        office().get("/api/v1/guidance/terms").then().statusCode(200).body("items.id", hasItems("AI-THEME", "SRDI2"));
        office().get("/api/v1/guidance/leverage?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("byLayer.find { it.key == 'SUB' }.funds", greaterThan(0));
        as(Tokens.of("FUND_MANAGER")
                        .scope("fund:" + office().get("/api/v1/funds/" + fund).path("code"))
                        .sign())
                .get("/api/v1/guidance/leverage?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("byLayer", hasSize(1))
                .body("byLayer[0].total.amount", equalTo("100000000.00"))
                .body("byLayer[0].guidance.amount", equalTo("0.00"))
                .body("byLayer[0].paidSocial.amount", equalTo("100000000.00"));
    }

    private static io.restassured.response.ValidatableResponse load(String code, String csv) {
        return as(Tokens.office())
                .contentType("text/csv")
                .queryParam("code", code)
                .queryParam("name", "省级政府性股权投资基金考核评价")
                .queryParam("document", "皖政办秘〔2018〕166号")
                .queryParam("fileName", "166.csv")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/evaluations/schemes")
                .then();
    }

    private static void mark(String fund, String firm, boolean green) {
        office().body("{\"creditCode\":\"" + firm + "\",\"input\":\"greenShare\",\"applies\":" + green
                        + ",\"document\":\"绿色认定\"}")
                .post("/api/v1/funds/" + fund + "/evaluations/marks")
                .then()
                .statusCode(201);
    }

    /** 100 million of social money, of it 10 in a green firm and 40 in another. */
    private static String invested() {
        List<String> ids = establishedFund("100000000.00");
        String fund = ids.get(0);
        String call = keyed().body(FundApi.call("100000000.00"))
                .post("/api/v1/funds/" + fund + "/capital-calls")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        pay(call, ids.get(1), "100000000.00", "E-" + call).then().statusCode(201);
        invest(fund, GREEN, "10000000.00");
        invest(fund, OTHER, "40000000.00");
        return fund;
    }

    private static void invest(String fund, String firm, String amount) {
        String deal = office().body("{\"fundId\":\"" + fund + "\",\"creditCode\":\"" + firm
                        + "\",\"enterpriseName\":\"企业\",\"stage\":\"PROSPECT\"}")
                .post("/api/v1/deals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String investment = keyed().body("{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money(amount) + "}")
                .post("/api/v1/investments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        keyed().body("{\"amount\":" + money(amount) + ",\"fundedDate\":\"2026-04-02\",\"bankReference\":\"E-"
                        + investment + "\"}")
                .post("/api/v1/investments/" + investment + "/fundings")
                .then()
                .statusCode(201);
    }
}
