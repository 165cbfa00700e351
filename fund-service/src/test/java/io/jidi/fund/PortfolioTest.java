package io.jidi.fund;

import static io.jidi.fund.FundApi.as;
import static io.jidi.fund.FundApi.keyed;
import static io.jidi.fund.FundApi.money;
import static io.jidi.fund.FundApi.office;
import static io.jidi.fund.PipelineApi.deliver;
import static io.jidi.fund.PipelineApi.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.platform.paper.ListFiles;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.RealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Funds in scope seen as one: exposure, concentration, losses, ways and firms that several pay for. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PortfolioTest {

    private static final String ENTERPRISE = "portfolio-firms";

    @Test
    void itReadsEveryGoldenExampleOfItsSources() {
        for (String type : new String[] {
            "io.jidi.enterprise.enterprise.registered",
            "io.jidi.enterprise.enterprise.changed",
            "io.jidi.enterprise.chain.changed"
        }) {
            for (String example : Contracts.examples(type)) {
                deliver(ENTERPRISE, type, "evt_golden", example);
            }
        }
        for (String type : new String[] {"io.jidi.project.project.admitted", "io.jidi.project.project.changed"}) {
            for (String example : Contracts.examples(type)) {
                deliver("portfolio-projects", type, "evt_golden", example);
            }
        }
    }

    @Test
    void exposureByPlaceNodeAndStageAddsUp() {
        String fund = fund();
        String one = PipelineApi.firm();
        String two = PipelineApi.firm();
        registered(one, "340200", "ROBOT", null);
        node(one, "TAKEN");
        stake(fund, one, "30000000.00");
        stake(fund, two, "10000000.00");
        scoped(fund)
                .get("/api/v1/portfolio/exposures?by=ENTERPRISE&asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("cost.amount", equalTo("40000000.00"))
                .body("parts.key", contains(one, two))
                .body("parts[0].costRate", equalTo("0.7500000000"))
                .body("concentration.largestRate", equalTo("0.7500000000"))
                .body("concentration.herfindahl", equalTo("0.6250000000"));
        for (String[] by : new String[][] {{"BASE", "ROBOT"}, {"CITY", "340200"}, {"CHAIN_NODE", "ROBOT/ARM"}}) {
            scoped(fund)
                    .get("/api/v1/portfolio/exposures?by=" + by[0] + "&asOf=2026-12-31")
                    .then()
                    .body("parts.find { it.key == '" + by[1] + "' }.cost.amount", equalTo("30000000.00"))
                    .body("parts.find { it.key == '" + by[1] + "' }.dealIds", hasSize(1));
        }
        String csv = scoped(fund)
                .header("Accept", ListFiles.CSV)
                .get("/api/v1/portfolio/exposures?by=ENTERPRISE&asOf=2026-12-31")
                .asString();
        assertThat(csv.lines()).hasSize(3).element(1).asString().contains(one, "30000000.00", "0.7500000000");
        // Before the money was paid there is nothing, and a place that was left is no place.
        scoped(fund)
                .get("/api/v1/portfolio/exposures?by=BASE&asOf=2026-03-31")
                .then()
                .body("cost.amount", equalTo("0.00"))
                .body("concentration.parts", equalTo(0));
        node(one, "LEFT");
        scoped(fund)
                .get("/api/v1/portfolio/exposures?by=CHAIN_NODE&asOf=2026-12-31")
                .then()
                .body("parts.key", contains(""));
        scoped(fund).get("/api/v1/portfolio/exposures?by=WEATHER").then().statusCode(400);
    }

    @Test
    void lossesStandBesideTheToleranceOfTheClass() {
        String fund = fund();
        String investment = stake(fund, PipelineApi.firm(), "30000000.00");
        stake(fund, PipelineApi.firm(), "10000000.00");
        keyed().body("{\"route\":\"SHARE_TRANSFER\",\"exitDate\":\"2026-09-01\",\"proceeds\":" + money("20000000.00")
                        + ",\"distribute\":false}")
                .post("/api/v1/investments/" + investment + "/exits")
                .then()
                .statusCode(201);
        scoped(fund)
                .get("/api/v1/portfolio/losses?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].realisedLoss.amount", equalTo("10000000.00"))
                .body("items[0].lossRate", equalTo("0.2500000000"))
                .body("items[0].losing", hasSize(1))
                // A fund without a class has no figure, and none is made up.
                .body("items[0].tolerance.within", nullValue());
        scoped(fund)
                .get("/api/v1/portfolio/losses?asOf=2026-08-31")
                .then()
                .body("items[0].lossRate", equalTo("0.0000000000"));
    }

    @Test
    void theRadarSeesFirmsByWhoControlsThem() {
        String top = PipelineApi.firm();
        String one = PipelineApi.firm();
        String two = PipelineApi.firm();
        registered(one, "340100", null, top);
        registered(two, "340100", null, top);
        String first = fund();
        String second = fund();
        stake(first, one, "30000000.00");
        scoped(first).get("/api/v1/portfolio/radar?asOf=2026-12-31").then().body("items", hasSize(0));
        stake(second, two, "10000000.00");
        scoped(first)
                .get("/api/v1/portfolio/radar?asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].controller", equalTo(top))
                .body("items[0].funds", equalTo(2))
                // The other fund is out of scope: it counts and is not named.
                .body("items[0].fundCodes", hasSize(1))
                .body("items[0].cost.amount", equalTo("30000000.00"));
        String third = fund();
        String owner = PipelineApi.firm();
        stake(third, owner, "5000000.00");
        deliver(
                "portfolio-projects",
                "io.jidi.project.project.admitted",
                "evt_" + owner,
                "{\"projectId\":\"" + io.jidi.platform.id.TypeIds.format("prj", java.util.UUID.randomUUID())
                        + "\",\"code\":\"JD2026-9\",\"name\":\"中试线\",\"status\":\"ADMITTED\",\"regionCode\":\"340100\","
                        + "\"ownerCreditCode\":\"" + owner + "\"}");
        scoped(third)
                .get("/api/v1/portfolio/radar?asOf=2026-12-31")
                .then()
                .body("items[0].projects", equalTo(1))
                .body("items[0].visibleProjects", hasSize(0));
        office().get("/api/v1/portfolio/radar?asOf=2026-12-31")
                .then()
                .body("items.find { it.controller == '" + owner + "' }.visibleProjects.name", contains("中试线"));
    }

    @Test
    void aFigureIsFollowedFromTheMotherFundToTheFirm() {
        String mother = post(
                "/funds",
                "{\"code\":\"" + FundApi.code() + "\",\"name\":\"人工智能主题母基金\",\"layer\":\"MOTHER\","
                        + "\"regionCode\":\"340000\",\"manager\":\"华安嘉业\",\"terms\":" + FundApi.TERMS
                        + ",\"termsFrom\":\"2026-01-01\"}");
        String fund = FundApi.raisingFund();
        String above = post(
                "/funds/" + fund + "/partners",
                "{\"name\":\"母基金\",\"kind\":\"LP\",\"governmentTier\":\"PROVINCE\",\"moneySource\":\"GUIDANCE_FUND\","
                        + "\"investingFundId\":\"" + mother + "\"}");
        String social = FundApi.partner(fund, "社会资本");
        FundApi.commit(fund, above, "20000000.00");
        FundApi.commit(fund, social, "60000000.00");
        FundApi.transition(fund, "ESTABLISHED");
        String call = post("/funds/" + fund + "/capital-calls", FundApi.call("80000000.00"));
        FundApi.pay(call, above, "20000000.00", "M-" + call).then().statusCode(201);
        FundApi.pay(call, social, "60000000.00", "S-" + call).then().statusCode(201);
        String firm = PipelineApi.firm();
        stake(fund, firm, "10000000.00");
        office().get("/api/v1/portfolio/paths?creditCode=" + firm + "&asOf=2026-12-31")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[1].steps.fundId", contains(mother, fund))
                .body("items[1].throughRate", equalTo("0.2500000000"))
                .body("items[1].throughCost.amount", equalTo("2500000.00"));
        scoped(fund)
                .get("/api/v1/portfolio/paths?creditCode=" + firm + "&asOf=2026-12-31")
                .then()
                .body("items", hasSize(1));
        office().get("/api/v1/portfolio/paths").then().statusCode(400);
    }

    private static RequestSpecification scoped(String fund) {
        String code = office().get("/api/v1/funds/" + fund).path("code");
        return as(Tokens.of("FUND_MANAGER").scope("fund:" + code).sign());
    }

    /** A fund that is not held to the rules, with 100 million on its account. */
    private static String fund() {
        java.util.List<String> ids = FundApi.establishedFund("100000000.00");
        String call = post("/funds/" + ids.get(0) + "/capital-calls", FundApi.call("100000000.00"));
        FundApi.pay(call, ids.get(1), "100000000.00", "B-" + call).then().statusCode(201);
        return ids.get(0);
    }

    private static String stake(String fund, String firm, String amount) {
        String deal = PipelineApi.deal(fund, firm);
        String investment = post(
                "/investments",
                "{\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                        + "\",\"tranche\":1,\"instrument\":\"EQUITY\",\"committed\":" + money(amount) + "}");
        post(
                "/investments/" + investment + "/fundings",
                "{\"amount\":" + money(amount) + ",\"fundedDate\":\"2026-04-01\",\"bankReference\":\"X-" + investment
                        + "\"}");
        return investment;
    }

    private static void registered(String firm, String region, String base, String controller) {
        deliver(
                ENTERPRISE,
                "io.jidi.enterprise.enterprise.changed",
                "evt_" + firm,
                "{\"enterpriseId\":\"ent_01kb2c3d4e5f6g7h8j9kamcnpq\",\"creditCode\":\"" + firm
                        + "\",\"name\":\"企业\",\"regionCode\":\"" + region + "\""
                        + (base == null ? "" : ",\"baseCode\":\"" + base + "\"")
                        + (controller == null ? "" : ",\"controllingCreditCode\":\"" + controller + "\"") + "}");
    }

    private static void node(String firm, String change) {
        deliver(
                ENTERPRISE,
                "io.jidi.enterprise.chain.changed",
                "evt_" + change + firm,
                "{\"creditCode\":\"" + firm + "\",\"chain\":\"ROBOT\",\"node\":\"ARM\",\"nodeName\":{\"zh\":\"机械臂\","
                        + "\"en\":\"Arm\"},\"rank\":\"PRIMARY\",\"change\":\"" + change + "\",\"on\":\"2026-06-01\"}");
    }
}
