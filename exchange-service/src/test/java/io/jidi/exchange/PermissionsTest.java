package io.jidi.exchange;

import static io.restassured.RestAssured.given;

import io.jidi.exchange.national.SubmissionId;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.permission.OwnRows;
import io.jidi.testkit.permission.Permissions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Who may do what with a platform's application and with a doubt about a project of Hefei: contracts/permissions says it. What
 * platforms may is {@link io.jidi.exchange.door.OpenDoorTest}'s matter; here they are shown not to come in by a token.
 */
@QuarkusTest
@TestProfile(PermissionsTest.Alone.class)
class PermissionsTest extends OnRealParts {

    /** A database of its own: the application is suspended and its keys revoked on the way. */
    public static class Alone implements QuarkusTestProfile {}

    private static final TestClock CLOCK = TestClock.clock();

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    @ConfigProperty(name = "test.receiver.plain")
    int port;

    @Inject
    Sql sql;

    @Test
    void everyOperationLetsInWhomTheTableNames() throws Exception {
        Permissions.check("exchange-service", RestAssured.port, hefei(), "io.jidi.exchange", "io.jidi.platform");
    }

    /** Where nobody listens. */
    private String nowhere() {
        return "http://127.0.0.1:" + port + "/hooks";
    }

    private OwnRows hefei() throws Exception {
        String appId = "app-permission-sample";
        String application = Admin.registered(appId);
        Admin.granted(application, "L1", List.of("340100"), List.of("projects"), List.of("statistics"));
        OutsideClient client = new OutsideClient(
                Admin.address(), appId, "k1", Algorithm.SM2_SM3, Admin.keyed(application, "k1"), CLOCK);
        String record;
        String correction;
        try (Sources sources = Sources.start(prefix, project, enterprise, fund)) {
            record = sources.admit("340100", "1000000.00");
            Admin.eventually(
                    "published",
                    () -> client.get("/open/v1/projects/changes")
                            .body()
                            .toString()
                            .contains(record));
            OutsideClient.Answer submitted = client.send(
                    "POST",
                    "/open/v1/projects/corrections",
                    "{\"id\":\"" + record
                            + "\",\"field\":\"status\",\"current\":\"ADMITTED\",\"proposed\":\"STARTED\",\"evidence\":\"核对\"}",
                    Map.of());
            correction = submitted.text("id");
        }
        SubmissionId submission = new SubmissionId(UUID.randomUUID());
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "insert into national_submission (id, path, sid, content, state, submitted_by, submitted_at, next_try_at)"
                                + " values (?, 'catalog/register', 'S1', '{}', 'SUBMITTED', 'u', now(), now())",
                        submission.value()));
        RequestSpecification city = given().auth()
                .oauth2(Tokens.of("CITY_OFFICE")
                        .organisation("ORG-CITY_OFFICE")
                        .scope("region:340100")
                        .sign())
                .contentType(ContentType.JSON);
        String content = "{\"url\":\"" + nowhere() + "\",\"description\":\"瑶海回调样例\",\"types\":[]}";
        String webhook = city.body(content).post("/api/v1/exchange/webhooks").path("id");
        String deletable = city.body(content).post("/api/v1/exchange/webhooks").path("id");
        String message = city.body("{}")
                .post("/api/v1/exchange/webhooks/" + webhook + "/tests")
                .path("messageId");
        return new OwnRows()
                .id("WebhookId", webhook)
                .id("MessageId", message)
                .mark("瑶海回调样例")
                .value("DELETE /api/v1/exchange/webhooks/{id}", "id", deletable)
                .value("url", nowhere())
                .id("SubmissionId", submission.wire())
                .value("path", "catalog/register")
                .body(
                        "POST /api/v1/exchange/national-submissions",
                        "{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":{}}")
                .held("*", "region:340100", "region:340000", "region:340200")
                .held("ENTERPRISE", "enterprise:X", "enterprise:X", "enterprise:Y")
                .held("BASE_OFFICE", "base:VOICE", "region:340000", "base:WUHU-ROBOT")
                .held("FUND_MANAGER", "region:340100 fund:A", "region:340000 fund:A", "region:340200 fund:B")
                .id("ApplicationId", application)
                .id("CorrectionId", correction)
                .mark(appId)
                .mark(record)
                .value("kid", "k1")
                .value("dataset", "projects")
                .value("kind", "statistics")
                .value("externalId", "p1")
                .value("version", "1")
                .value("bucket", "00")
                .body(
                        "POST /api/v1/exchange/applications",
                        "{\"appId\":\"app-permission-new\",\"name\":\"x\",\"organisation\":\"x\",\"contact\":\"x\"}")
                .body(
                        "POST /api/v1/exchange/applications/{id}/grants",
                        "{\"purpose\":\"x\",\"dataSets\":[\"projects\"],\"grade\":\"L1\",\"regions\":[\"340100\"]}")
                .body("POST /api/v1/exchange/applications/{id}/keys", "{\"kid\":\"k9\",\"algorithm\":\"HMAC-SM3\"}");
    }
}
