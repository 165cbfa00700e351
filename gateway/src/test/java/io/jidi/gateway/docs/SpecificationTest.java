package io.jidi.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.upstream.Upstream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecificationTest {

    private static final String FUND = """
            {"paths":{
              "/api/v1/funds/{id}":{"get":{"operationId":"get","security":[{"SecurityScheme":["AUDITOR"]}],
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}},
              "/api/v1/enterprises":{"get":{"operationId":"stolen"}},
              "/internal/consumers/parked":{"get":{"operationId":"parked"}}},
             "tags":[{"name":"Funds"}],
             "components":{"schemas":{
               "Money":{"type":"object"},
               "View":{"type":"object","title":"fund"},
               "Page":{"type":"array","items":{"$ref":"#/components/schemas/View"}}},
              "securitySchemes":{"SecurityScheme":{"type":"http"}}}}
            """;

    private static final String ENTERPRISE = """
            {"paths":{"/api/v1/enterprises":{"get":{"operationId":"get",
                "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Page"}}}}}}}},
             "components":{"schemas":{
               "Money":{"type":"object"},
               "View":{"type":"object","title":"enterprise"},
               "Page":{"type":"array","items":{"$ref":"#/components/schemas/View"}}}}}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void whatMeansTheSameIsSharedAndWhatDiffersIsToldApart() throws Exception {
        JsonNode merged =
                merge(Map.of(Upstream.FUND, json.readTree(FUND), Upstream.ENTERPRISE, json.readTree(ENTERPRISE)));
        assertThat(merged.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Money", "Fund_View", "Fund_Page", "Enterprise_View", "Enterprise_Page");
        assertThat(merged.at("/paths/~1api~1v1~1funds~1{id}/get/responses/200/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Fund_Page");
        assertThat(merged.at("/components/schemas/Enterprise_Page/items/$ref").asText())
                .isEqualTo("#/components/schemas/Enterprise_View");
    }

    @Test
    void onlyWhatTheGatewayRoutesToThatServiceIsTold() throws Exception {
        JsonNode merged = merge(Map.of(Upstream.FUND, json.readTree(FUND)));
        assertThat(merged.path("paths").fieldNames()).toIterable().containsExactly("/own", "/api/v1/funds/{id}");
    }

    @Test
    void whatPlatformsSignAsksForNoTokenAndThePublicKeyForNothing() throws Exception {
        JsonNode exchange = json.readTree("""
                {"paths":{
                  "/open/v1/catalog":{"get":{"operationId":"catalog"}},
                  "/open/v1/keys":{"get":{"operationId":"keys","security":[{"SecurityScheme":[]}]}},
                  "/api/v1/exchange/corrections":{"get":{"operationId":"webhooks","security":[{"SecurityScheme":["AUDITOR"]}]}}}}
                """);
        JsonNode merged = merge(Map.of(Upstream.EXCHANGE, exchange));
        assertThat(merged.at("/paths/~1open~1v1~1catalog/get/security").toString())
                .isEqualTo("[{\"signature\":[]}]");
        assertThat(merged.at("/paths/~1open~1v1~1keys/get/security").toString()).isEqualTo("[]");
        assertThat(merged.at("/components/securitySchemes/signature/name").asText())
                .isEqualTo("X-Signature");
        assertThat(merged.at("/paths/~1api~1v1~1exchange~1corrections/get/security/0/bearer/0")
                        .asText())
                .isEqualTo("AUDITOR");
    }

    @Test
    void rolesStayAndTheSchemeIsTheGateways() throws Exception {
        JsonNode merged = merge(Map.of(Upstream.FUND, json.readTree(FUND)));
        assertThat(merged.at("/paths/~1api~1v1~1funds~1{id}/get/security").toString())
                .isEqualTo("[{\"bearer\":[\"AUDITOR\"]}]");
        assertThat(merged.at("/components/securitySchemes").fieldNames())
                .toIterable()
                .containsExactly("bearer");
    }

    @Test
    void operationIdsStayUniqueAndTheMissingAreNamed() throws Exception {
        JsonNode merged =
                merge(Map.of(Upstream.FUND, json.readTree(FUND), Upstream.ENTERPRISE, json.readTree(ENTERPRISE)));
        assertThat(merged.at("/paths/~1api~1v1~1enterprises/get/operationId").asText())
                .isEqualTo("enterprise_get");
        assertThat(merged.path("x-jidi-missing").toString()).isEqualTo("[\"project-service\",\"exchange-service\"]");
    }

    private ObjectNode merge(Map<Upstream, JsonNode> services) throws Exception {
        ObjectNode own = (ObjectNode) json.readTree("""
                {"openapi":"3.1.0","info":{"title":"t"},"paths":{"/own":{}},
                 "components":{"securitySchemes":{"bearer":{"type":"http"}}}}
                """);
        return Specification.merge(json, own, services);
    }
}
