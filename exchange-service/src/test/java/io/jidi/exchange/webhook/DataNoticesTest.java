package io.jidi.exchange.webhook;

import static io.jidi.exchange.Admin.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.exchange.Admin;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.exchange.outside.OutsideClient;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** project-library.md 4.7 A17: new data up to a cursor, and not a word of the data. */
@QuarkusTest
class DataNoticesTest extends OnRealParts {

    private static final String WEBHOOKS = "/api/v1/exchange/webhooks";

    @Inject
    Sql sql;

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

    private Sources sources;
    private Receiver receiver;

    @BeforeEach
    void allAreUp() throws Exception {
        sources = Sources.start(prefix, project, enterprise, fund);
        receiver = Receiver.plain(port);
    }

    @AfterEach
    void allAreDown() {
        sources.close();
        receiver.close();
        sql.update("update webhook set state = 'PAUSED' where state = 'ACTIVE'");
    }

    private String webhook(String application, String path, String... sets) {
        return Admin.system()
                .body(Map.of(
                        "applicationId",
                        application,
                        "url",
                        "http://127.0.0.1:" + port + path,
                        "description",
                        "省平台",
                        "types",
                        List.of(sets)))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aPlatformIsToldOfWhatItMaySeeAndOfNothingElse() throws Exception {
        String appId = Admin.freshAppId();
        String application = Admin.registered(appId);
        Admin.granted(application, "L1", List.of("340200"), List.of("projects", "bases"));
        OutsideClient client = new OutsideClient(
                Admin.address(), appId, "k1", Algorithm.SM2_SM3, Admin.keyed(application, "k1"), TestClock.clock());
        String other = Admin.registered(Admin.freshAppId());
        Admin.granted(other, "L1", List.of("340000"), List.of("projects"));
        String id = webhook(application, "/a17");
        webhook(other, "/a17-other", "projects");
        String secret = Admin.system().post(WEBHOOKS + "/" + id + "/secret").path("secret");
        String before = client.get("/open/v1/projects/changes?limit=1000").text("nextCursor");

        sources.admit("340100", "1000000.00");
        eventually(
                "the province's platform is told",
                () -> !receiver.at("/a17-other").isEmpty());
        assertThat(receiver.at("/a17")).isEmpty();

        String mine = sources.admit("340200", "1000000.00");
        eventually("the city's platform is told", () -> !receiver.at("/a17").isEmpty());
        Receiver.Received notice = receiver.at("/a17").get(0);
        JsonNode event = Sources.JSON.readTree(notice.body());
        assertThat(notice.verifies(secret)).isTrue();
        assertThat(event.path("type").asText()).isEqualTo("data.available");
        assertThat(event.path("data").path("dataSet").asText()).isEqualTo("projects");
        assertThat(event.path("data")).hasSize(2);
        assertThat(notice.text()).doesNotContain(mine, "340200", "1000000");

        // The cursor is the one of the feed: up to it lies what is new, after it nothing yet.
        assertThat(client.get("/open/v1/projects/changes?cursor=" + before).text("nextCursor"))
                .isEqualTo(event.path("data").path("cursor").asText());
        assertThat(client.get("/open/v1/projects/changes?cursor="
                                + event.path("data").path("cursor").asText())
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whileANoticeWaitsThereIsNoOther() throws Exception {
        String application = Admin.registered(Admin.freshAppId());
        Admin.granted(application, "L1", List.of("340000"), List.of("projects"));
        String id = webhook(application, "/a17-away");
        receiver.answer("/a17-away", 503, "Retry-After", "600");
        sources.admit("340100", "1.00");
        eventually("the first is tried", () -> !receiver.at("/a17-away").isEmpty());
        for (int i = 0; i < 5; i++) {
            sources.admit("340100", "1.00");
        }
        String second = Admin.registered(Admin.freshAppId());
        Admin.granted(second, "L1", List.of("340000"), List.of("projects"));
        webhook(second, "/a17-marker");
        sources.admit("340100", "1.00");
        eventually(
                "another is told meanwhile", () -> !receiver.at("/a17-marker").isEmpty());

        assertThat(sql.number(
                        "select count(*) from webhook_message where webhook_id = ?",
                        WebhookId.fromString(id).value()))
                .isEqualTo(1);
    }

    @Test
    void aSuspendedPlatformIsToldNothing() throws Exception {
        String application = Admin.registered(Admin.freshAppId());
        Admin.granted(application, "L1", List.of("340000"), List.of("projects"));
        webhook(application, "/a17-suspended");
        Admin.system()
                .body(Map.of("reason", "检查"))
                .post(Admin.APPLICATIONS + "/" + application + "/suspension")
                .then()
                .statusCode(200);
        String marker = Admin.registered(Admin.freshAppId());
        Admin.granted(marker, "L1", List.of("340000"), List.of("projects"));
        webhook(marker, "/a17-told");
        sources.admit("340100", "1.00");
        eventually("another is told", () -> !receiver.at("/a17-told").isEmpty());

        assertThat(receiver.at("/a17-suspended")).isEmpty();
    }
}
