package io.jidi.e2e;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is asked at the edge of a whole installation: by an assistant, and by auditors while the exchange dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeTest {

    private static final Duration HANDED_OVER = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> enterprises = new LinkedHashMap<>();
    private Installation installation;

    @BeforeAll
    void start() {
        installation = Installation.start(
                "edge",
                Map.of(
                        Application.ENTERPRISE, 1,
                        Application.EXCHANGE, 1,
                        Application.FUND, 1,
                        Application.PROJECT, 1,
                        Application.GATEWAY, 1,
                        Application.MCP, 1));
        enterprises.put("合肥样例", registered("合肥样例", "91340100MA8E2E02XN", "340100"));
        enterprises.put("芜湖样例", registered("芜湖样例", "91340200MA8E2E01XT", "340200"));
    }

    @AfterAll
    void stop() {
        installation.close();
    }

    private RequestSpecification gateway(String token) {
        return given().baseUri(installation.url(Application.GATEWAY))
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON);
    }

    private String registered(String name, String code, String region) {
        return gateway(Tokens.office())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("name", name, "creditCode", code, "regionCode", region))
                .post("/api/v1/enterprises")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String wuhu() {
        return Tokens.of("CITY_OFFICE").user("wuhu").scope("region:340200").sign();
    }

    @Test
    void anAssistantSeesAsMuchAsThePersonWhoseTokenItBrings() throws Exception {
        assertThat(names(call(Tokens.office(), "list_enterprises", Map.of())))
                .containsExactlyInAnyOrder("合肥样例", "芜湖样例");
        assertThat(names(call(wuhu(), "list_enterprises", Map.of()))).containsExactly("芜湖样例");
        JsonNode own = call(wuhu(), "enterprise_tiers", Map.of("id", enterprises.get("芜湖样例")));
        assertThat(own.path("isError").asBoolean()).as(own.toString()).isFalse();
        JsonNode foreign = call(wuhu(), "enterprise_tiers", Map.of("id", enterprises.get("合肥样例")));
        assertThat(foreign.path("isError").asBoolean()).isTrue();
        assertThat(foreign.at("/content/0/text").asText()).startsWith("HTTP 404 · NOT_FOUND");
        for (String tool : List.of("list_projects", "list_funds")) {
            JsonNode list = call(Tokens.office(), tool, Map.of("pageSize", 5));
            assertThat(list.at("/structuredContent/data/items").isArray())
                    .as(tool + list)
                    .isTrue();
        }
        // What a role may not read is refused and recorded as it would be without the assistant between them.
        String curious =
                Tokens.of("ENTERPRISE").user("curious").scope("enterprise:x").sign();
        JsonNode refused = call(curious, "list_funds", Map.of());
        assertThat(refused.at("/content/0/text").asText()).startsWith("HTTP 403 · FORBIDDEN");
        Waiting.until(
                "the refusal is recorded",
                HANDED_OVER,
                () -> entries("actor=curious&eventType=REFUSAL").equals(List.of("REFUSAL LIST")));
    }

    private JsonNode call(String token, String tool, Map<String, ?> arguments) throws IOException {
        Response begun = assistant(token, "")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
                        + "\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"e2e\",\"version\":\"1\"}}}")
                .post("/mcp");
        begun.then().statusCode(200);
        String session = begun.header("Mcp-Session-Id");
        assistant(token, session)
                .body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\",\"params\":{}}")
                .post("/mcp")
                .then()
                .statusCode(202);
        Response answer = assistant(token, session)
                .body("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
                        + "\",\"arguments\":" + JSON.writeValueAsString(arguments) + "}}")
                .post("/mcp");
        answer.then().statusCode(200);
        return JSON.readTree(answer.asByteArray()).path("result");
    }

    private RequestSpecification assistant(String token, String session) {
        RequestSpecification request = given().baseUri(installation.url(Application.MCP))
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .header("Accept", "application/json, text/event-stream");
        return session.isEmpty() ? request : request.header("Mcp-Session-Id", session);
    }

    private static List<String> names(JsonNode result) {
        List<String> names = new ArrayList<>();
        result.at("/structuredContent/data/items")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    /** The gateway keeps what happened at it until the exchange is back, and each act is one entry of a whole chain. */
    @Test
    void whatHappenedAtTheGatewayWhileTheExchangeWasDeadIsInItsChainOnce() {
        String taken = "req-taken-before-the-end";
        gateway(auditor())
                .header("Accept", "text/csv")
                .header("X-Request-Id", taken)
                .get("/api/v1/audit-entries")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"));
        Replica exchange = installation.replicas(Application.EXCHANGE).get(0);
        exchange.kill();
        String refused = "req-refused-meanwhile";
        for (int i = 0; i < 3; i++) {
            gateway(Tokens.office())
                    .header("X-Request-Id", refused)
                    .get("/api/v1/audit-entries")
                    .then()
                    .statusCode(403);
        }
        exchange.start();
        exchange.awaitReady();
        Waiting.until(
                "the refusals are there",
                HANDED_OVER,
                () -> entries("requestId=" + refused)
                        .equals(List.of("REFUSAL ENTRIES", "REFUSAL ENTRIES", "REFUSAL ENTRIES")));
        assertThat(entries("requestId=" + taken)).containsExactly("EXPORT ENTRIES");
        Waiting.until(
                "all is sealed",
                HANDED_OVER,
                () -> gateway(auditor())
                        .get("/api/v1/admin/exchange-service/audit/verification")
                        .jsonPath()
                        .getBoolean("whole"));
    }

    private static String auditor() {
        return Tokens.of("AUDITOR").user("auditor").sign();
    }

    /** Kind and action of each entry; empty while a service is away. */
    private List<String> entries(String filter) {
        Response answer = gateway(auditor()).get("/api/v1/audit-entries?" + filter);
        if (answer.statusCode() != 200) {
            return List.of();
        }
        List<Map<String, String>> items = answer.jsonPath().getList("items");
        return items.stream()
                .map(item -> item.get("eventType") + " " + item.get("action"))
                .toList();
    }
}
