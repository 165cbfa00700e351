package io.jidi.exchange.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnSources;
import io.jidi.exchange.Sources;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A platform reads what became of what it handed in, in both languages, and of nobody else's. */
@QuarkusTest
class InboundReportTest extends OnSources {

    private static final TestClock CLOCK = TestClock.clock();
    private static final String TITLES = "/open/v1/inbound/titles";
    private static final String SETTLED = "io.jidi.enterprise.inbound.settled";

    @Inject
    Sql sql;

    @Test
    void eachRevisionHasItsOwnAnswer() throws Exception {
        OutsideClient client =
                Admin.reporting(CLOCK, "L1", List.of("340100", "340200"), List.of("titles", "statistics"), "projects");
        String id = handIn(client, "t1", title("皖1号"), null);
        assertThat(state(client, "t1")).isEqualTo("PENDING");
        assertThat(sql.list(
                        "select (data->'regions')::text from event where aggregate = ?", row -> row.getString(1), id))
                .containsExactly("[\"340100\", \"340200\"]");

        settle(id, 1, "REFUSED");
        Admin.eventually("refused", () -> state(client, "t1").equals("REFUSED"));
        JsonNode refused = client.get(TITLES + "/t1").body();
        assertThat(refused.path("code").asText()).isEqualTo("CERTIFICATE_TAKEN");
        assertThat(refused.at("/reason/zh").asText()).isEqualTo("证书编号已登记");
        assertThat(refused.at("/reason/en").asText()).isEqualTo("The certificate number is taken");
        assertThat(refused.path("rev").asInt()).isEqualTo(1);

        handIn(client, "t1", title("皖2号"), "\"v1\"");
        JsonNode waiting = client.get(TITLES + "/t1").body();
        assertThat(waiting.path("state").asText()).isEqualTo("PENDING");
        assertThat(waiting.has("code") || waiting.has("settledAt")).isFalse();

        settle(id, 2, "TAKEN");
        Admin.eventually("taken", () -> state(client, "t1").equals("TAKEN"));
        JsonNode taken = client.get(TITLES + "/t1").body();
        assertThat(taken.path("reference").asText()).startsWith("ttl_");
        assertThat(taken.has("reason")).isFalse();
        Admin.system()
                .post("/internal/consumers/inbound-outcomes/rebuild")
                .then()
                .statusCode(200);
        assertThat(rows("rebuild", id)).isEqualTo(rows("public", id)).hasSize(2);
    }

    private List<String> rows(String schema, String id) {
        return sql.list(
                "select row_to_json(t)::text from " + schema + ".inbound_outcome t where inbound_id = ? order by rev",
                row -> row.getString(1),
                TypeIds.parse("inb", id));
    }

    @Test
    void aPlatformPagesThroughItsOwnAndSeesNoOthers() throws Exception {
        OutsideClient client =
                Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("titles", "statistics"), "projects");
        OutsideClient other =
                Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("titles", "statistics"), "projects");
        List<String> ids = new ArrayList<>();
        for (String externalId : List.of("a", "b", "c")) {
            ids.add(handIn(client, externalId, title("皖" + externalId), null));
        }
        settle(ids.get(1), 1, "REFUSED");
        Admin.eventually("refused", () -> state(client, "b").equals("REFUSED"));
        assertThat(listed(client, "?state=REFUSED")).containsExactly("b");
        assertThat(listed(client, "?state=PENDING")).containsExactly("a", "c");
        assertThat(listed(client, "?limit=2")).containsExactly("a", "b");
        assertThat(client.get(TITLES + "?limit=2").text("nextAfter")).isEqualTo("b");
        assertThat(listed(client, "?after=b&limit=2")).containsExactly("c");
        assertThat(client.get(TITLES + "?after=b&limit=2").body().has("nextAfter"))
                .isFalse();
        assertThat(listed(other, "")).isEmpty();
        assertThat(other.get(TITLES + "/a").status()).isEqualTo(404);
        assertThat(client.get("/open/v1/inbound/salaries").status()).isEqualTo(404);
        assertThat(client.get(TITLES + "?limit=501").status()).isEqualTo(400);
    }

    /** Of a kind that no service takes, nobody pretends that one will. */
    @Test
    void whatNobodyTakesIsKept() throws Exception {
        OutsideClient client =
                Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("titles", "statistics"), "projects");
        OutsideClient.Answer answer = client.send(
                "PUT",
                "/open/v1/inbound/statistics/p1.2025-09",
                "{\"projectCode\":\"2412-340207-07-02-654321\",\"month\":\"2025-09\"}",
                Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.get("/open/v1/inbound/statistics/p1.2025-09").text("state"))
                .isEqualTo("KEPT");
        assertThat(client.get("/open/v1/inbound/statistics?state=KEPT").body().path("items"))
                .hasSize(1);
    }

    private static String title(String certificate) {
        return "{\"creditCode\":\"91340100MA990001XA\",\"title\":\"SRDI\",\"certificateNo\":\"" + certificate
                + "\",\"documentNo\":\"皖经信〔2026〕8号\",\"validFrom\":\"2026-01-01\"}";
    }

    private static String handIn(OutsideClient client, String externalId, String data, String ifMatch)
            throws Exception {
        OutsideClient.Answer answer = client.send(
                "PUT", TITLES + "/" + externalId, data, ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.text("id");
    }

    private void settle(String id, int rev, String outcome) throws Exception {
        ObjectNode data = (ObjectNode) Sources.JSON.readTree(io.jidi.testkit.Contracts.examples(SETTLED).stream()
                .filter(one -> one.contains('"' + outcome + '"'))
                .findFirst()
                .orElseThrow());
        sources.publish(
                "enterprise.inbound.events.v1",
                SETTLED,
                id,
                data.put("inboundId", id).put("rev", rev));
    }

    private static String state(OutsideClient client, String externalId) throws Exception {
        return client.get(TITLES + "/" + externalId).text("state");
    }

    private static List<String> listed(OutsideClient client, String query) throws Exception {
        List<String> ids = new ArrayList<>();
        client.get(TITLES + query)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("externalId").asText()));
        return ids;
    }
}
