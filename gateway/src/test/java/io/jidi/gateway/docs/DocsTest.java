package io.jidi.gateway.docs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.gateway.stubs.Stubs;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class DocsTest {

    Stubs.Around around;

    @Test
    void theSpecificationHoldsTheServicesAndTheGateway() {
        around.fund().openapi =
                "{\"paths\":{\"/api/v1/funds\":{\"get\":{\"summary\":\"基金 | Funds\"}},\"/internal/events\":{\"get\":{}}}}";
        given().get("/api/openapi.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("openapi", equalTo("3.1.0"))
                .body("x-jidi-missing", nullValue())
                .body("paths", hasKey("/api/v1/funds"))
                .body("paths", hasKey("/api/v1/events/stream"))
                .body("paths", not(hasKey("/internal/events")));
    }

    @Test
    void aServiceThatIsAwayIsNamedAndBreaksNothing() {
        around.enterprise().stop();
        try {
            given().get("/api/openapi.json")
                    .then()
                    .statusCode(200)
                    .body("x-jidi-missing", hasItem("enterprise-service"))
                    .body("info.description", containsString("enterprise-service"))
                    .body("paths", hasKey("/api/v1/events"));
            given().get("/api/docs/problems")
                    .then()
                    .statusCode(200)
                    .body(containsString("Missing just now: enterprise-service"));
        } finally {
            around.enterprise().start();
        }
    }

    @Test
    void theCatalogueListsEveryProblemInBothLanguagesUnderItsAnchor() {
        around.fund().problems =
                "{\"items\":[{\"code\":\"FUND_COMMITMENT_EXCEEDED\",\"status\":422,\"title\":{\"zh\":\"超出认缴\",\"en\":\"Beyond <commitment>\"}},{\"code\":\"NOT_FOUND\",\"status\":404,\"title\":{\"zh\":\"未找到\",\"en\":\"Not found\"}}]}";
        String page = given().get("/api/docs/problems")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains("id=\"PRECONDITION_FAILED\"", "资源已被修改", "The resource has changed")
                .contains("id=\"FUND_COMMITMENT_EXCEEDED\"", "超出认缴", "Beyond &lt;commitment&gt;")
                .containsOnlyOnce("id=\"NOT_FOUND\"");
        given().get("/api/docs/problems.json")
                .then()
                .body("groups[1].problems.code", hasItem("FUND_COMMITMENT_EXCEEDED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/developers", "/api/docs", "/api/docs/problems"})
    void pagesAreStrictAndLoadNothingFromElsewhere(String path) {
        var page = given().get(path)
                .then()
                .statusCode(200)
                .contentType(containsString("text/html"))
                .extract();
        assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self';");
        assertThat(page.asString()).doesNotContain("http://", "https://", "<style", " style=", "onclick");
        Matcher loaded = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.asString());
        while (loaded.find()) {
            assertThat(loaded.group(1)).startsWith("/");
            given().get(loaded.group(1))
                    .then()
                    .statusCode(org.hamcrest.Matchers.is(org.hamcrest.Matchers.oneOf(200, 503)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/other.js", "/assets/..%2Fapplication.properties", "/assets/index.html"})
    void onlyKnownFilesAreGiven(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404);
    }
}
