package io.jidi.gateway.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jidi.gateway.stubs.StubService;
import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes and goes stands in the audit trail, once, whatever happens on the way there. */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class SignInTrailTest {

    private static final Pattern STATE = Pattern.compile("[?&]state=([^&]+)");
    private static final Pattern NONCE = Pattern.compile("[?&]nonce=([^&]+)");

    Stubs.Around around;

    @BeforeEach
    void anIssuerThatGivesAnHour() {
        around.issuer().life = 3_600;
        around.issuer().refreshes = true;
    }

    @AfterEach
    void anExchangeThatTakesAll() {
        around.exchange().actsRefused = 0;
        around.exchange().answersLost.set(0);
        around.exchange().poison = "no act has this";
    }

    private static RequestSpecification browser(String request, Cookies cookies) {
        return given().redirects().follow(false).header("X-Request-Id", request).cookies(cookies);
    }

    private static String fresh() {
        return "req-" + UUID.randomUUID();
    }

    private static String part(Pattern pattern, String location) {
        Matcher found = pattern.matcher(location);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Cookies signedIn(String request) {
        Response sent = given().redirects().follow(false).get("/auth/sign-in");
        String location = sent.header("Location");
        around.issuer().nonce = part(NONCE, location);
        Response answer =
                browser(request, sent.detailedCookies()).get("/auth/callback?code=good&state=" + part(STATE, location));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(302);
        return new Cookies(answer.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getMaxAge() != 0)
                .toList());
    }

    private static void signOut(String request, Cookies cookies) {
        String word = browser(fresh(), cookies).get("/auth/session").path("csrfToken");
        browser(request, cookies)
                .header("X-CSRF-Token", word)
                .post("/auth/sign-out")
                .then()
                .statusCode(200);
    }

    private static String text(JsonNode act, String field) {
        return act.path(field).asText();
    }

    @Test
    void whoComesAndGoesIsNamedWithTheRolesOfThatMoment() throws Exception {
        String in = fresh();
        String out = fresh();
        signOut(out, signedIn(in));

        JsonNode came = around.exchange().acts(in, 1).get(0);
        assertThat(text(came, "eventType")).isEqualTo("SIGN_IN");
        assertThat(text(came, "action")).isEqualTo("SIGN_IN");
        assertThat(text(came, "result")).isEqualTo("SUCCEEDED");
        assertThat(text(came, "actor")).isEqualTo("reader");
        assertThat(text(came, "organisation")).isEqualTo("TEST");
        assertThat(came.path("roles")).hasToString("[\"PROVINCE_OFFICE\"]");
        assertThat(text(came, "application")).isEqualTo("jidi-web");
        assertThat(text(came, "address")).isEqualTo("127.0.0.1");
        assertThat(text(came, "id")).startsWith("act_").isEqualTo(text(came, "object"));
        JsonNode went = around.exchange().acts(out, 1).get(0);
        assertThat(text(went, "action")).isEqualTo("SIGN_OUT");
        assertThat(text(went, "actor")).isEqualTo("reader");
    }

    /** An hour before a page that nobody touched: its token is over, and it is still known whose it was. */
    @Test
    void whoSignsOutWithATokenThatIsOverIsNamedAllTheSame() {
        Session over = new Session(
                around.issuer()
                        .sign(around.issuer()
                                .claims("late", "CITY_OFFICE", "region:340100")
                                .expiresAt(1_000)),
                null,
                null,
                "word",
                java.time.Instant.EPOCH,
                java.time.Instant.EPOCH);
        assertThat(SealedCaller.of(over)).hasValueSatisfying(caller -> {
            assertThat(caller.userId()).isEqualTo("late");
            assertThat(caller.roles()).containsExactly("CITY_OFFICE");
        });
        for (String access : List.of("", "x", "a.b.c", "a.e30.c")) {
            assertThat(SealedCaller.of(
                            new Session(access, null, null, "word", java.time.Instant.EPOCH, java.time.Instant.EPOCH)))
                    .as(access)
                    .isEmpty();
        }
    }

    @Test
    void whoDoesNotComeInIsAnEntryWithoutAName() throws Exception {
        String request = fresh();
        browser(request, new Cookies())
                .get("/auth/callback?code=good&state=other")
                .then()
                .statusCode(401);
        JsonNode act = around.exchange().acts(request, 1).get(0);
        assertThat(text(act, "eventType")).isEqualTo("SIGN_IN");
        assertThat(text(act, "result")).isEqualTo("REFUSED");
        assertThat(text(act, "reason")).isEqualTo("state");
        assertThat(text(act, "actor")).isEqualTo("anonymous:");
    }

    /** From an address of its own, so that no other test is put off with it. */
    @Test
    void whoIsRefusedAgainAndAgainFillsNoAuditTrail() throws Exception {
        String line = "HTTP/1.1 401";
        for (int i = 0; i < 5_000 && line.startsWith("HTTP/1.1 401"); i++) {
            line = from("127.0.0.77", "req-of-the-crowd");
        }
        assertThat(line).startsWith("HTTP/1.1 429");
        assertThat(from("127.0.0.77", "req-of-the-flood")).startsWith("HTTP/1.1 429");
        // Acts go in their order: when a later one is there, the flood's would be too.
        String after = fresh();
        signedIn(after);
        assertThat(around.exchange().acts(after, 1)).hasSize(1);
        assertThat(around.exchange().acts("req-of-the-flood", 0)).isEmpty();
    }

    /** A sign-in that nobody began; the status line of the answer. */
    private static String from(String address, String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), RestAssured.port, InetAddress.getByName(address), 0)) {
            socket.getOutputStream()
                    .write(("GET /auth/callback?code=x&state=y HTTP/1.1\r\nHost: jidi.test\r\nX-Request-Id: " + request
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void anExchangeThatIsAwayGetsAllOfThemWhenItIsBack() throws Exception {
        StubService exchange = around.exchange();
        List<String> requests = new ArrayList<>();
        exchange.stop();
        try {
            for (int i = 0; i < 5; i++) {
                requests.add(fresh());
                signedIn(requests.get(i));
            }
        } finally {
            exchange.start();
        }
        for (String request : requests) {
            assertThat(exchange.acts(request, 1)).as(request).hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsLostLeadsToTheSameActUnderTheSameId() throws Exception {
        StubService exchange = around.exchange();
        exchange.answersLost.set(2);
        String request = fresh();
        signedIn(request);
        List<JsonNode> sent = exchange.acts(request, 3);
        assertThat(sent).hasSize(3);
        assertThat(sent.stream().map(JsonNode::toString).collect(Collectors.toSet()))
                .as("the id, the time and all else are those of the act, not of its sending")
                .hasSize(1);
    }

    @Test
    void anActThatIsRefusedForEverHoldsBackNoOther() throws Exception {
        StubService exchange = around.exchange();
        exchange.actsRefused = 503;
        String first = fresh();
        String bad = "req-poison-" + UUID.randomUUID();
        String last = fresh();
        signedIn(first);
        signedIn(bad);
        signedIn(last);
        exchange.poison = bad;
        exchange.actsRefused = 0;
        assertThat(exchange.acts(first, 1)).hasSize(1);
        assertThat(exchange.acts(last, 1)).hasSize(1);
        assertThat(exchange.acts(bad, 0)).isEmpty();
    }
}
