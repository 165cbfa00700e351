package io.jidi.enterprise.chain;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A robot chain: its nodes, who takes them, what a base lacks, who could fill it, who supplies whom. */
@QuarkusTest
class ChainTest extends OnRealParts {

    private static final String CHAINS = "/api/v1/chains";
    private static final String NAMED = "{\"zh\":\"%s\",\"en\":\"%s\"}";

    @Inject
    Sql sql;

    private static String node(String code, String zh, boolean key, String rest) {
        return "{\"code\":\"" + code + "\",\"segment\":" + NAMED.formatted("核心零部件", "Core parts") + ",\"name\":"
                + NAMED.formatted(zh, code) + ",\"key\":" + key + rest + "}";
    }

    private static ValidatableResponse define(String chain, String... nodes) {
        return office().body("{\"name\":" + NAMED.formatted("机器人", "Robots") + ",\"nodes\":[" + String.join(",", nodes)
                        + "]}")
                .put(CHAINS + "/" + chain)
                .then();
    }

    private static ValidatableResponse take(String chain, String enterprise, String node, String rank, String from) {
        return office().body("""
                        {"enterpriseId":"%s","node":"%s","rank":"%s","from":"%s","evidence":"产品目录 2026"}""".formatted(enterprise, node, rank, from))
                .post(CHAINS + "/" + chain + "/positions")
                .then();
    }

    private static String inBase(String name, String base, String role, String industry) {
        String code = freshCode();
        String body = """
                {"name":"%s","creditCode":"%s","regionCode":"340200","baseCode":"%s","role":"%s","industryCode":"%s"}""".formatted(name, code, base, role, industry);
        return office().body(body)
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private List<String> told(String enterprise, String type) {
        return sql.list(
                "select (data ->> 'change') || ' ' || coalesce(data ->> 'node', data ->> 'product') || ' '"
                        + " || (data ->> 'on') from event where aggregate = ? and type = ? order by version",
                row -> row.getString(1),
                enterprise,
                "io.jidi.enterprise." + type);
    }

    @Test
    void coverageShowsTheGapsOfABaseAndCandidatesFillThem() {
        String reducer = node("REDUCER", "减速器", true, ",\"industries\":[\"3453\"],\"keywords\":[\"减速器\"]");
        String servo = node("SERVO", "伺服系统", true, "");
        String body = node("BODY", "本体", false, "");
        define("ROBOT", reducer, servo, body)
                .statusCode(200)
                .body("nodes.code", contains("REDUCER", "SERVO", "BODY"))
                .body("nodes[0].industries", contains("3453"));
        define("ROBOT", reducer, reducer).statusCode(400).body("errors[0].pointer", equalTo("/nodes/1/code"));
        String leader = inBase("芜湖整机", "WUHU-ROBOT", "LEADING", "C3491");
        String supplier = inBase("芜湖伺服", "WUHU-ROBOT", "SUPPORTING", "C3812");
        take("ROBOT", leader, "BODY", "PRIMARY", "2024-01-01")
                .statusCode(201)
                .body("id", containsString("cpo_"))
                .body("to", nullValue());
        String secondary = take("ROBOT", leader, "SERVO", "SECONDARY", "2024-06-01")
                .statusCode(201)
                .extract()
                .path("id");
        take("ROBOT", supplier, "SERVO", "PRIMARY", "2025-01-01").statusCode(201);

        String coverage = CHAINS + "/ROBOT/coverage?baseCode=WUHU-ROBOT";
        office().get(coverage)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].nodes.cover", contains("MISSING", "COVERED", "SINGLE"))
                .body("items[0].gaps", contains("REDUCER"))
                .body("items[0].keyGaps", contains("REDUCER"))
                .body("items[0].nodes[1].primary", equalTo(1))
                .body("items[0].nodes[1].secondary", equalTo(1))
                .body("items[0].nodes[1].leading", equalTo(1))
                .body("items[0].nodes[1].supporting", equalTo(1));
        office().get(CHAINS + "/ROBOT/coverage?baseCode=NOWHERE")
                .then()
                .body("items[0].gaps", contains("REDUCER", "SERVO", "BODY"));

        // By industry, by a word of the name; whoever takes the node already is no candidate.
        String byIndustry = inBase("皖北传动", "WUHU-ROBOT", "SUPPORTING", "C3453");
        String byWord = register("淮南谐波减速器", freshCode(), "340400");
        register("淮南食品", freshCode(), "340400");
        office().body("""
                        {"enterpriseId":"%s","title":"SRDI","validFrom":"2025-01-01","documentNo":"1号","certificateNo":"%s"}""".formatted(byWord, "CH-" + freshCode()))
                .post("/api/v1/titles")
                .then()
                .statusCode(201);
        String candidates = CHAINS + "/ROBOT/nodes/REDUCER/candidates";
        office().get(candidates + "?baseCode=WUHU-ROBOT")
                .then()
                .statusCode(200)
                .body("items.enterpriseId", equalTo(List.of(byIndustry, byWord)))
                .body("items[0].reason.zh", containsString("C3453"))
                .body("items[0].reason.zh", containsString("已在基地 WUHU-ROBOT"))
                .body("items[1].title", equalTo("SRDI"))
                .body("items[1].reason.zh", containsString("名称含“减速器”"))
                .body("items[1].reason.en", containsString("holds the title SRDI"));
        // Without a base the title counts most.
        office().get(candidates).then().body("items.enterpriseId", equalTo(List.of(byWord, byIndustry)));
        take("ROBOT", byIndustry, "REDUCER", "PRIMARY", "2026-01-01").statusCode(201);
        office().get(candidates).then().body("items.enterpriseId", equalTo(List.of(byWord)));
        office().get(coverage).then().body("items[0].keyGaps", empty());
        // In 2025 the gap was still there.
        office().get(coverage + "&day=2025-06-30").then().body("items[0].gaps", contains("REDUCER"));

        String end = CHAINS + "/ROBOT/positions/" + secondary + "/end";
        office().body("{\"on\":\"2024-05-31\",\"reason\":\"外购\"}")
                .post(end)
                .then()
                .statusCode(422);
        office().body("{\"on\":\"2026-02-01\",\"reason\":\"外购\"}")
                .post(end)
                .then()
                .statusCode(200)
                .body("to", equalTo("2026-02-01"));
        office().body("{\"on\":\"2026-03-01\",\"reason\":\"外购\"}")
                .post(end)
                .then()
                .statusCode(422);
        office().get(coverage).then().body("items[0].nodes[1].cover", equalTo("SINGLE"));
        assertThat(told(leader, "chain.changed"))
                .containsExactly("TAKEN BODY 2024-01-01", "TAKEN SERVO 2024-06-01", "LEFT SERVO 2026-02-01");

        define("ROBOT", reducer, servo).statusCode(409).body("code", equalTo("ENTERPRISE_CHAIN_NODE_TAKEN"));
        define("ROBOT", reducer, body, servo, node("SENSOR", "传感器", false, ""))
                .statusCode(200)
                .body("nodes.code", contains("REDUCER", "BODY", "SERVO", "SENSOR"));
        define("ROBOT", reducer, body, servo)
                .statusCode(200)
                .body("nodes.find { it.code == 'SENSOR' }.retired", equalTo(true));
        take("ROBOT", leader, "SENSOR", "SECONDARY", "2026-01-01").statusCode(422);
    }

    @Test
    void aPlaceIsTakenOnceAndOnlyByWhoIsThere() {
        define("GLASS", node("RAW", "石英砂", true, ""), node("PANEL", "面板", true, ""))
                .statusCode(200);
        String id = register("蚌埠玻璃", freshCode(), "340300");
        take("GLASS", id, "RAW", "PRIMARY", "2025-01-01").statusCode(201);
        take("GLASS", id, "RAW", "SECONDARY", "2025-01-01").statusCode(422).body("errors[0].pointer", equalTo("/node"));
        take("GLASS", id, "PANEL", "PRIMARY", "2025-01-01").statusCode(422).body("errors[0].pointer", equalTo("/rank"));
        take("GLASS", id, "PANEL", "SECONDARY", "2999-01-01")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/from"));
        take("GLASS", id, "NOWHERE", "SECONDARY", "2025-01-01").statusCode(404);
        take("NO-CHAIN", id, "RAW", "SECONDARY", "2025-01-01").statusCode(404);
        String wuhu = Tokens.of("CITY_OFFICE").scope("region:340200").sign();
        as(wuhu).body("""
                        {"enterpriseId":"%s","node":"PANEL","rank":"SECONDARY","from":"2025-01-01","evidence":"x"}""".formatted(id))
                .post(CHAINS + "/GLASS/positions")
                .then()
                .statusCode(404);
        as(wuhu).get(CHAINS + "/GLASS/coverage").then().body("items", empty());
        as(wuhu).body("{}").put(CHAINS + "/GLASS").then().statusCode(403);
    }

    @Test
    void supplyIsDatedEvidencedAndTold() {
        String supplier = register("合肥模组", freshCode(), "340100");
        String customer = register("合肥整车", freshCode(), "340100");
        String path = ENTERPRISES + "/" + customer + "/chain";
        String link = """
                {"supplierId":"%s","product":"语音模组","from":"2025-03-01","evidence":"合同 2025-17"}""".formatted(supplier);
        String id = office().body(link)
                .post(path + "/suppliers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        office().body(link).post(path + "/suppliers").then().statusCode(422);
        office().body(link.replace(supplier, customer))
                .post(path + "/suppliers")
                .then()
                .statusCode(422);
        office().body(link.replace("2025-03-01", "2999-03-01").replace("语音", "显示"))
                .post(path + "/suppliers")
                .then()
                .statusCode(422);
        office().body(link.replace("合同 2025-17", ""))
                .post(path + "/suppliers")
                .then()
                .statusCode(400);
        office().get(path)
                .then()
                .body("suppliers.supplierName", contains("合肥模组"))
                .body("suppliers[0].evidence", equalTo("合同 2025-17"))
                .body("customers", empty());
        office().get(ENTERPRISES + "/" + supplier + "/chain").then().body("customers.customerName", contains("合肥整车"));
        office().body("{\"on\":\"2026-01-01\",\"reason\":\"自制\"}")
                .post(path + "/suppliers/" + id + "/end")
                .then()
                .statusCode(200)
                .body("endReason", equalTo("自制"));
        office().body(link.replace("2025-03-01", "2026-02-01"))
                .post(path + "/suppliers")
                .then()
                .statusCode(201);
        assertThat(told(supplier, "supply.changed"))
                .containsExactly("LINKED 语音模组 2025-03-01", "ENDED 语音模组 2026-01-01", "LINKED 语音模组 2026-02-01");
    }
}
