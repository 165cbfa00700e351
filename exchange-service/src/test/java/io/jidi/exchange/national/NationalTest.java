package io.jidi.exchange.national;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.sun.net.httpserver.HttpServer;
import io.jidi.exchange.OnRealParts;
import io.jidi.exchange.national.rules.NationalSignature;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is handed in goes out once under the gateway's signature, and only what came back is a receipt. */
@QuarkusTest
@TestProfile(NationalTest.Configured.class)
class NationalTest extends OnRealParts {

    private static final TestClock CLOCK = TestClock.clock();
    private static final String PATH = "/api/v1/exchange/national-submissions";
    private static final int PORT = freePort();

    /** It sends when the test says so. */
    public static class Configured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path secret = Files.writeString(Files.createTempFile("jidi-national", ".secret"), "secret\n");
                return Map.of(
                        "jidi.exchange.national.url",
                        "http://127.0.0.1:" + PORT + "/",
                        "jidi.exchange.national.rid",
                        "R1",
                        "jidi.exchange.national.secret-file",
                        secret.toString(),
                        "jidi.exchange.national.pause",
                        "10h");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** One request as the gateway got it. */
    private record Got(String path, Map<String, List<String>> headers, String body) {}

    @Inject
    NationalSender sender;

    private final List<Got> got = new ArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void nothingWaits() throws Exception {
        answering(200, "{\"code\":200,\"message\":\"ok\",\"data\":null}");
        while (sender.step()) {
            continue;
        }
        got.clear();
    }

    @AfterEach
    void theGatewayIsDown() {
        gateway.stop(0);
        CLOCK.backToPresent();
    }

    @Test
    void aSubmissionIsSignedAndItsReceiptIsWhatCameBack() throws Exception {
        answering(200, "{\"code\":\"200\",\"message\":\"受理\",\"data\":{\"receipt\":\"G-17\"}}");
        String id = submitted();
        office().get(PATH + "/" + id)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("code", nullValue())
                .body("sentAt", nullValue());
        assertThat(sender.step()).isTrue();
        assertThat(got).hasSize(1);
        Got request = got.get(0);
        assertThat(request.path()).isEqualTo("/sysapi/catalog/register");
        assertThat(request.body()).isEqualTo("{\"name\":\"重点项目\",\"items\":[{\"code\":\"A\"}]}");
        assertThat(request.headers().get("Content-type")).containsExactly("application/json; charset=UTF-8");
        String rtime = request.headers().get("Gjzwfwpt_rtime").get(0);
        assertThat(request.headers().get("Gjzwfwpt_rid")).containsExactly("R1");
        assertThat(request.headers().get("Gjzwfwpt_sid")).containsExactly("S1");
        assertThat(request.headers().get("Gjzwfwpt_sign"))
                .containsExactly(NationalSignature.sign("S1", "R1", rtime, "secret"));
        office().get(PATH + "/" + id)
                .then()
                .body("state", equalTo("CONFIRMED"))
                .body("code", equalTo("200"))
                .body("message", equalTo("受理"))
                .body("data", equalTo("{\"receipt\":\"G-17\"}"));
        assertThat(sender.step()).isFalse();
        office().get(PATH).then().body("connector", equalTo("CONFIGURED")).body("items[0].id", equalTo(id));
    }

    @Test
    void aRefusalIsKeptWithItsCode() throws Exception {
        answering(200, "{\"code\":\"catalog-012\",\"message\":\"目录重复\"}");
        String id = submitted();
        sender.step();
        office().get(PATH + "/" + id)
                .then()
                .body("state", equalTo("REJECTED"))
                .body("code", equalTo("catalog-012"))
                .body("message", equalTo("目录重复"));
    }

    @Test
    void whatMayHaveArrivedIsNotSentAgainAndGetsNoReceipt() throws Exception {
        answering(502, "<html>bad gateway</html>");
        String id = submitted();
        sender.step();
        CLOCK.travel(Duration.ofHours(1));
        assertThat(sender.step()).isFalse();
        assertThat(got).hasSize(1);
        CLOCK.backToPresent();
        office().get(PATH + "/" + id)
                .then()
                .body("state", equalTo("SUBMITTED"))
                .body("sentAt", notNullValue())
                .body("code", nullValue());
    }

    @Test
    void whatCannotHaveArrivedIsSentLater() throws Exception {
        gateway.stop(0);
        String id = submitted();
        assertThat(sender.step()).isTrue();
        assertThat(sender.step()).isFalse();
        answering(200, "{\"code\":200,\"message\":\"ok\"}");
        CLOCK.travel(Duration.ofSeconds(61));
        assertThat(sender.step()).isTrue();
        CLOCK.backToPresent();
        office().get(PATH + "/" + id).then().body("state", equalTo("CONFIRMED")).body("tries", equalTo(2));
    }

    @Test
    void whatCannotBeIsRefusedAndARepeatedKeyHandsInOnce() throws Exception {
        submit(
                        "{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":{\"a\":{\"bC\":1}}}",
                        "k-" + UUID.randomUUID())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/content/a/bC"));
        submit("{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":[]}", "k-" + UUID.randomUUID())
                .statusCode(422);
        for (String path : List.of("../internal", "/catalog", "catalog//x", "catalog?x=1", "CATALOG")) {
            submit("{\"path\":\"" + path + "\",\"sid\":\"S1\",\"content\":{}}", "k-" + UUID.randomUUID())
                    .statusCode(400);
        }
        String key = "k-" + UUID.randomUUID();
        String body = "{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":{\"a\":1}}";
        String id = submit(body, key).statusCode(201).extract().path("id");
        submit(body, key).statusCode(201).body("id", equalTo(id)).header("Idempotency-Replayed", "true");
        sender.step();
        assertThat(sender.step()).isFalse();
        assertThat(got).hasSize(1);
    }

    @Test
    void theListIsForWhoeverAnswersForTheProvince() {
        given().auth()
                .oauth2(Tokens.of("PROVINCE_OFFICE").scope("region:340100").sign())
                .get(PATH)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.of("AUDITOR").scope("region:340000").sign())
                .get(PATH)
                .then()
                .statusCode(200)
                .body("items", hasSize(org.hamcrest.Matchers.greaterThanOrEqualTo(0)));
    }

    private String submitted() {
        return submit(
                        "{\"path\":\"catalog/register\",\"sid\":\"S1\",\"content\":{\"name\":\"重点项目\",\"items\":[{\"code\":\"A\"}]}}",
                        "k-" + UUID.randomUUID())
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse submit(String body, String key) {
        return office().header("Idempotency-Key", key).body(body).post(PATH).then();
    }

    private static RequestSpecification office() {
        return given().auth()
                .oauth2(Tokens.of("PROVINCE_OFFICE").scope("region:340000").sign())
                .contentType(ContentType.JSON);
    }

    private void answering(int status, String body) throws IOException {
        if (gateway != null) {
            gateway.stop(0);
        }
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        gateway.createContext("/", exchange -> {
            got.add(new Got(
                    exchange.getRequestURI().toString(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        gateway.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
