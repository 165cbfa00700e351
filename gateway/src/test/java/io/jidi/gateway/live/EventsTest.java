package io.jidi.gateway.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.gateway.stubs.StubService;
import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live feed over HTTP, against three services with scripted feeds. */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class EventsTest {

    Stubs.Around around;

    @TestHTTPResource("/api/v1/events")
    URL events;

    /** The followers must have met all services before "now" is a moment in every feed. */
    @BeforeEach
    void allServicesAreFollowed() {
        eventually(() -> given().get("/q/health/well").statusCode() == 200);
    }

    private String province() {
        return around.issuer().token("PROVINCE_OFFICE", "region:340000");
    }

    private RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private EventSource stream(String token, String query, String lastId) {
        return new EventSource(events + "/stream" + query, token, lastId);
    }

    @Test
    void theStreamBeginsNowAndKeepsTheOrderOfEachService() {
        around.fund().publish("");
        try (EventSource stream = stream(province(), "", null)) {
            EventSource.Block hello = stream.next();
            assertThat(hello.retry()).isEqualTo("2000");
            assertThat(stream.next().id())
                    .as("the first heartbeat carries the cursor of now")
                    .isNotNull();
            String first = around.fund().publish("region:340100");
            String second = around.fund().publish("region:340100");
            EventSource.Block block = stream.nextEvent();
            assertThat(block.event()).isEqualTo("io.jidi.fund.thing.happened");
            assertThat(block.data())
                    .contains("\"subject\":\"" + first + "\"", "\"ratio\":1.10")
                    .doesNotContain("topic");
            assertThat(block.id()).isNotEmpty();
            assertThat(stream.subjects(1)).containsExactly(second);
        }
    }

    @Test
    void aClientResumesInTheMiddleOfThreeFeedsWithoutGapOrDuplicate() {
        int before = around.project().published()
                + around.fund().published()
                + around.enterprise().published();
        List<String> published = new ArrayList<>();
        // More than the ring holds, so that resuming reads the feeds as well.
        for (int i = 0; i < 60; i++) {
            published.add(around.project().publish("region:340000"));
            published.add(around.fund().publish(""));
            published.add(around.enterprise().publish("region:340100"));
        }
        List<String> got = new ArrayList<>();
        String cursor = null;
        for (int taken = 0; got.size() < before + published.size(); taken = 37) {
            int left = before + published.size() - got.size();
            try (EventSource stream = stream(province(), "?after=beginning", cursor)) {
                got.addAll(stream.subjects(Math.min(taken == 0 ? 11 : taken, left)));
                cursor = stream.lastId();
            }
        }
        assertThat(got).doesNotHaveDuplicates().containsAll(published).hasSize(before + published.size());
        for (StubService service : List.of(around.project(), around.fund(), around.enterprise())) {
            String domain = service == around.project() ? "project" : service == around.fund() ? "fund" : "enterprise";
            List<String> mine = got.stream()
                    .filter(subject -> subject.startsWith(domain + "_"))
                    .toList();
            for (int i = 0; i < mine.size(); i++) {
                assertThat(mine.get(i)).isEqualTo(domain + "_" + (i + 1));
            }
        }
        try (EventSource stream = stream(province(), "?after=" + cursor, null)) {
            stream.assertNothing();
            String next = around.fund().publish("");
            assertThat(stream.subjects(1)).containsExactly(next);
        }
    }

    @Test
    void nobodySeesAnEventOutsideTheScopeButTheCursorMovesPastIt() {
        String voice = around.issuer().token("BASE_OFFICE", "base:VOICE");
        String wuhu = around.issuer().token("CITY_OFFICE", "region:340200");
        String admin = around.issuer().token("SYSTEM_ADMIN");
        try (EventSource base = stream(voice, "", null);
                EventSource city = stream(wuhu, "", null);
                EventSource none = stream(admin, "", null);
                EventSource office = stream(province(), "", null)) {
            for (EventSource stream : List.of(base, city, none, office)) {
                stream.next();
                stream.next();
            }
            String before = none.lastId();
            String hefei = around.fund().publish("region:340100");
            String shared = around.fund().publish("base:VOICE,region:340200");
            String wuhuOnly = around.fund().publish("region:340207");
            String everybody = around.fund().publish("");
            assertThat(office.subjects(4)).containsExactly(hefei, shared, wuhuOnly, everybody);
            assertThat(base.subjects(2)).containsExactly(shared, everybody);
            assertThat(city.subjects(3)).containsExactly(shared, wuhuOnly, everybody);
            assertThat(none.subjects(1)).containsExactly(everybody);
            around.fund().publish("region:340100");
            String moved = none.lastId();
            eventually(() -> {
                EventSource.Block block = none.next();
                assertThat(block.data()).isNull();
                return block.id() != null && !block.id().equals(moved);
            });
            assertThat(none.lastId()).isNotEqualTo(before);
        }
    }

    @Test
    void typesAndSubjectsNarrowTheStream() {
        try (EventSource byType = stream(province(), "?types=io.jidi.fund.capital-call.*,io.jidi.x", null);
                EventSource bySubject = stream(
                        province(),
                        "?subjects=enterprise_" + (around.enterprise().published() + 2),
                        null)) {
            byType.next();
            byType.next();
            bySubject.next();
            bySubject.next();
            around.fund().publish("io.jidi.fund.fund.established", "", 0);
            String call = around.fund().publish("io.jidi.fund.capital-call.issued", "", 0);
            around.enterprise().publish("");
            String second = around.enterprise().publish("");
            assertThat(byType.subjects(1)).containsExactly(call);
            assertThat(bySubject.subjects(1)).containsExactly(second);
        }
    }

    @Test
    void heartbeatsFillTheSilence() {
        try (EventSource stream = stream(province(), "", null)) {
            stream.next();
            for (int i = 0; i < 4; i++) {
                assertThat(stream.next().comment()).isEqualTo("heartbeat");
            }
        }
    }

    @Test
    void oneServiceAwayDoesNotSilenceTheOthersAndItsEventsComeWhenItIsBack() {
        try (EventSource stream = stream(province(), "", null)) {
            stream.next();
            stream.next();
            around.enterprise().stop();
            String fund;
            String enterprise;
            try {
                fund = around.fund().publish("");
                enterprise = around.enterprise().publish("");
                assertThat(stream.subjects(1)).containsExactly(fund);
                Response page = as(province()).get("/api/v1/events?after=beginning&limit=500");
                page.then().statusCode(200).body("missing", contains("enterprise-service"));
                eventually(() -> given().get("/q/health/well").statusCode() == 503);
                given().get("/q/health/well")
                        .then()
                        .body("checks.find{it.name=='upstreams'}.data.'fund-service'", equalTo("there"))
                        .body(
                                "checks.find{it.name=='upstreams'}.data.'enterprise-service'",
                                org.hamcrest.Matchers.startsWith("away since"));
                given().get("/q/health/ready").then().statusCode(200);
            } finally {
                around.enterprise().start();
            }
            assertThat(stream.subjects(1)).containsExactly(enterprise);
        }
    }

    @Test
    void aTokenThatExpiresClosesWhatItOpened() {
        long now = System.currentTimeMillis() / 1000;
        String brief = around.issuer()
                .sign(around.issuer()
                        .claims("brief", "AUDITOR", "region:340000")
                        .expiresAt(now + 2));
        try (EventSource stream = stream(brief, "", null)) {
            assertThat(stream.ends()).isTrue();
        }
    }

    @Test
    void aClientThatTakesNothingIsCutOffAndEverythingItHeldIsFreed() throws IOException {
        double cutBefore = metric("jidi_live_cut_total");
        for (int i = 0; i < 400; i++) {
            around.project().publish("io.jidi.project.large.happened", "", 60_000);
        }
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(events.getHost(), events.getPort()));
            socket.getOutputStream()
                    .write(("GET /api/v1/events/stream?after=beginning HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                    + province() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            eventually(() -> metric("jidi_live_cut_total") == cutBefore + 1);
            eventually(() -> metric("jidi_live_streams") == 0);
            socket.setSoTimeout(10_000);
            assertThat(endOf(socket.getInputStream())).isTrue();
        } finally {
            around.project().emptyFeed();
            // The follower notices that the feed began anew; later tests start from there.
            eventually(() -> metric("jidi_live_streams") == 0);
            around.project().publish("");
        }
    }

    @Test
    void aClientThatLeavesIsForgotten() {
        eventually(() -> metric("jidi_live_streams") == 0);
        EventSource stream = stream(province(), "", null);
        stream.next();
        assertThat(metric("jidi_live_streams")).isEqualTo(1);
        stream.close();
        eventually(() -> metric("jidi_live_streams") == 0);
    }

    @Test
    void oneUserCannotTakeAllPlaces() {
        String token = around.issuer().sign(around.issuer().claims("greedy", "AUDITOR", "region:340000"));
        List<EventSource> open = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                open.add(stream(token, "", null));
            }
            as(token)
                    .get("/api/v1/events/stream")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("TOO_MANY_REQUESTS"));
        } finally {
            open.forEach(EventSource::close);
        }
    }

    @Test
    void pagesFollowEachOtherToTheEnd() {
        for (int i = 0; i < 25; i++) {
            around.fund().publish("region:340100");
            around.enterprise().publish("region:340200");
        }
        String cursor = "beginning";
        List<String> subjects = new ArrayList<>();
        while (true) {
            JsonPath page = as(province())
                    .get("/api/v1/events?limit=7&after=" + cursor)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "no-store")
                    .body("asOf", notNullValue())
                    .body("missing", nullValue())
                    .extract()
                    .jsonPath();
            assertThat(page.getList("items").size()).isLessThanOrEqualTo(7);
            subjects.addAll(page.getList("items.subject"));
            if (page.getString("nextCursor").equals(cursor)) {
                break;
            }
            cursor = page.getString("nextCursor");
        }
        assertThat(subjects)
                .doesNotHaveDuplicates()
                .hasSize(around.project().published()
                        + around.fund().published()
                        + around.enterprise().published());

        // The cursor of the feed is the cursor of the stream.
        try (EventSource stream = stream(province(), "?after=" + cursor, null)) {
            String next = around.project().publish("");
            assertThat(stream.subjects(1)).containsExactly(next);
            as(province())
                    .get("/api/v1/events?after=" + cursor)
                    .then()
                    .body("items", hasSize(1))
                    .body("items[0].subject", equalTo(next))
                    .body("items[0].topic", nullValue())
                    .body("items[0].specversion", equalTo("1.0"))
                    .body("nextCursor", equalTo(stream.lastId()));
        }
    }

    @Test
    void withoutACursorThePullFeedGivesNow() {
        as(province()).get("/api/v1/events").then().statusCode(200).body("items", empty());
    }

    @Test
    void thePullFeedKeepsTheScope() {
        String cursor = as(province()).get("/api/v1/events").jsonPath().getString("nextCursor");
        around.fund().publish("region:340100");
        String seen = around.fund().publish("region:340200");
        as(around.issuer().token("CITY_OFFICE", "region:340200"))
                .get("/api/v1/events?after=" + cursor)
                .then()
                .body("items.subject", contains(seen));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "abc", "AAAAAAAAAAAAAAAAAAAAAAAA", "beginning2", "%2e%2e", "0%00"})
    void aForgedCursorIsRefusedByFeedAndStream(String cursor) {
        for (String path : List.of("/api/v1/events", "/api/v1/events/stream")) {
            given().urlEncodingEnabled(false)
                    .header("Authorization", "Bearer " + province())
                    .get(path + "?after=" + cursor)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_CURSOR"));
        }
        as(province())
                .header("Last-Event-ID", cursor)
                .get("/api/v1/events/stream")
                .then()
                .statusCode(400);
    }

    @Test
    void anotherInstallationsCursorAndOneBeyondTheFeedAreRefused() {
        Cursors ours = new Cursors(new io.jidi.platform.security.SignedText(StubService.SECRET));
        Cursors others = new Cursors(new io.jidi.platform.security.SignedText("another"));
        Positions beyond = Positions.beginning().with(io.jidi.gateway.upstream.Upstream.FUND, 1_000_000);
        for (String cursor : List.of(others.write(Positions.beginning()), ours.write(beyond))) {
            for (String path : List.of("/api/v1/events", "/api/v1/events/stream")) {
                as(province())
                        .get(path + "?after=" + cursor)
                        .then()
                        .statusCode(400)
                        .body("code", equalTo("INVALID_CURSOR"));
            }
        }
    }

    @Test
    void whatCannotBeAskedIsToldAndNotIgnored() {
        for (String path : List.of("/api/v1/events", "/api/v1/events/stream")) {
            as(province())
                    .get(path + "?regoin=340100")
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("UNKNOWN_FILTER"))
                    .body("errors[0].pointer", equalTo("?regoin"));
            as(province())
                    .get(path + "?types=" + "a,".repeat(60))
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("INVALID_PARAMETER"));
        }
        for (String limit : List.of("0", "501", "-1", "x", "1e2")) {
            as(province()).get("/api/v1/events?limit=" + limit).then().statusCode(400);
        }
        as(province()).post("/api/v1/events/stream").then().statusCode(405);
        as(province()).post("/api/v1/events").then().statusCode(405);
        as(province()).get("/api/v1/events/other").then().statusCode(404);
    }

    private static boolean endOf(InputStream in) {
        try {
            return in.transferTo(java.io.OutputStream.nullOutputStream()) >= 0;
        } catch (IOException e) {
            // Reset is an end too.
            return true;
        }
    }

    private static double metric(String name) {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 20 s").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
