package io.jidi.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An assistant sees what the person's token sees, can do nothing else, and is told in the API's own words what it cannot have. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class McpServerTest {

    private static final String PROJECT = "prj_01kb6t3n2hfwqs5m8v0x4c7d9e";
    private static final String FUND = "fnd_01kb6t3n2hfwqs5m8v0x4c7d9e";
    private static final String ENTERPRISE = "ent_01kb6t3n2hfwqs5m8v0x4c7d9e";
    private static final String ASSESSMENT = "asm_01kb6t3n2hfwqs5m8v0x4c7d9e";

    Surroundings.Around around;

    @BeforeEach
    void nothingWasAsked() {
        around.forget();
    }

    private static int port() {
        return ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
    }

    private Assistant office() throws Exception {
        return new Assistant(port(), around.token("office", "PROVINCE_OFFICE", "region:340000")).connected();
    }

    private Assistant base() throws Exception {
        return new Assistant(port(), around.token("voice", "BASE_OFFICE", "base:VOICE")).connected();
    }

    private static List<String> names(JsonNode result) {
        List<String> names = new ArrayList<>();
        result.at("/structuredContent/data/items")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }

    @Test
    void eachSeesWhatItsOwnTokenSees() throws Exception {
        Assistant office = office();
        Assistant base = base();
        JsonNode all = office.call("list_projects", Map.of());
        assertThat(all.path("isError").asBoolean()).isFalse();
        assertThat(names(all)).containsExactlyInAnyOrder("声谷项目", "芜湖机器人项目");
        assertThat(names(base.call("list_projects", Map.of()))).containsExactly("声谷项目");
        assertThat(names(office.call("list_projects", Map.of()))).hasSize(2);

        assertThat(around.asked()).hasSize(3).allMatch(asked -> asked.method().equals("GET"));
        assertThat(new TreeSet<>(around.asked().stream()
                        .map(Surroundings.Asked::authorization)
                        .toList()))
                .as("the two tokens as they came, and none of the server's own")
                .hasSize(2)
                .allMatch(authorization -> authorization.startsWith("Bearer eyJ"));
    }

    /** A session is not a right: who uses another's brings his own token, and sees with it. */
    @Test
    void anothersSessionShowsNothingOfTheOther() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<String> begun =
                new Assistant(port(), around.token("office", "PROVINCE_OFFICE", "region:340000")).initialize();
        String session = begun.headers().firstValue("Mcp-Session-Id").orElseThrow();
        String call = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"list_projects\","
                + "\"arguments\":{}}}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("Mcp-Session-Id", session)
                        .header("Authorization", "Bearer " + around.token("voice", "BASE_OFFICE", "base:VOICE"))
                        .POST(HttpRequest.BodyPublishers.ofString(call))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).doesNotContain("芜湖");
    }

    @Test
    void anAnswerSaysWhatItIsAsOfWhenAndWhereItIsChecked() throws Exception {
        JsonNode list = office().call("list_projects", Map.of("q", "声谷 & 芜湖", "pageSize", 5));
        JsonNode told = list.path("structuredContent");
        assertThat(told.path("what").asText()).contains("重点项目").contains("Key projects");
        assertThat(told.path("asOf").asText()).isEqualTo("2026-11-29T03:00:00Z");
        assertThat(told.path("link").asText())
                .isEqualTo(
                        "https://jidi.test/api/v1/projects?q=%E5%A3%B0%E8%B0%B7%20%26%20%E8%8A%9C%E6%B9%96&pageSize=5");
        // A client that knows no structured content reads the same as text, amounts as the strings they are.
        assertThat(list.at("/content/0/text").asText()).contains("26000000.00").contains("https://jidi.test/");
    }

    @Test
    void everyToolAsksForItsOwn() throws Exception {
        Assistant office = office();
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("list_projects {}", "/api/v1/projects?pageSize=20");
        expected.put(
                "list_enterprises {\"regionCode\":\"340100\"}", "/api/v1/enterprises?regionCode=340100&pageSize=20");
        expected.put("list_funds {\"pageToken\":\"abc\"}", "/api/v1/funds?pageSize=20&pageToken=abc");
        expected.put(
                "enterprise_tiers {\"id\":\"" + ENTERPRISE + "\"}", "/api/v1/enterprises/" + ENTERPRISE + "/tiers");
        expected.put(
                "enterprise_assessments {\"id\":\"" + ENTERPRISE + "\"}",
                "/api/v1/enterprises/" + ENTERPRISE + "/assessments?pageSize=20");
        expected.put("explain_assessment {\"id\":\"" + ASSESSMENT + "\"}", "/api/v1/assessments/" + ASSESSMENT);
        expected.put("project_lights {\"id\":\"" + PROJECT + "\"}", "/api/v1/projects/" + PROJECT + "/lights");
        expected.put(
                "explain_light {\"id\":\"" + PROJECT + "\",\"month\":\"2026-10\"}",
                "/api/v1/projects/" + PROJECT + "/lights/2026-10");
        expected.put(
                "fund_figures {\"id\":\"" + FUND + "\",\"asOf\":\"2026-09-30\"}",
                "/api/v1/funds/" + FUND + "/performance?asOf=2026-09-30");
        for (String call : expected.keySet()) {
            String tool = call.substring(0, call.indexOf(' '));
            JsonNode arguments = Assistant.JSON.readTree(call.substring(call.indexOf(' ')));
            JsonNode result = office.call(tool, Assistant.JSON.convertValue(arguments, Map.class));
            assertThat(result.path("isError").asBoolean()).as(call + result).isFalse();
        }
        assertThat(around.asked().stream().map(Surroundings.Asked::target))
                .containsExactlyElementsOf(expected.values());
        assertThat(tools(office))
                .as("each tool is asked above")
                .isEqualTo(new TreeSet<>(expected.keySet().stream()
                        .map(call -> call.substring(0, call.indexOf(' ')))
                        .toList()));
    }

    private static TreeSet<String> tools(Assistant assistant) throws Exception {
        TreeSet<String> names = new TreeSet<>();
        assistant
                .ask("tools/list", Assistant.JSON.createObjectNode())
                .at("/result/tools")
                .forEach(tool -> names.add(tool.path("name").asText()));
        return names;
    }

    @Test
    void noToolWrites() throws Exception {
        JsonNode tools =
                office().ask("tools/list", Assistant.JSON.createObjectNode()).at("/result/tools");
        assertThat(tools).isNotEmpty().allSatisfy(tool -> {
            assertThat(tool.at("/annotations/readOnlyHint").asBoolean()).isTrue();
            assertThat(tool.at("/annotations/destructiveHint").asBoolean(true)).isFalse();
            assertThat(tool.path("name").asText())
                    .matches("(list|explain)_[a-z]+|[a-z]+_(tiers|assessments|lights|figures)");
        });
        JsonNode refused = office().message("admit_project", Map.of("name", "x"));
        assertThat(refused.has("error") || refused.at("/result/isError").asBoolean())
                .isTrue();
        assertThat(around.asked()).isEmpty();
    }

    @Test
    void withoutAGoodTokenNothingIsReadAndTheIssuerIsNamed() throws Exception {
        List<Assistant> strangers = List.of(
                new Assistant(port(), null),
                new Assistant(port(), "nonsense"),
                new Assistant(port(), around.forged()),
                new Assistant(port(), around.expired()),
                new Assistant(port(), around.forSomethingElse()));
        for (Assistant stranger : strangers) {
            HttpResponse<String> refused = stranger.initialize();
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate"))
                    .contains(
                            "Bearer resource_metadata=\"https://mcp.jidi.test/.well-known/oauth-protected-resource\"");
            assertThat(stranger.send("tools/list", Assistant.JSON.createObjectNode(), true, Map.of())
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpClient http = HttpClient.newHttpClient();
        String root = "http://127.0.0.1:" + port();
        HttpResponse<String> metadata = get(http, root + "/.well-known/oauth-protected-resource");
        assertThat(Assistant.JSON.readTree(metadata.body()).path("authorization_servers"))
                .hasToString("[\"" + around.url() + "\"]");
        // The older transport is behind the same door, and there is nothing else.
        assertThat(get(http, root + "/mcp/sse").statusCode()).isEqualTo(401);
        assertThat(get(http, root + "/anything").statusCode()).isIn(401, 403);
        assertThat(get(http, root + "/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(around.asked()).isEmpty();
    }

    private static HttpResponse<String> get(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void whatIsNoIdentifierReachesNoPath() throws Exception {
        Assistant office = office();
        for (String id : List.of(
                "../enterprises",
                "prj_../../admin/fund-service/audit/export",
                PROJECT + "/../../funds",
                PROJECT + "?restricted=true",
                PROJECT + "#x",
                PROJECT + "%2f..",
                PROJECT.replace("prj", "fnd"),
                PROJECT.toUpperCase(java.util.Locale.ROOT),
                PROJECT + "\n",
                "")) {
            JsonNode result = office.call("project_lights", Map.of("id", id));
            assertThat(result.path("isError").asBoolean()).as(id).isTrue();
            assertThat(result.at("/content/0/text").asText()).as(id).contains("prj_");
        }
        for (String month : List.of("2026-13", "2026-10/../..", "", "x")) {
            JsonNode result = office.call("explain_light", Map.of("id", PROJECT, "month", month));
            assertThat(result.path("isError").asBoolean()).as(month).isTrue();
        }
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("pageSize", 0),
                Map.of("pageSize", 100_000),
                Map.of("pageToken", "a&pageSize=200"),
                Map.of("q", "x".repeat(301)))) {
            assertThat(office.call("list_projects", wrong).path("isError").asBoolean())
                    .as(wrong.toString())
                    .isTrue();
        }
        assertThat(around.asked()).isEmpty();
        office.call("list_projects", Map.of("q", "a&restricted=true#/../%00", "status", "x y+z"));
        assertThat(around.asked().get(0).target())
                .isEqualTo("/api/v1/projects?q=a%26restricted%3Dtrue%23%2F..%2F%2500&status=x%20y%2Bz&pageSize=20");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheApi() throws Exception {
        Assistant office = office();
        around.body = "{\"title\":\"未找到\",\"status\":404,\"code\":\"NOT_FOUND\",\"detail\":\"没有这个项目\","
                + "\"requestId\":\"req_1\",\"errors\":[{\"pointer\":\"/id\",\"message\":\"不是你的\"}]}";
        around.status = 404;
        JsonNode refused = office.call("project_lights", Map.of("id", PROJECT));
        assertThat(refused.path("isError").asBoolean()).isTrue();
        assertThat(refused.at("/content/0/text").asText())
                .isEqualTo("HTTP 404 · NOT_FOUND · 未找到 · 没有这个项目 (req req_1)\n/id 不是你的");
        around.body = "<html>a page of some proxy with its version</html>";
        around.status = 502;
        assertThat(office.call("list_funds", Map.of()).at("/content/0/text").asText())
                .isEqualTo("HTTP 502");
        around.body = "{\"items\":[\"" + "x".repeat(1_100_000) + "\"]}";
        around.status = 200;
        JsonNode large = office.call("list_funds", Map.of());
        assertThat(large.path("isError").asBoolean()).isTrue();
        assertThat(large.at("/content/0/text").asText()).contains("ask for less");
    }

    /** A page in a browser must not reach a server that listens on the same machine. */
    @Test
    void aPageOfAnotherSiteIsRefused() throws Exception {
        Assistant office = new Assistant(port(), around.token("office", "PROVINCE_OFFICE", "region:340000"));
        for (String origin : List.of("https://evil.test", "http://localhost:3000", "null")) {
            HttpResponse<String> refused = office.initialize(Map.of("Origin", origin));
            assertThat(refused.statusCode()).as(origin).isEqualTo(403);
        }
        ObjectNode nothing = Assistant.JSON.createObjectNode();
        assertThat(office.send("tools/list", nothing, true, Map.of("Origin", "https://evil.test"))
                        .statusCode())
                .isEqualTo(403);
    }
}
