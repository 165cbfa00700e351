package io.jidi.gateway.cockpit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class CockpitRouteTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/projects",
                "/projects/prj_01m8khh6bpe00apc5yta3pmdbw?month=2025-09",
                "/deals/dea_01m8khh7q1e00a6pn2x4s8v0kz",
                "/enterprises",
                "/funds/x?asOf=2026-01-01",
                "/rows?of=%2Fapi%2Fv1%2Flights"
            })
    void everyPageIsTheShellUnderItsPolicy(String address) {
        given().urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Cache-Control", "no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("script-src 'self'; style-src 'self';"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .body(containsString("<jidi-app>"));
    }

    @Test
    void whatTheShellLoadsIsThereAndMayBeKeptForEver() {
        List<String> loaded = LOADED.matcher(given().get("/").asString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(loaded).filteredOn(file -> file.endsWith(".css")).hasSize(1);
        assertThat(loaded).filteredOn(file -> file.startsWith("/cockpit/main-")).hasSize(2);
        for (String file : loaded) {
            given().get(file)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("immutable"))
                    .contentType(file.endsWith(".css") ? "text/css" : "text/javascript");
            given().config(RestAssuredConfig.config()
                            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                    .header("Accept-Encoding", "gzip")
                    .get(file)
                    .then()
                    .header("Content-Encoding", equalTo("gzip"));
            given().config(RestAssuredConfig.config()
                            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                    .get(file)
                    .then()
                    .header("Content-Encoding", nullValue());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/project",
                "/cockpit/index.html",
                "/cockpit/main-00000000.js",
                "/cockpit/..%2Fapplication.properties"
            })
    void whatIsNoPageAndNoFileIsAProblem(String address) {
        given().urlEncodingEnabled(false).get(address).then().statusCode(404);
    }

    @Test
    void aPageIsReadOnly() {
        given().post("/projects").then().statusCode(not(200));
    }
}
