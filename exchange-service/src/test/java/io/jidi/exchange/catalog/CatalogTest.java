package io.jidi.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The catalogue in both profiles has what each of them demands (project-library.md 4.6). */
@QuarkusTest
class CatalogTest extends OnRealParts {

    private static final Map<String, List<String>> MANDATORY = Map.of(
            "dcat:Catalog", List.of("dct:title", "dct:description", "dct:publisher"),
            "dcat:Dataset", List.of("dct:title", "dct:description"),
            "dcat:Distribution", List.of("dcat:accessURL"),
            "dcat:DataService", List.of("dct:title", "dcat:endpointURL"),
            "dcat:CatalogRecord", List.of("foaf:primaryTopic", "dct:modified"),
            "foaf:Agent", List.of("foaf:name"));

    @Test
    void everyNodeOfTheDcatCatalogueHasItsMandatoryProperties() throws Exception {
        OutsideClient client = Admin.platform(TestClock.clock(), "L1", List.of("340000"), "projects");
        OutsideClient.Answer answer = client.get("/open/v1/catalog?profile=dcat-ap");
        assertThat(answer.http().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/ld+json");
        for (String type : MANDATORY.keySet()) {
            List<JsonNode> nodes = answer.body().findParents("@type").stream()
                    .filter(node -> node.path("@type").asText().equals(type))
                    .toList();
            assertThat(nodes).as(type).isNotEmpty();
            for (JsonNode node : nodes) {
                for (String property : MANDATORY.get(type)) {
                    assertThat(node.path(property))
                            .as("%s of %s", property, node)
                            .isNotEmpty();
                }
            }
        }
        answer.body()
                .findValues("dcat:accessURL")
                .forEach(url -> assertThat(url.path("@id").asText()).startsWith("http"));
        assertThat(client.get("/open/v1/catalog?profile=ckan").status()).isEqualTo(400);
    }

    @Test
    void theNationalCatalogueTellsEachDataSetAndWhetherItIsGranted() throws Exception {
        OutsideClient client = Admin.platform(TestClock.clock(), "L2", List.of("340000"), "lights");
        JsonNode items = client.get("/open/v1/catalog").body().path("items");
        assertThat(items).hasSize(15);
        for (JsonNode item : items) {
            for (String field : List.of(
                    "category",
                    "name",
                    "code",
                    "provider",
                    "providerCode",
                    "summary",
                    "format",
                    "items",
                    "shareType",
                    "shareMode",
                    "openness",
                    "updateCycle",
                    "publishedOn",
                    "schema")) {
                assertThat(item.has(field))
                        .as("%s of %s", field, item.path("code"))
                        .isTrue();
            }
            assertThat(item.path("granted").asBoolean())
                    .isEqualTo(item.path("code").asText().equals("lights"));
        }
        OutsideClient.Answer schema = client.get("/open/v1/schemas/lights/1");
        assertThat(schema.body().path("$schema").asText()).contains("2020-12");
        assertThat(client.get("/open/v1/schemas/lights/1.0.0").bytes()).isEqualTo(schema.bytes());
        assertThat(client.get("/open/v1/schemas/lights/2").status()).isEqualTo(404);
    }
}
