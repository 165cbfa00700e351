package io.jidi.exchange.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnSources;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A doubt goes to the office of its region, and both sides see how it ends; what is handed in becomes an event. */
@QuarkusTest
class CorrectionTest extends OnSources {

    private static final TestClock CLOCK = TestClock.clock();

    @Inject
    Sql sql;

    @Test
    void theOfficeOfTheRegionAnswersAndNoOther() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String id = published(client, "340200");
        OutsideClient.Answer submitted = submit(client, id, "status", "ADMITTED", "STARTED");
        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(201);
        String correction = submitted.text("id");
        assertThat(submitted.text("state")).isEqualTo("PENDING");
        assertThat(events(correction)).isEqualTo(1);

        String path = "/api/v1/exchange/corrections";
        office("340100").get(path).then().statusCode(200).body("items.id", not(hasItem(correction)));
        office("340200").get(path).then().statusCode(200).body("items.id", hasItem(correction));
        Map<String, Object> answer = Map.of("accept", true, "answer", "已转项目单位更正");
        office("340100")
                .body(answer)
                .post(path + "/" + correction + "/answer")
                .then()
                .statusCode(404);
        office("340200")
                .body(answer)
                .post(path + "/" + correction + "/answer")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"));
        office("340200")
                .body(answer)
                .post(path + "/" + correction + "/answer")
                .then()
                .statusCode(409);
        assertThat(client.get("/open/v1/projects/corrections/" + correction).text("answer"))
                .isEqualTo("已转项目单位更正");
        assertThat(events(correction)).isEqualTo(2);
        // Another platform has no business with it.
        OutsideClient other = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        assertThat(other.get("/open/v1/projects/corrections/" + correction).status())
                .isEqualTo(404);
        assertThat(other.get("/open/v1/projects/corrections").body().path("items"))
                .isEmpty();
    }

    @Test
    void aDoubtEndsWhenTheValueChangesAndStaysWhenSomethingElseDoes() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String id = published(client, "340100");
        String status = submit(client, id, "status", "ADMITTED", "STARTED").text("id");
        String name = submit(client, id, "name", name(client, id), "别名").text("id");
        sources.change(id, "340100", "EXITED", false);
        Admin.eventually(
                "the doubt about the status is over",
                () -> client.get("/open/v1/projects/corrections/" + status)
                        .text("state")
                        .equals("SUPERSEDED"));
        assertThat(client.get("/open/v1/projects/corrections/" + name).text("state"))
                .isEqualTo("PENDING");
    }

    @Test
    void aDoubtThatCannotBeIsRefusedWithItsField() throws Exception {
        OutsideClient client = Admin.platform(CLOCK, "L1", List.of("340200"), "projects");
        OutsideClient whole = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        String foreign = published(whole, "340100");
        String id = published(client, "340200");
        for (List<String> wrong : List.of(
                List.of(foreign, "status", "ADMITTED", "/id"),
                List.of(id, "nothing", "ADMITTED", "/field"),
                // A field of a grade that it has not.
                List.of(id, "admissionEditionId", "AH-ADMISSION-1", "/field"),
                List.of(id, "status", "PLANNED", "/current"))) {
            OutsideClient.Answer refused = submit(client, wrong.get(0), wrong.get(1), wrong.get(2), "x");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo(wrong.get(3));
        }
    }

    @Test
    void aRecordIsHandedInOnceByItsExternalIdAndRevision() throws Exception {
        OutsideClient client = Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("statistics"), "projects");
        String path = "/open/v1/inbound/statistics/p1.2025-08";
        String august =
                "{\"projectCode\":\"2412-340207-07-02-654321\",\"month\":\"2025-08\",\"investment\":\"1500.00\"}";
        OutsideClient.Answer first = client.send("PUT", path, august, Map.of());
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.http().headers().firstValue("ETag")).contains("\"v1\"");
        // The same content in another order changes nothing.
        OutsideClient.Answer again = client.send(
                "PUT",
                path,
                "{\"month\":\"2025-08\",\"investment\":\"1500.00\",\"projectCode\":\"2412-340207-07-02-654321\"}",
                Map.of());
        assertThat(again.body().path("rev").asInt()).isEqualTo(1);
        assertThat(again.body().path("changed").asBoolean()).isFalse();
        String changed = august.replace("1500", "1600");
        assertThat(client.send("PUT", path, changed, Map.of()).text("code")).isEqualTo("INBOUND_STALE");
        assertThat(client.send("PUT", path, changed, Map.of("If-Match", "\"v1\""))
                        .body()
                        .path("rev")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.send("PUT", path, august, Map.of("If-Match", "\"v1\""))
                        .status())
                .isEqualTo(409);
        assertThat(client.send("PUT", path, "{\"month\":\"13\"}", Map.of()).status())
                .isEqualTo(422);
        assertThat(client.send("PUT", path.replace("statistics", "salaries"), august, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(events(first.text("id"))).isEqualTo(2);
        // Another platform's record of the same external id is another record.
        OutsideClient other = Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("statistics"), "projects");
        assertThat(other.send("PUT", path, august, Map.of()).text("id")).isNotEqualTo(first.text("id"));
    }

    /** The grant names what may be handed in; all else is told like what does not exist, and nothing of it is kept. */
    @Test
    void aKindThatIsNotGrantedIsNotTakenIn() throws Exception {
        String statistics =
                "{\"projectCode\":\"2412-340207-07-02-654321\",\"month\":\"2025-08\",\"investment\":\"1500.00\"}";
        String rows = "{\"rows\":[{\"externalId\":\"k1\",\"data\":" + statistics + "}]}";
        long before = sql.number("select count(*) from inbound_record where external_id = 'k1'");
        OutsideClient none = Admin.platform(CLOCK, "L1", List.of("340000"), "projects");
        OutsideClient titles = Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("titles"), "projects");
        for (OutsideClient client : List.of(none, titles)) {
            OutsideClient.Answer one = client.send("PUT", "/open/v1/inbound/statistics/k1", statistics, Map.of());
            OutsideClient.Answer unknown = client.send("PUT", "/open/v1/inbound/salaries/k1", statistics, Map.of());
            assertThat(one.status()).isEqualTo(404);
            assertThat(one.text("code")).isEqualTo(unknown.text("code"));
            assertThat(one.text("detail")).isEqualTo(unknown.text("detail").replace("salaries", "statistics"));
            OutsideClient.Answer many = client.send(
                    "POST",
                    "/open/v1/inbound/statistics/batches",
                    rows,
                    Map.of("Idempotency-Key", java.util.UUID.randomUUID().toString()));
            assertThat(many.status()).as("as a whole, not row by row").isEqualTo(404);
        }
        assertThat(sql.number("select count(*) from inbound_record where external_id = 'k1'"))
                .isEqualTo(before);
        assertThat(none.get("/open/v1/status").body().path("inboundKinds")).hasToString("[]");
        assertThat(titles.get("/open/v1/status").body().path("inboundKinds")).hasToString("[\"titles\"]");
        String title = "{\"creditCode\":\"91340100MA990001XA\",\"title\":\"SRDI\"}";
        assertThat(titles.send("PUT", "/open/v1/inbound/titles/k1", title, Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBatchAnswersRowByRowAndARepeatedKeyTheSame() throws Exception {
        OutsideClient client = Admin.reporting(CLOCK, "L1", List.of("340000"), List.of("titles"), "projects");
        String path = "/open/v1/inbound/titles/batches";
        String good = "{\"externalId\":\"t1\",\"data\":{\"creditCode\":\"91340100MA990001XA\",\"title\":\"SRDI\"}}";
        String bad = "{\"externalId\":\"t2\",\"data\":{\"title\":\"SRDI\"}}";
        String stale =
                "{\"externalId\":\"t3\",\"rev\":4,\"data\":{\"creditCode\":\"91340100MA990001XA\",\"title\":\"SRDI\"}}";
        String body = "{\"rows\":[" + good + "," + bad + "," + stale + "]}";
        OutsideClient.Answer first = client.send("POST", path, body, Map.of("Idempotency-Key", "batch-1"));
        assertThat(first.status()).as(first.body().toString()).isEqualTo(200);
        assertThat(first.body().path("accepted").asInt()).isEqualTo(1);
        assertThat(first.body().at("/rows/0/rev").asInt()).isEqualTo(1);
        assertThat(first.body().at("/rows/1/code").asText()).isEqualTo("INBOUND_REFUSED");
        assertThat(first.body().at("/rows/2/code").asText()).isEqualTo("INBOUND_STALE");
        OutsideClient.Answer again = client.send("POST", path, body, Map.of("Idempotency-Key", "batch-1"));
        assertThat(again.bytes()).isEqualTo(first.bytes());
        assertThat(again.http().headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(client.send("POST", path, body, Map.of()).status()).isEqualTo(400);
        String many = "{\"rows\":[" + String.join(",", java.util.Collections.nCopies(501, good)) + "]}";
        assertThat(client.send("POST", path, many, Map.of("Idempotency-Key", "batch-2"))
                        .status())
                .isEqualTo(400);
    }

    private String published(OutsideClient client, String region) throws Exception {
        String id = sources.admit(region, "1000000.00");
        Admin.eventually(
                "published",
                () -> client.get("/open/v1/projects/changes?limit=1000")
                        .body()
                        .toString()
                        .contains(id));
        return id;
    }

    private static String name(OutsideClient client, String id) throws Exception {
        for (var item :
                client.get("/open/v1/projects/changes?limit=1000").body().path("items")) {
            if (item.path("id").asText().equals(id)) {
                return item.at("/data/name").asText();
            }
        }
        throw new AssertionError(id + " is not there");
    }

    private static OutsideClient.Answer submit(
            OutsideClient client, String id, String field, String current, String proposed) throws Exception {
        ObjectNode body = OutsideClient.JSON
                .createObjectNode()
                .put("id", id)
                .put("field", field)
                .put("current", current)
                .put("proposed", proposed)
                .put("evidence", "核对记录");
        return client.send("POST", "/open/v1/projects/corrections", body.toString(), Map.of());
    }

    private static RequestSpecification office(String region) {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.of("CITY_OFFICE")
                        .user("city-" + region)
                        .scope("region:" + region)
                        .sign())
                .contentType(ContentType.JSON);
    }

    private long events(String aggregate) {
        return sql.number("select count(*) from event where aggregate = ?", aggregate);
    }
}
