package io.jidi.exchange.webhook;

import static io.jidi.exchange.Admin.eventually;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.Sources;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an event in a service's log to the receiver's door, through everything that goes wrong there. */
@QuarkusTest
class DeliveryTest extends OnRealParts {

    private static final String WEBHOOKS = "/api/v1/exchange/webhooks";
    private static final String PROJECTS = "project.project.events.v1";
    private static final String ADMITTED = "io.jidi.project.project.admitted";
    private static final String CHANGED = "io.jidi.project.project.changed";
    private static final TestClock CLOCK = TestClock.clock();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    Sql sql;

    @Inject
    MessageQueue queue;

    @Inject
    Deliveries deliveries;

    @Inject
    WebhookSettings settings;

    @Inject
    NamesOfTests names;

    @Inject
    WebhookRetention retention;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.project")
    URI project;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI enterprise;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fund;

    @ConfigProperty(name = "test.receiver.plain")
    int plainPort;

    @ConfigProperty(name = "test.receiver.tls")
    int tlsPort;

    @ConfigProperty(name = "test.receiver.keys")
    Path keys;

    private Sources sources;
    private Receiver receiver;
    private String organisation;
    private String path;

    @BeforeEach
    void allAreUp() throws Exception {
        sources = Sources.start(prefix, project, enterprise, fund);
        receiver = Receiver.plain(plainPort);
        organisation = "ORG-" + NUMBER.incrementAndGet();
        path = "/" + organisation.toLowerCase(Locale.ROOT);
        eventually(
                "the new logs are followed from their beginning",
                () -> sql.number("select count(*) from webhook_source where position = 0 and source <> 'exchange'")
                        == 3);
    }

    @AfterEach
    void allAreDown() {
        Fault.follow(null);
        sources.close();
        receiver.close();
        CLOCK.backToPresent();
        // What a test leaves waiting must not fall upon the next.
        sql.update("update webhook set state = 'PAUSED' where state = 'ACTIVE'");
    }

    private RequestSpecification as(String role, String... scope) {
        return given().auth()
                .oauth2(Tokens.of(role).organisation(organisation).scope(scope).sign())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    private RequestSpecification office() {
        return as("PROVINCE_OFFICE", "region:340000");
    }

    private String url() {
        return "http://127.0.0.1:" + plainPort + path;
    }

    private String created(RequestSpecification who, String url, String... types) {
        return who.body(Map.of("url", url, "description", "值班平台", "types", List.of(types)))
                .post(WEBHOOKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String secret(String id) {
        return office().post(WEBHOOKS + "/" + id + "/secret")
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private ValidatableResponse webhook(String id) {
        return office().get(WEBHOOKS + "/" + id).then().statusCode(200);
    }

    /** A project that was admitted; gives its identifier. */
    private String admitted(String mark) throws Exception {
        String id = TypeIds.format("prj", UUID.randomUUID());
        ObjectNode data = Sources.example(ADMITTED);
        data.put("projectId", id);
        sources.publish(PROJECTS, ADMITTED, id, data, mark);
        return id;
    }

    private void received(int count) throws Exception {
        eventually(count + " deliveries at " + path, () -> receiver.at(path).size() >= count);
    }

    private List<Map<String, Object>> attempts(String webhook) {
        return office().get("/api/v1/exchange/webhook-attempts?webhookId=" + webhook + "&sort=at")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    private String state(String webhook) {
        return sql.first(
                        "select string_agg(state, ',' order by created_at, id) from webhook_message where webhook_id = ?",
                        row -> String.valueOf(row.getString(1)),
                        WebhookId.fromString(webhook).value())
                .orElseThrow();
    }

    private void stateBecomes(String webhook, String state) throws Exception {
        eventually(webhook + " has " + state, () -> state(webhook).equals(state));
    }

    @Test
    void anEventComesOnceSignedAsTheLiveFeedWritesIt() throws Exception {
        String id = created(office(), url(), ADMITTED);
        String secret = secret(id);

        String subject = admitted("region:340100");
        sources.change(TypeIds.format("prj", UUID.randomUUID()), "340100", "BUILDING", false);
        received(1);
        stateBecomes(id, "DELIVERED");

        assertThat(receiver.at(path)).hasSize(1);
        Receiver.Received one = receiver.at(path).get(0);
        assertThat(one.verifies(secret)).isTrue();
        assertThat(one.verifies("whsec_" + "A".repeat(32))).isFalse();
        assertThat(one.signature()).doesNotContain(" ");
        assertThat(one.type()).isEqualTo("application/cloudevents+json");
        assertThat(Long.parseLong(one.timestamp()))
                .isBetween(Instant.now().getEpochSecond() - 60, Instant.now().getEpochSecond() + 1);
        JsonNode event = Sources.JSON.readTree(one.body());
        assertThat(event.path("type").asText()).isEqualTo(ADMITTED);
        assertThat(event.path("subject").asText()).isEqualTo(subject);
        assertThat(event.path("timestamp").asText())
                .isEqualTo(event.path("time").asText())
                .isNotEmpty();
        assertThat(event.path("datascope").asText()).isEqualTo("region:340100");
        assertThat(event.path("data").path("projectId").asText()).isEqualTo(subject);
        assertThat(event.has("topic")).isFalse();

        office().get("/api/v1/exchange/webhook-messages/" + one.id())
                .then()
                .statusCode(200)
                .body("payload", equalTo(one.text()))
                .body("state", equalTo("DELIVERED"))
                .body("tries", hasSize(1))
                .body("tries[0].status", equalTo(204))
                .body("tries[0].error", nullValue());
    }

    /** The rule of the live feed: who may not see it there is not told here. */
    @Test
    void nobodyIsToldMoreThanTheMakerMaySee() throws Exception {
        created(as("CITY_OFFICE", "region:340200"), url());
        String other = path + "-base";
        created(as("BASE_OFFICE", "base:VOICE"), url() + "-base");

        admitted("region:340100");
        admitted("restricted:AH-2026-1");
        admitted("region:340000");
        String own = admitted("region:340200");
        String below = admitted("region:340100,region:340207");
        String base = admitted("region:340100,base:VOICE");
        String everybody = admitted("");
        received(3);
        eventually("the base too", () -> receiver.at(other).size() >= 2);
        // The log is taken in by its order: when the last is there, nothing before it comes any more.
        Set<String> city = subjects(path);

        assertThat(city).containsExactlyInAnyOrder(own, below, everybody);
        assertThat(subjects(other)).containsExactlyInAnyOrder(base, everybody);
    }

    private Set<String> subjects(String where) {
        return receiver.at(where).stream()
                .map(one -> {
                    try {
                        return Sources.JSON.readTree(one.body()).path("subject").asText();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(Collectors.toSet());
    }

    @Test
    void whatFailsComesAgainUnderItsIdUntilItIsTaken() throws Exception {
        String id = created(office(), url(), ADMITTED);
        AtomicBoolean well = new AtomicBoolean();
        receiver.behave(path, exchange -> {
            byte[] said = "数据库\u0000忙".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(well.get() ? 200 : 500, said.length);
            exchange.getResponseBody().write(said);
        });

        admitted("region:340100");
        received(1);
        eventually("the attempt is written down", () -> attempts(id).size() == 1);
        assertThat(attempts(id).get(0))
                .containsEntry("status", 500)
                .containsEntry("error", "REJECTED")
                .containsEntry("answerBytes", 13)
                .doesNotContainValue("数据库 忙");
        webhook(id).body("failingSince", notNullValue());

        CLOCK.travel(Duration.ofMinutes(3));
        received(2);
        well.set(true);
        eventually("the second is written down", () -> attempts(id).size() == 2);
        CLOCK.travel(Duration.ofMinutes(7));
        received(3);
        stateBecomes(id, "DELIVERED");

        assertThat(receiver.at(path).stream().map(Receiver.Received::id))
                .hasSize(3)
                .containsOnly(receiver.at(path).get(0).id());
        assertThat(receiver.at(path).stream().map(Receiver.Received::timestamp).distinct())
                .hasSize(3);
        webhook(id).body("failingSince", nullValue());
    }

    @Test
    void afterTheLastTryItHasFailedAndCanBeReplayed() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 500);
        admitted("region:340100");
        for (int attempt = 1; attempt <= 10; attempt++) {
            int so = attempt;
            eventually("attempt " + so, () -> attempts(id).size() == so);
            CLOCK.travel(Duration.ofHours(30));
            // Five days of failures would disable it; that is another matter.
            sql.update(
                    "update webhook set failing_since = null where id = ?",
                    WebhookId.fromString(id).value());
        }
        stateBecomes(id, "FAILED");

        Instant since = CLOCK.instant().minus(Duration.ofDays(20));
        receiver.answer(path, 200);
        office().body(Map.of("since", CLOCK.instant().toString()))
                .post(WEBHOOKS + "/" + id + "/replays")
                .then()
                .statusCode(200)
                .body("messages", equalTo(0));
        office().body(Map.of("since", since.toString()))
                .post(WEBHOOKS + "/" + id + "/replays")
                .then()
                .statusCode(200)
                .body("messages", equalTo(1))
                .body("more", equalTo(false));
        stateBecomes(id, "DELIVERED");

        String message = receiver.at(path).get(0).id();
        office().post("/api/v1/exchange/webhook-messages/" + message + "/replay")
                .then()
                .statusCode(200);
        eventually("what was delivered is sent again", () -> attempts(id).size() == 12);
        assertThat(receiver.at(path).stream().map(Receiver.Received::id)).containsOnly(message);
        assertThat(sql.number(
                        "select count(*) from audit_entry where object in (?, ?) and action like 'REPLAY%'",
                        id, message))
                .isEqualTo(3);
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 302, "Location", url() + "-elsewhere");
        admitted("region:340100");
        eventually("the attempt is written down", () -> attempts(id).size() == 1);

        assertThat(attempts(id).get(0)).containsEntry("status", 302).containsEntry("error", "REDIRECTED");
        assertThat(receiver.at(path + "-elsewhere")).isEmpty();
    }

    @Test
    void aHugeAnswerIsCutOff() throws Exception {
        String id = created(office(), url(), ADMITTED);
        AtomicInteger written = new AtomicInteger();
        CountDownLatch cut = new CountDownLatch(1);
        receiver.behave(path, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] piece = "x".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            try {
                for (int i = 0; i < 10_000; i++) {
                    exchange.getResponseBody().write(piece);
                    written.addAndGet(piece.length);
                }
            } finally {
                cut.countDown();
            }
        });
        admitted("region:340100");
        stateBecomes(id, "DELIVERED");

        assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
        // What the two machines had in their buffers, not the 100 MB that it had to say.
        assertThat(written.get()).isLessThan(20_000_000);
        assertThat(attempts(id).get(0)).containsEntry("answerBytes", 65_536);
    }

    @Test
    void aSlowReceiverStopsNobodyElse() throws Exception {
        String slow = created(office(), url() + "-slow", ADMITTED);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        receiver.behave(path + "-slow", exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                release.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                inside.decrementAndGet();
            }
        });
        for (int i = 0; i < 12; i++) {
            admitted("region:340100");
        }
        eventually(
                "the slow one is busy, and all are taken in",
                () -> inside.get() == 2 && state(slow).length() == 95);
        String quick = created(office(), url(), ADMITTED);
        long begun = System.nanoTime();
        admitted("region:340100");
        received(1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        eventually("it is given up in time", () -> attempts(slow).size() >= 2);
        assertThat(attempts(slow).get(0)).containsEntry("error", "TIMED_OUT").doesNotContainKey("status");
        assertThat(most.get()).isLessThanOrEqualTo(2 * 2);
        release.countDown();
        stateBecomes(quick, "DELIVERED");
    }

    @Test
    void whoAsksToBeLeftAloneIsLeftAlone() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 429, "Retry-After", "3600");
        admitted("region:340100");
        eventually("the attempt is written down", () -> attempts(id).size() == 1);
        receiver.answer(path, 204);
        admitted("region:340100");
        stateBecomes(id, "PENDING,PENDING");
        CLOCK.travel(Duration.ofMinutes(50));
        queueIsLookedAt();

        assertThat(receiver.at(path)).hasSize(1);
        webhook(id).body("heldUntil", notNullValue());

        CLOCK.travel(Duration.ofMinutes(11));
        stateBecomes(id, "DELIVERED,DELIVERED");
    }

    /** Long enough for the dispatcher to come by: another webhook's message goes through meanwhile. */
    private void queueIsLookedAt() throws Exception {
        String marker = path + "-marker";
        String id = created(office(), url() + "-marker", CHANGED);
        sources.change(TypeIds.format("prj", UUID.randomUUID()), "340100", "BUILDING", false);
        eventually("the marker comes", () -> !receiver.at(marker).isEmpty());
        office().delete(WEBHOOKS + "/" + id).then().statusCode(204);
    }

    @Test
    void whoIsGoneIsDisabledAndItIsTold() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 410);
        admitted("region:340100");
        stateBecomes(id, "FAILED");

        webhook(id).body("state", equalTo("DISABLED")).body("stateReason", equalTo("GONE"));
        assertThat(sql.number("select count(*) from audit_entry where object = ? and action = 'DISABLE_WEBHOOK'", id))
                .isEqualTo(1);
        assertThat(sql.first(
                        "select data_scope from event where aggregate = ? and type = 'io.jidi.exchange.webhook.disabled'",
                        row -> row.getString(1),
                        id))
                .contains("region:340000");
        admitted("region:340100");
        queueIsLookedAt();
        assertThat(receiver.at(path)).hasSize(1);

        receiver.answer(path, 204);
        office().body(Map.of("reason", "已修好"))
                .post(WEBHOOKS + "/" + id + "/resumption")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("stateReason", equalTo("已修好"));
        admitted("region:340100");
        received(2);
    }

    /** The exchange's own log is followed like the others, and as it is written: a whole CloudEvent. */
    @Test
    void thatAWebhookWasDisabledIsToldToOthers() throws Exception {
        String watch = path + "-watch";
        String watching = created(office(), url() + "-watch", "io.jidi.exchange.webhook.disabled");
        String elsewhere = created(as("CITY_OFFICE", "region:340100"), url() + "-elsewhere");
        String gone = created(office(), url(), ADMITTED);
        receiver.answer(path, 410);
        admitted("region:340000");
        eventually("it is told", () -> !receiver.at(watch).isEmpty());

        JsonNode event = Sources.JSON.readTree(receiver.at(watch).get(0).body());
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("source").asText()).isEqualTo("/exchange-service");
        assertThat(event.path("subject").asText()).isEqualTo(gone);
        assertThat(event.path("dataschema").asText()).endsWith("/v1.schema.json");
        assertThat(event.path("datascope").asText()).isEqualTo("region:340000");
        assertThat(event.path("sequence").asLong()).isEqualTo(1);
        assertThat(event.path("data").path("reason").asText()).isEqualTo("GONE");
        stateBecomes(watching, "DELIVERED");
        assertThat(state(elsewhere)).isEqualTo("null");
    }

    @Test
    void whoFailsForDaysIsDisabled() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 503);
        admitted("region:340100");
        eventually("the first failure", () -> attempts(id).size() == 1);
        CLOCK.travel(Duration.ofDays(5).minusMinutes(10));
        eventually("the second", () -> attempts(id).size() == 2);
        webhook(id).body("state", equalTo("ACTIVE"));
        CLOCK.travel(Duration.ofMinutes(11));
        stateBecomes(id, "FAILED");

        webhook(id).body("state", equalTo("DISABLED")).body("stateReason", equalTo("FAILING"));
    }

    /** The process dies after the receiver has answered and before that is written down. */
    @Test
    void aCrashBetweenSendingAndMarkingSendsAgainUnderTheSameId() throws Exception {
        String id = created(office(), url(), ADMITTED);
        AtomicBoolean died = new AtomicBoolean();
        Fault.follow(point -> {
            if (point.equals("webhook.before-mark") && died.compareAndSet(false, true)) {
                throw new IllegalStateException("the process dies here");
            }
        });
        admitted("region:340100");
        received(1);
        queueIsLookedAt();
        assertThat(receiver.at(path)).hasSize(1);

        CLOCK.travel(Duration.ofMinutes(1));
        received(2);
        stateBecomes(id, "DELIVERED");
        assertThat(receiver.at(path).get(1).id())
                .isEqualTo(receiver.at(path).get(0).id());
        assertThat(attempts(id))
                .singleElement()
                .satisfies(one -> assertThat(one).containsEntry("number", 2));
    }

    @Test
    void twoReplicasNeverSendOneMessageTwice() throws Exception {
        String id = created(office(), url(), ADMITTED);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        receiver.behave(path, exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            exchange.sendResponseHeaders(204, -1);
            inside.decrementAndGet();
        });
        Dispatcher second = new Dispatcher(queue, deliveries, settings);
        second.start(null);
        try {
            for (int i = 0; i < 60; i++) {
                admitted("region:340100");
            }
            eventually(
                    "all are delivered",
                    () -> sql.number(
                                    "select count(*) from webhook_message where webhook_id = ? and state = 'DELIVERED'",
                                    WebhookId.fromString(id).value())
                            == 60);
        } finally {
            second.stop(null);
        }

        assertThat(receiver.at(path).stream().map(Receiver.Received::id))
                .hasSize(60)
                .doesNotHaveDuplicates();
        assertThat(most.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void forADayBothSecretsSign() throws Exception {
        String id = created(office(), url(), ADMITTED);
        String before = secret(id);
        office().body(Map.of("endPrevious", false, "reason", "年度轮换"))
                .post(WEBHOOKS + "/" + id + "/rotation")
                .then()
                .statusCode(200)
                .body("secretShown", equalTo(false));
        String after = secret(id);
        admitted("region:340100");
        received(1);
        assertThat(receiver.at(path).get(0).signature().split(" ")).hasSize(2);
        assertThat(receiver.at(path).get(0).verifies(before)).isTrue();
        assertThat(receiver.at(path).get(0).verifies(after)).isTrue();

        CLOCK.travel(Duration.ofHours(24).plusSeconds(1));
        admitted("region:340100");
        received(2);
        assertThat(receiver.at(path).get(1).verifies(before)).isFalse();
        assertThat(receiver.at(path).get(1).verifies(after)).isTrue();

        office().body(Map.of("endPrevious", true, "reason", "疑似泄露"))
                .post(WEBHOOKS + "/" + id + "/rotation")
                .then()
                .statusCode(200)
                .body("previousSecretUntil", nullValue());
        String last = secret(id);
        admitted("region:340100");
        received(3);
        assertThat(receiver.at(path).get(2).verifies(after)).isFalse();
        assertThat(receiver.at(path).get(2).verifies(last)).isTrue();
    }

    /** The name is known to the tests' resolver alone: the connection goes where the check said, under the name. */
    @Test
    void theConnectionGoesToTheCheckedAddressUnderTheName() throws Exception {
        try (Receiver encrypted = Receiver.tls(tlsPort, keys)) {
            names.point(ReceiverPorts.NAME, "127.0.0.1");
            names.point("other.test", "127.0.0.1");
            String id = created(office(), "https://" + ReceiverPorts.NAME + ":" + tlsPort + path, ADMITTED);
            String wrong = created(office(), "https://other.test:" + tlsPort + path + "-wrong", ADMITTED);
            admitted("region:340100");
            stateBecomes(id, "DELIVERED");
            eventually("the other is tried", () -> attempts(wrong).size() == 1);

            assertThat(encrypted.at(path))
                    .singleElement()
                    .satisfies(one -> assertThat(one.host()).isEqualTo(ReceiverPorts.NAME + ":" + tlsPort));
            assertThat(attempts(wrong).get(0)).containsEntry("error", "TLS_FAILED");
            assertThat(encrypted.at(path + "-wrong")).isEmpty();
        }
    }

    @Test
    void aNameThatTurnsInwardsLaterIsRefusedThen() throws Exception {
        names.point("rebind.test", "127.0.0.1");
        String id = created(office(), "http://rebind.test:" + plainPort + path, ADMITTED);
        admitted("region:340100");
        received(1);
        names.point("rebind.test", "10.0.0.1");
        admitted("region:340100");
        eventually("the second is tried", () -> attempts(id).size() == 2);

        assertThat(attempts(id).get(1))
                .containsEntry("error", "ADDRESS_REFUSED")
                .doesNotContainKey("status");
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void nobodyThereIsAFailureLikeOthers() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.close();
        admitted("region:340100");
        eventually("it is tried", () -> attempts(id).size() == 1);

        assertThat(attempts(id).get(0)).containsEntry("error", "CONNECTION_FAILED");
    }

    @Test
    void whatMustNotBeSharedAnyMoreIsWithheld() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 500);
        String subject = admitted("region:340100");
        eventually("it is tried", () -> attempts(id).size() == 1);
        sources.change(subject, "340100", "BUILDING", true);
        eventually(
                "it is withheld", () -> sql.number("select count(*) from withheld where aggregate = ?", subject) == 1);
        CLOCK.travel(Duration.ofMinutes(3));
        stateBecomes(id, "WITHHELD");

        assertThat(receiver.at(path)).hasSize(1);
        office().post("/api/v1/exchange/webhook-messages/"
                        + receiver.at(path).get(0).id() + "/replay")
                .then()
                .statusCode(409);
    }

    @Test
    void aTestTellsAtOnceHowItWent() throws Exception {
        String id = created(office(), url(), ADMITTED);
        String secret = secret(id);
        office().post(WEBHOOKS + "/" + id + "/tests")
                .then()
                .statusCode(200)
                .body("status", equalTo(204))
                .body("error", nullValue())
                .body("number", equalTo(1));
        Receiver.Received one = receiver.at(path).get(0);
        assertThat(one.verifies(secret)).isTrue();
        assertThat(Sources.JSON.readTree(one.body()).path("type").asText()).isEqualTo("webhook.test");

        receiver.answer(path, 500);
        office().post(WEBHOOKS + "/" + id + "/tests")
                .then()
                .statusCode(200)
                .body("status", equalTo(500))
                .body("error", equalTo("REJECTED"));
        assertThat(state(id)).isEqualTo("DELIVERED,FAILED");
        assertThat(sql.number("select count(*) from audit_entry where object = ? and action = 'TEST_WEBHOOK'", id))
                .isEqualTo(2);
        office().body(Map.of("since", CLOCK.instant().minusSeconds(60).toString()))
                .post(WEBHOOKS + "/" + id + "/replays")
                .then()
                .body("messages", equalTo(0));
    }

    @Test
    void whilePausedMessagesGather() throws Exception {
        String id = created(office(), url(), ADMITTED);
        office().body(Map.of("reason", "对方割接"))
                .post(WEBHOOKS + "/" + id + "/suspension")
                .then()
                .statusCode(200);
        admitted("region:340100");
        stateBecomes(id, "PENDING");
        queueIsLookedAt();
        assertThat(receiver.at(path)).isEmpty();
        office().body(Map.of("reason", "完成"))
                .post(WEBHOOKS + "/" + id + "/resumption")
                .then()
                .statusCode(200);
        received(1);
    }

    @Test
    void payloadsGoBeforeTheLogAndTheLogBeforeTheDeleted() throws Exception {
        String id = created(office(), url(), ADMITTED);
        UUID uuid = WebhookId.fromString(id).value();
        admitted("region:340100");
        stateBecomes(id, "DELIVERED");
        String message = receiver.at(path).get(0).id();

        CLOCK.travel(Duration.ofDays(31));
        retention.clear();
        office().get("/api/v1/exchange/webhook-messages/" + message)
                .then()
                .statusCode(200)
                .body("payload", nullValue())
                .body("tries", hasSize(1));
        office().post("/api/v1/exchange/webhook-messages/" + message + "/replay")
                .then()
                .statusCode(409);

        office().body(Map.of("reason", "停"))
                .post(WEBHOOKS + "/" + id + "/suspension")
                .then()
                .statusCode(200);
        admitted("region:340100");
        stateBecomes(id, "DELIVERED,PENDING");
        CLOCK.travel(Duration.ofDays(31));
        retention.clear();
        assertThat(state(id)).isEqualTo("DELIVERED,DROPPED");

        office().delete(WEBHOOKS + "/" + id).then().statusCode(204);
        office().get(WEBHOOKS + "/" + id).then().statusCode(404);
        assertThat(sql.number("select count(*) from webhook where id = ? and secret is null", uuid))
                .isEqualTo(1);
        CLOCK.travel(Duration.ofDays(91));
        retention.clear();
        assertThat(sql.number("select count(*) from webhook where id = ?", uuid))
                .isZero();
        assertThat(sql.number("select count(*) from webhook_attempt where webhook_id = ?", uuid))
                .isZero();
    }

    @Test
    void operatorsSeeWhatWaitsAndHowAttemptsEnd() throws Exception {
        String id = created(office(), url(), ADMITTED);
        receiver.answer(path, 500);
        admitted("region:340100");
        eventually("it is tried", () -> attempts(id).size() == 1);

        assertThat(given().get("/q/metrics").asString())
                .containsPattern("jidi_webhook_deliveries_total\\{.*outcome=\"rejected\".*} [1-9]")
                .containsPattern("jidi_webhook_pending(\\{.*})? [1-9]")
                .contains("jidi_webhook_oldest_age_seconds");
    }
}
