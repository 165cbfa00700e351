package io.jidi.exchange.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.application.SealedSecret;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may enter, see and change webhooks, and what is written down about it. */
@QuarkusTest
class WebhookTest extends OnRealParts {

    private static final String WEBHOOKS = "/api/v1/exchange/webhooks";
    private static final String ADMITTED = "io.jidi.project.project.admitted";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Sql sql;

    @Inject
    SealedSecret sealing;

    /** Where nobody listens. */
    @ConfigProperty(name = "test.receiver.plain")
    int port;

    private final String organisation = "OWN-" + NUMBER.incrementAndGet();

    @AfterEach
    void nothingIsSentAnyMore() {
        sql.update("update webhook set state = 'PAUSED' where state = 'ACTIVE'");
    }

    private String url() {
        return "http://127.0.0.1:" + port + "/hooks";
    }

    private RequestSpecification as(String role, String... scope) {
        return of(organisation, role, scope);
    }

    private static RequestSpecification of(String organisation, String role, String... scope) {
        return given().auth()
                .oauth2(Tokens.of(role).organisation(organisation).scope(scope).sign())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    private RequestSpecification city() {
        return as("CITY_OFFICE", "region:340200");
    }

    private static Map<String, Object> content(String url, String... types) {
        return Map.of("url", url, "description", "值班平台", "types", List.of(types));
    }

    private String created(RequestSpecification who) {
        return who.body(content(url(), ADMITTED))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aLifeFromTheEntryToTheEndAndItsTrail() {
        Response entered = city().body(content(url(), ADMITTED, ADMITTED)).post(WEBHOOKS);
        entered.then()
                .statusCode(201)
                .body("types", contains(ADMITTED))
                .body("scope", contains("region:340200"))
                .body("organisation", equalTo(organisation))
                .body("state", equalTo("ACTIVE"))
                .body("secretShown", equalTo(false));
        String id = entered.path("id");
        String tag = entered.header("ETag");

        String secret = city().post(WEBHOOKS + "/" + id + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("no-store"))
                .extract()
                .path("secret");
        assertThat(secret).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
        city().post(WEBHOOKS + "/" + id + "/secret").then().statusCode(409);

        city().body(content(url() + "/2")).put(WEBHOOKS + "/" + id).then().statusCode(428);
        city().header("If-Match", "\"v99\"")
                .body(content(url() + "/2"))
                .put(WEBHOOKS + "/" + id)
                .then()
                .statusCode(412);
        String now = city().get(WEBHOOKS + "/" + id).header("ETag");
        assertThat(now).isNotEqualTo(tag);
        city().header("If-Match", now)
                .body(content(url() + "/2"))
                .put(WEBHOOKS + "/" + id)
                .then()
                .statusCode(200)
                .body("url", equalTo(url() + "/2"))
                .body("types", hasSize(0))
                .body("scope", contains("region:340200"));

        city().body(Map.of("reason", "割接"))
                .post(WEBHOOKS + "/" + id + "/suspension")
                .then()
                .statusCode(200)
                .body("state", equalTo("PAUSED"));
        city().body(Map.of("reason", "割接"))
                .post(WEBHOOKS + "/" + id + "/suspension")
                .then()
                .statusCode(409);
        city().body(Map.of("reason", "完成"))
                .post(WEBHOOKS + "/" + id + "/resumption")
                .then()
                .statusCode(200);
        city().body(Map.of("reason", "完成"))
                .post(WEBHOOKS + "/" + id + "/resumption")
                .then()
                .statusCode(409);
        city().body(Map.of("endPrevious", false, "reason", "轮换"))
                .post(WEBHOOKS + "/" + id + "/rotation")
                .then()
                .statusCode(200);
        city().delete(WEBHOOKS + "/" + id).then().statusCode(204);
        city().get(WEBHOOKS + "/" + id).then().statusCode(404);
        city().delete(WEBHOOKS + "/" + id).then().statusCode(404);
        city().get(WEBHOOKS).then().body("items.id", not(hasItem(id)));

        assertThat(sql.list("select action from audit_entry where object = ? order by id", row -> row.getString(1), id))
                .containsExactly(
                        "CREATE_WEBHOOK",
                        "HAND_OVER_WEBHOOK_SECRET",
                        "CHANGE_WEBHOOK",
                        "PAUSE_WEBHOOK",
                        "RESUME_WEBHOOK",
                        "ROTATE_WEBHOOK_SECRET",
                        "DELETE_WEBHOOK");
    }

    @Test
    void aSecretLiesSealedForItsWebhookAndItsNumber() {
        String id = created(city());
        String secret = city().post(WEBHOOKS + "/" + id + "/secret").path("secret");
        String sealed = sql.first(
                        "select secret from webhook where id = ?",
                        row -> row.getString(1),
                        WebhookId.fromString(id).value())
                .orElseThrow();

        assertThat(sealed).doesNotContain(secret.substring(6, 20));
        assertThat(sealing.open(Webhook.secretOwner(WebhookId.fromString(id).value(), 1), sealed))
                .isEqualTo(secret);
        assertThatThrownBy(() -> sealing.open(
                        Webhook.secretOwner(WebhookId.fromString(id).value(), 2), sealed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aRepeatedKeyEntersOneWebhookAndTellsNoSecret() {
        Response first = city().header("Idempotency-Key", "k-" + organisation)
                .body(content(url()))
                .post(WEBHOOKS);
        Response second = city().header("Idempotency-Key", "k-" + organisation)
                .body(content(url()))
                .post(WEBHOOKS);

        assertThat(second.<String>path("id")).isEqualTo(first.path("id"));
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.asString() + second.asString()).doesNotContain("whsec_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.jidi.project.project.vanished",
                "io.jidi.*",
                "webhook.test",
                "../../application",
                "io.jidi.project.project.admitted/../io.jidi.project.project.changed"
            })
    void aTypeThatNoContractKnowsIsRefused(String type) {
        city().body(content(url(), type))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("WEBHOOK_REFUSED"))
                .body("errors[0].pointer", equalTo("/types"));
    }

    @ParameterizedTest
    @CsvSource({
        "http://114.114.114.114/, URL_REFUSED",
        "https://10.0.0.1/, ADDRESS_REFUSED",
        "https://0x7f000001/, URL_REFUSED",
        "https://nowhere.test/, NAME_UNRESOLVED"
    })
    void anAddressThatMayNotBeToldIsRefusedAtTheDoor(String url, String error) {
        city().body(content(url))
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/url"))
                .body("errors[0].message", containsString(error));
    }

    @Test
    void whatIsNotYoursIsNotThere() {
        String id = created(city());
        List<RequestSpecification> others = List.of(
                of(organisation, "CITY_OFFICE", "region:340100"),
                of(organisation, "CITY_OFFICE", "region:340207"),
                of(organisation, "BASE_OFFICE", "base:VOICE"),
                of(organisation, "CITY_OFFICE"),
                of("ELSEWHERE", "CITY_OFFICE", "region:340200"),
                of("ELSEWHERE", "PROVINCE_OFFICE", "region:340000"),
                of("ELSEWHERE", "AUDITOR", "region:340100"),
                Admin.system());

        for (RequestSpecification other : others) {
            other.get(WEBHOOKS + "/" + id).then().statusCode(404);
            other.get(WEBHOOKS).then().statusCode(200).body("items.id", not(hasItem(id)));
        }
        List<RequestSpecification> writers = List.of(
                of(organisation, "CITY_OFFICE", "region:340100"),
                of("ELSEWHERE", "PROVINCE_OFFICE", "region:340000"),
                Admin.system());
        for (RequestSpecification other : writers) {
            for (String step : List.of("suspension", "resumption")) {
                other.body(Map.of("reason", "x"))
                        .post(WEBHOOKS + "/" + id + "/" + step)
                        .then()
                        .statusCode(404);
            }
            other.body(Map.of("endPrevious", true, "reason", "x"))
                    .post(WEBHOOKS + "/" + id + "/rotation")
                    .then()
                    .statusCode(404);
            other.header("If-Match", "\"v0\"")
                    .body(content(url()))
                    .put(WEBHOOKS + "/" + id)
                    .then()
                    .statusCode(404);
            other.body(Map.of("since", "2026-01-01T00:00:00Z"))
                    .post(WEBHOOKS + "/" + id + "/replays")
                    .then()
                    .statusCode(404);
            other.body("").post(WEBHOOKS + "/" + id + "/secret").then().statusCode(404);
            other.body("").post(WEBHOOKS + "/" + id + "/tests").then().statusCode(404);
            other.delete(WEBHOOKS + "/" + id).then().statusCode(404);
        }
        city().get(WEBHOOKS + "/" + id).then().statusCode(200).body("state", equalTo("ACTIVE"));
        // Those above it in its own organisation keep it too, and the auditor of its region sees it and no more.
        as("PROVINCE_OFFICE", "region:340000").get(WEBHOOKS + "/" + id).then().statusCode(200);
        as("PROVINCE_OFFICE", "region:340000").get(WEBHOOKS).then().body("items.id", hasItem(id));
        of("AUDIT", "AUDITOR", "region:340000").get(WEBHOOKS + "/" + id).then().statusCode(200);
        of("AUDIT", "AUDITOR", "region:340000").get(WEBHOOKS).then().body("items.id", hasItem(id));
        of("AUDIT", "AUDITOR", "region:340000")
                .delete(WEBHOOKS + "/" + id)
                .then()
                .statusCode(403);
    }

    @Test
    void messagesAndAttemptsBelongToTheirWebhook() {
        String id = created(city());
        String attempt = city().post(WEBHOOKS + "/" + id + "/tests")
                .then()
                .statusCode(200)
                .extract()
                .path("messageId");
        RequestSpecification sibling = of(organisation, "CITY_OFFICE", "region:340100");

        city().get("/api/v1/exchange/webhook-messages").then().body("items.id", contains(attempt));
        city().get("/api/v1/exchange/webhook-attempts?messageId=" + attempt)
                .then()
                .body("items", hasSize(1));
        city().get("/api/v1/exchange/webhook-attempts?unknown=1").then().statusCode(400);
        sibling.get("/api/v1/exchange/webhook-messages").then().body("items", hasSize(0));
        sibling.get("/api/v1/exchange/webhook-attempts").then().body("items", hasSize(0));
        sibling.get("/api/v1/exchange/webhook-messages/" + attempt).then().statusCode(404);
        sibling.body("")
                .post("/api/v1/exchange/webhook-messages/" + attempt + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void withoutAScopeThereIsNothingToBeTold() {
        as("CITY_OFFICE").body(content(url())).post(WEBHOOKS).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVESTMENT_COMMITTEE", "AUDITOR", "SECURITY_ADMIN", "AUDIT_ADMIN"})
    void otherRolesEnterNone(String role) {
        as(role, "region:340000").body(content(url())).post(WEBHOOKS).then().statusCode(403);
    }

    @Test
    void anOrganisationHasNotMoreThanItMayHave() throws Exception {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger entered = new AtomicInteger();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                if (city().body(content(url())).post(WEBHOOKS).statusCode() == 201) {
                    entered.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(entered.get()).isEqualTo(5);
        city().body(content(url())).post(WEBHOOKS).then().statusCode(422);
    }

    @Test
    void platformsHaveTheirsFromTheSystemAdministrator() {
        String appId = Admin.freshAppId();
        String application = Admin.registered(appId);
        Map<String, Object> request =
                Map.of("applicationId", application, "url", url(), "description", "省平台", "types", List.of("projects"));
        Admin.system().body(request).post(WEBHOOKS).then().statusCode(422);
        Admin.granted(application, "L1", List.of("340200"), List.of("projects"));

        city().body(request).post(WEBHOOKS).then().statusCode(403);
        Admin.system().body(content(url())).post(WEBHOOKS).then().statusCode(403);
        Admin.system()
                .body(Map.of(
                        "applicationId", application, "url", url(), "description", "省平台", "types", List.of(ADMITTED)))
                .post(WEBHOOKS)
                .then()
                .statusCode(422);
        String id = Admin.system()
                .body(request)
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("applicationId", equalTo(application))
                .body("organisation", equalTo(appId))
                .body("scope", hasSize(0))
                .body("stateReason", nullValue())
                .extract()
                .path("id");
        // Whoever carries the platform's name as organisation is still no administrator.
        of(appId, "PROVINCE_OFFICE", "region:340000")
                .get(WEBHOOKS + "/" + id)
                .then()
                .statusCode(404);
        of(appId, "AUDITOR", "region:340000").get(WEBHOOKS + "/" + id).then().statusCode(404);
        Admin.system()
                .get(WEBHOOKS)
                .then()
                .body("items.id", hasItem(id))
                .body("items.applicationId", not(hasItem(nullValue())));
        Admin.system().get(WEBHOOKS + "?count=exact&state=ACTIVE&q=省平台").then().body("items.id", hasItem(id));
        Admin.system().delete(WEBHOOKS + "/" + id).then().statusCode(204);
    }

    @Test
    void baseFundAndEnterpriseAreScopesToo() {
        String id = as("BASE_OFFICE", "base:VOICE", "region:340207")
                .body(content(url()))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .body("scope", containsInAnyOrder("base:VOICE", "region:340207"))
                .extract()
                .path("id");
        as("BASE_OFFICE", "base:VOICE").get(WEBHOOKS + "/" + id).then().statusCode(404);
        as("BASE_OFFICE", "base:VOICE").get(WEBHOOKS).then().body("items", hasSize(0));
        as("BASE_OFFICE", "base:VOICE", "region:340200").get(WEBHOOKS).then().body("items.id", hasItem(id));
    }
}
