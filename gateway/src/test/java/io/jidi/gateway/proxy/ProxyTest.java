package io.jidi.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.gateway.stubs.StubService;
import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class ProxyTest {

    /** Far above what two hops of kernel buffers hold, far below a body. */
    private static final long BOUNDED = 32L * 1024 * 1024;

    Stubs.Around around;

    @TestHTTPResource("/")
    URL gateway;

    private RequestSpecification office() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + around.issuer().office());
    }

    @Test
    void eachPathArrivesAtItsServiceWithQueryAndBody() {
        office().get("/api/v1/enterprises").then().statusCode(200).body("service", equalTo("enterprise"));
        office().get("/api/v1/bases").then().body("service", equalTo("project"));
        office().body("{\"a\":1}").post("/api/v1/funds?q=%E5%9F%BA&x=1").then().body("service", equalTo("fund"));
        assertThat(around.fund().last().method()).isEqualTo("POST");
        assertThat(around.fund().last().target()).isEqualTo("/api/v1/funds?q=%E5%9F%BA&x=1");
        assertThat(around.fund().last().bodyBytes()).isEqualTo(7);
        office().get("/api/v1/admin/fund-service/consumers/parked").then().statusCode(200);
        assertThat(around.fund().last().target()).isEqualTo("/internal/consumers/parked");
    }

    @Test
    void aSignedRequestReachesTheExchangeWithoutATokenAndNothingElseDoes() {
        given().urlEncodingEnabled(false)
                .header("X-App-Id", "app-1")
                .header("X-Signature", "c2ln")
                .header("X-Nonce", "n-000001")
                .body("{\"a\":1}")
                .post("/open/v1/projects/corrections?q=%E5%9F%BA")
                .then()
                .statusCode(200)
                .body("service", equalTo("exchange"));
        StubService.Seen seen = around.exchange().last();
        assertThat(seen.target()).isEqualTo("/open/v1/projects/corrections?q=%E5%9F%BA");
        assertThat(seen.bodyBytes()).isEqualTo(7);
        int asked = around.exchange().asked();
        given().header("X-App-Id", "app-1")
                .get("/api/v1/exchange/applications")
                .then()
                .statusCode(401);
        given().urlEncodingEnabled(false)
                .get("/open/v1/%2e%2e/%2e%2e/internal/events")
                .then()
                .statusCode(404);
        given().request("OPTIONS", "/open/v1/projects/changes").then().statusCode(405);
        assertThat(around.exchange().asked()).isEqualTo(asked);
        office().get("/api/v1/exchange/applications").then().body("service", equalTo("exchange"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/unknown",
                "/internal/events?after=0",
                "/api/v1/admin/fund-service/events?after=0",
                "/api/v1/funds/%2e%2e/%2e%2e/%2e%2e/internal/events",
                "/q/other",
                "/nowhere",
            })
    void whatLeadsNowhereIsAProblemAndReachesNoService(String path) throws IOException {
        int asked = around.fund().asked();
        String answer = raw(
                "GET " + path + " HTTP/1.1",
                "Authorization: Bearer " + around.issuer().office());
        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json", "\"code\":\"NOT_FOUND\"");
        assertThat(around.fund().asked()).isEqualTo(asked);
    }

    @Test
    void headersOfPretenceStopAtTheEdgeAndTheTokenGoesOn() {
        String token = around.issuer().office();
        given().header("Authorization", "Bearer " + token)
                .header("X-User", "root")
                .header("X_User_Id", "root")
                .header("X-Jidi-Internal", "1:00")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil")
                .header("Forwarded", "for=1")
                .header("X-Real-IP", "10.0.0.1")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("X-Original-URL", "/internal/events")
                .header("Cookie", "session=1")
                .header("Connection", "close, X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("Accept-Language", "en")
                .header("If-Match", "\"v1\"")
                .header("Idempotency-Key", "k-1")
                .post("/api/v1/funds")
                .then()
                .statusCode(200);
        StubService.Seen seen = around.fund().last();
        assertThat(seen.headers().keySet())
                .doesNotContain(
                        "x-user",
                        "x_user_id",
                        "x-jidi-internal",
                        "x-forwarded-for",
                        "x-forwarded-host",
                        "forwarded",
                        "x-real-ip",
                        "x-http-method-override",
                        "x-original-url",
                        "cookie",
                        "x-secret-hop");
        assertThat(seen.header("authorization")).hasValue("Bearer " + token);
        assertThat(seen.header("accept-language")).hasValue("en");
        assertThat(seen.header("if-match")).hasValue("\"v1\"");
        assertThat(seen.header("idempotency-key")).hasValue("k-1");
    }

    @Test
    void aRequestIdIsPassedOrMadeAndAlwaysAnsweredOnce() {
        office().header("X-Request-Id", "client-chosen-1")
                .get("/api/v1/funds")
                .then()
                .header("X-Request-Id", "client-chosen-1");
        assertThat(around.fund().last().header("x-request-id")).hasValue("client-chosen-1");

        var made = office().header("X-Request-Id", "bad id\t!").get("/api/v1/funds");
        assertThat(made.headers().getValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("req_[0-9a-z]{26}");
        assertThat(around.fund().last().header("x-request-id")).hasValue(made.header("X-Request-Id"));

        for (String path :
                new String[] {"/", "/api/v1/unknown", "/api/v1/events", "/q/health/live", "/api/openapi.json"}) {
            assertThat(given().get(path).headers().getValues("X-Request-Id"))
                    .as(path)
                    .singleElement()
                    .asString()
                    .startsWith("req_");
        }
    }

    @Test
    void aTraceIsPassedOnWhenWellFormedAndMadeOtherwise() {
        String given = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        office().header("traceparent", given).header("tracestate", "a=1").get("/api/v1/funds");
        assertThat(around.fund().last().header("traceparent")).hasValue(given);
        assertThat(around.fund().last().header("tracestate")).hasValue("a=1");

        office().header("traceparent", "nonsense").header("tracestate", "a=1").get("/api/v1/funds");
        assertThat(around.fund().last().header("traceparent").orElseThrow()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(around.fund().last().header("tracestate")).isEmpty();
    }

    @Test
    void answersAreStrictAndSayNothingOfTheInside() {
        office().get("/api/v1/funds")
                .then()
                .header("ETag", "\"v7\"")
                .header("Location", "/api/v1/funds/made?x=1")
                .header("Server", nullValue())
                .header("X-Powered-By", nullValue())
                .header("Set-Cookie", nullValue())
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Access-Control-Allow-Origin", nullValue());
        office().delete("/api/v1/funds/nothing").then().statusCode(204).header("Transfer-Encoding", nullValue());
        office().post("/api/v1/funds/refused").then().statusCode(409);
        office().head("/api/v1/funds").then().statusCode(200);
        office().request("OPTIONS", "/api/v1/funds").then().statusCode(405);
        office().request("TRACE", "/api/v1/funds").then().statusCode(405);
    }

    @Test
    void aServiceThatIsAwayIsAProblemThatSaysWhenToComeBackAndItsReturnIsNoticed() {
        around.enterprise().stop();
        try {
            office().header("Accept-Language", "en")
                    .get("/api/v1/enterprises")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .header("Content-Language", "en")
                    .body("code", equalTo("UNAVAILABLE"))
                    .body("title", equalTo("Temporarily unavailable"))
                    .body("instance", equalTo("/api/v1/enterprises"))
                    .body("requestId", matchesPattern("req_.+"))
                    .body("toString()", not(matchesPattern(".*(Exception|127\\.0\\.0\\.1|refused).*")));
            office().get("/api/v1/funds").then().statusCode(200);
        } finally {
            around.enterprise().start();
        }
        office().get("/api/v1/enterprises").then().statusCode(200);
    }

    @Test
    void aServiceThatSaysNothingIsAProblemInTime() {
        office().get("/api/v1/funds/silent")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("UNAVAILABLE"))
                .body("detail", equalTo("服务未及时应答；请求可能已被处理，请核对后再重试"));
    }

    @Test
    void anAnswerThatBreaksOffIsNotMadeToLookWhole() {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "api/v1/funds/broken"))
                .header("Authorization", "Bearer " + around.issuer().office())
                .build();
        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPathWithAMalformedEscapeIsRefused() throws IOException {
        assertThat(raw("GET /api/v1/funds/% HTTP/1.1")).startsWith("HTTP/1.1 400");
    }

    @Test
    void aLargeAnswerStreamsAndWaitsForItsReader() throws Exception {
        around.fund().finished = new CompletableFuture<>();
        try (InputStream in = open("/api/v1/funds/large").getInputStream()) {
            assertThat(in.read()).isZero();
            // The reader stops: the service must come to a stop too, long before all is written.
            assertThatThrownBy(() -> around.fund().finished.get(2, TimeUnit.SECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThat(around.fund().moved.get()).isLessThan(BOUNDED);
            long rest = in.transferTo(OutputStream.nullOutputStream());
            assertThat(rest + 1).isEqualTo(StubService.LARGE);
        }
    }

    @Test
    void aLargeRequestStreamsAndWaitsForTheService() throws Exception {
        around.fund().goOn = new CountDownLatch(1);
        HttpURLConnection connection = open("/api/v1/funds/large");
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(StubService.LARGE);
        java.util.concurrent.atomic.AtomicLong written = new java.util.concurrent.atomic.AtomicLong();
        CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
            try (OutputStream out = connection.getOutputStream()) {
                byte[] piece = new byte[64 * 1024];
                while (written.get() < StubService.LARGE) {
                    out.write(piece);
                    written.addAndGet(piece.length);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> sending.get(2, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        assertThat(written.get()).isLessThan(BOUNDED);
        around.fund().goOn.countDown();
        sending.get(20, TimeUnit.SECONDS);
        assertThat(connection.getInputStream()).hasContent("{\"bytes\":" + StubService.LARGE + "}");
    }

    @Test
    void aBodyThatSaysItIsTooLongIsRefusedBeforeItIsSent() throws IOException {
        String answer = raw(
                "POST /api/v1/funds HTTP/1.1",
                "Authorization: Bearer " + around.issuer().office(),
                "Content-Length: 999999999999");
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
    }

    @Test
    void aBodyThatDoesNotSayItsLengthIsRefusedWhereItPassesTheLimit() throws Exception {
        around.fund().goOn = new CountDownLatch(0);
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("POST /api/v1/funds/large HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nAuthorization: Bearer "
                                    + around.issuer().office() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    byte[] piece = ("10000\r\n" + "x".repeat(65_536) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                    for (int i = 0; i < 1_600; i++) {
                        out.write(piece);
                    }
                } catch (IOException e) {
                    // The gateway hung up: that is what is expected.
                    return;
                }
            });
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 413");
            assertThat(in.lines().collect(Collectors.joining())).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
            sending.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void tooLargeHeadersAreRefused() throws IOException {
        office().header("X-Long", "x".repeat(17_000))
                .get("/api/v1/funds")
                .then()
                .statusCode(431)
                .body("code", equalTo("HEADERS_TOO_LARGE"));
        String[] many = new String[120];
        java.util.Arrays.setAll(many, i -> "X-Many-" + i + ": 1");
        assertThat(raw("GET /api/v1/funds HTTP/1.1", many))
                .startsWith("HTTP/1.1 431")
                .contains("HEADERS_TOO_LARGE");
        assertThat(raw("GET /api/v1/funds HTTP/1.1", "X-Long: " + "x".repeat(100_000)))
                .startsWith("HTTP/1.1 431");
    }

    @Test
    void connectionsAreUsedAgain() {
        for (int i = 0; i < 50; i++) {
            office().get("/api/v1/funds/" + i).then().statusCode(200).body("", not(everyItem(nullValue())));
        }
        assertThat(RestAssured.get("/q/metrics").asString()).contains("http_server_requests");
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(gateway + path.substring(1)).toURL().openConnection();
        connection.setRequestProperty(
                "Authorization", "Bearer " + around.issuer().office());
        connection.setReadTimeout(20_000);
        return connection;
    }

    /** Sends the head as it is, without a client that would tidy it up. */
    private String raw(String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(10_000);
            String head = requestLine + "\r\nHost: x\r\nConnection: close\r\n" + String.join("\r\n", headers)
                    + (headers.length == 0 ? "" : "\r\n") + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
