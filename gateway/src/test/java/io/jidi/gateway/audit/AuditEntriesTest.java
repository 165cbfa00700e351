package io.jidi.gateway.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class AuditEntriesTest {

    private static final String PATH = "/api/v1/audit-entries";

    Stubs.Around around;

    @AfterEach
    void nothingWasAudited() {
        around.fund().audit = "{\"items\":[]}";
        around.project().audit = "{\"items\":[]}";
        around.fund().auditStatus = 200;
    }

    private Response ask(String role, String query) {
        return given().header("Authorization", "Bearer " + around.issuer().token(role, "region:340000"))
                .get(PATH + query);
    }

    private static String entry(String at, long id) {
        return "{\"position\":\"" + at + "_" + id + "\",\"at\":\"" + at + "\",\"actor\":\"u" + id
                + "\",\"object\":\"=1+1\"}";
    }

    private void twoServices() {
        around.fund().audit = "{\"items\":[" + entry("2026-11-29T03:00:00Z", 9) + "," + entry("2026-11-29T01:00:00Z", 8)
                + "],\"nextPageToken\":\"x\"}";
        around.project().audit = "{\"items\":[" + entry("2026-11-29T02:00:00Z", 5) + "]}";
    }

    @Test
    void theEntriesOfAllServicesComeNewestFirstAsTheCaller() {
        twoServices();
        Response page = ask("AUDITOR", "?pageSize=2&actor=u%201");
        page.then().statusCode(200).body("items.actor", contains("u9", "u5"));
        assertThat(around.fund().audited).startsWith("Bearer ");
        String token = page.path("nextPageToken");
        ask("AUDITOR", "?pageSize=2&actor=u%201&pageToken=" + token).then().statusCode(200);
        ask("AUDITOR", "?pageSize=2&actor=other&pageToken=" + token)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PAGE_TOKEN"));
    }

    @Test
    void onlyTheAuditorAndTheAuditAdministratorAsk() {
        for (String role : new String[] {"PROVINCE_OFFICE", "SYSTEM_ADMIN", "SECURITY_ADMIN", "DATA_PLATFORM"}) {
            ask(role, "").then().statusCode(403);
        }
        ask("AUDIT_ADMIN", "").then().statusCode(200).body("nextPageToken", nullValue());
        given().get(PATH).then().statusCode(401);
    }

    @Test
    void aListWithAHoleIsNotGiven() {
        twoServices();
        around.fund().auditStatus = 500;
        ask("AUDITOR", "").then().statusCode(503).header("Retry-After", "2");
        around.fund().auditStatus = 400;
        ask("AUDITOR", "?at.gte=nonsense").then().statusCode(400);
        ask("AUDITOR", "?colour=red").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
    }

    @Test
    void theListIsAFileTooAndItsFormulasAreText() {
        twoServices();
        String csv = given().header("Authorization", "Bearer " + around.issuer().token("AUDITOR", "region:340000"))
                .header("Accept", "text/csv")
                .get(PATH)
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv).contains("u9").contains("'=1+1");
    }

    @Test
    void whatIsTakenOutHereAndWhoMayNotAreEntriesThemselves() throws Exception {
        twoServices();
        String taken = "req-file-taken-out";
        given().header("Authorization", "Bearer " + around.issuer().token("AUDITOR", "region:340000"))
                .header("Accept", "text/csv")
                .header("X-Request-Id", taken)
                .get(PATH + "?actor=u9")
                .then()
                .statusCode(200);
        JsonNode export = around.exchange().acts(taken, 1).get(0);
        assertThat(export.path("eventType").asText()).isEqualTo("EXPORT");
        assertThat(export.path("result").asText()).isEqualTo("SUCCEEDED");
        assertThat(export.path("actor").asText()).isEqualTo("user-AUDITOR");
        assertThat(export.path("object").asText()).isEqualTo(PATH + "?actor=u9");
        assertThat(export.path("address").asText()).isEqualTo("127.0.0.1");

        String refused = "req-not-for-offices";
        given().header("Authorization", "Bearer " + around.issuer().office())
                .header("X-Request-Id", refused)
                .get(PATH)
                .then()
                .statusCode(403);
        JsonNode refusal = around.exchange().acts(refused, 1).get(0);
        assertThat(refusal.path("eventType").asText()).isEqualTo("REFUSAL");
        assertThat(refusal.path("reason").asText()).isEqualTo("FORBIDDEN");
        assertThat(refusal.path("action").asText()).isEqualTo("ENTRIES");
        // A page that is only looked at is no file.
        String looked = "req-only-looked-at";
        given().header("Authorization", "Bearer " + around.issuer().token("AUDITOR", "region:340000"))
                .header("X-Request-Id", looked)
                .get(PATH)
                .then()
                .statusCode(200);
        String later = "req-file-after-that";
        given().header("Authorization", "Bearer " + around.issuer().token("AUDITOR", "region:340000"))
                .header("Accept", "text/csv")
                .header("X-Request-Id", later)
                .get(PATH)
                .then()
                .statusCode(200);
        assertThat(around.exchange().acts(later, 1)).hasSize(1);
        assertThat(around.exchange().acts(looked, 0)).isEmpty();
    }
}
