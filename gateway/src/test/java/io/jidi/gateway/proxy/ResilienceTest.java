package io.jidi.gateway.proxy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client notices of services that break off and of its own haste (reliability.md 3.2, row 32). */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class ResilienceTest {

    Stubs.Around around;

    @TestHTTPResource("/")
    URL gateway;

    @AfterEach
    void whole() {
        around.project().cutOff.set(0);
    }

    private RequestSpecification user(String name) {
        return given().header("Authorization", "Bearer " + token(name));
    }

    private String token(String name) {
        return around.issuer().sign(around.issuer().claims(name, "PROVINCE_OFFICE", "region:340000"));
    }

    @Test
    void aReadWhoseConnectionBreaksIsAskedAgain() {
        int before = around.project().asked();
        around.project().cutOff.set(1);
        user("patient").get("/api/v1/bases").then().statusCode(200).body("service", equalTo("project"));
        assertThat(around.project().asked() - before).isEqualTo(2);
    }

    @Test
    void aWriteIsNeverAskedTwice() {
        int before = around.project().asked();
        around.project().cutOff.set(1);
        user("patient")
                .body("{}")
                .post("/api/v1/projects")
                .then()
                .statusCode(503)
                .header("Retry-After", "1");
        assertThat(around.project().asked() - before).isEqualTo(1);
        user("patient").body("{}").post("/api/v1/projects").then().statusCode(200);
    }

    @Test
    void aServiceThatBreaksOffAgainAndAgainIsLeftInPeaceAndNoticedWhenItIsBack() {
        for (int i = 0; i < 20; i++) {
            user("steady").get("/api/v1/bases").then().statusCode(200);
        }
        int before = around.project().asked();
        around.project().cutOff.set(1_000);
        for (int i = 0; i < 60; i++) {
            user("steady").body("{}").post("/api/v1/projects").then().statusCode(503);
        }
        assertThat(around.project().asked() - before)
                .as("the circuit opened after half of the last twenty; a probe now and then")
                .isBetween(10, 30);
        around.project().cutOff.set(0);
        Instant patience = Instant.now().plus(Duration.ofSeconds(5));
        int status = 503;
        while (status == 503) {
            assertThat(Instant.now()).as("closed within five seconds").isBefore(patience);
            status = user("steady").body("{}").post("/api/v1/projects").statusCode();
        }
        assertThat(status).isEqualTo(200);
        while (Instant.now().isBefore(patience)
                && user("steady").get("/api/v1/bases").statusCode() != 200) {
            // The other two probes.
        }
        user("steady").get("/api/v1/bases").then().statusCode(200);
    }

    @Test
    void everyAnswerTellsTheRateAndHasteIsToldWhenToComeBack() {
        user("calm")
                .get("/api/v1/bases")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", "\"caller\";q=2000;w=60")
                .header("RateLimit", matchesPattern("\"caller\";r=1999;t=\\d+"));

        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway + "api/v1/bases"))
                .header("Authorization", "Bearer " + token("hasty"))
                .build();
        int tooMany = 0;
        int refusedOtherwise = 0;
        for (int round = 0; round < 30; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
                    .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                    .toList();
            for (CompletableFuture<HttpResponse<String>> answer : answers) {
                HttpResponse<String> told = answer.join();
                if (told.statusCode() == 429) {
                    tooMany++;
                    assertThat(told.headers().firstValue("Retry-After")).hasValue("1");
                    assertThat(told.body()).contains("\"code\":\"TOO_MANY_REQUESTS\"");
                } else if (told.statusCode() != 200) {
                    refusedOtherwise++;
                }
            }
        }
        assertThat(tooMany)
                .as("of 3000, with what a minute's rate gives back meanwhile")
                .isBetween(1, 1_000);
        assertThat(refusedOtherwise).isZero();
        user("calm").get("/api/v1/bases").then().statusCode(200);
    }
}
