package io.jidi.testkit.sample;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.platform.security.InternalCalls;
import io.jidi.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every refusal looks like, whatever the service: conventions.md, Errors, Lists, Writes. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class HttpDoorTest {

    @Inject
    InternalCalls internal;

    static final String NOTE =
            "{\"title\":\"%s\",\"regionCode\":\"340100\",\"balance\":{\"amount\":\"12.30\",\"currency\":\"CNY\"}}";

    static RequestSpecification office() {
        return given().auth()
                .oauth2(Tokens.office())
                .contentType(ContentType.JSON)
                .header("Accept-Language", "en");
    }

    static RequestSpecification keyed(String key) {
        return office().header("Idempotency-Key", key);
    }

    static String write(String title) {
        return keyed(UUID.randomUUID().toString())
                .body(String.format(NOTE, title))
                .post("/api/v1/notes")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void whatTakesABodyTakesJsonAndWhatTakesNoneDoesNotCare() {
        for (String type : new String[] {"text/plain", "x", "application/xml"}) {
            given().auth()
                    .oauth2(Tokens.office())
                    .header("Content-Type", type)
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(String.format(NOTE, "x").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post("/api/v1/notes")
                    .then()
                    .statusCode(415)
                    .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        }
        given().auth()
                .oauth2(Tokens.of("SYSTEM_ADMIN").sign())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .post("/internal/consumers/nobody/rebuild")
                .then()
                .statusCode(404);
    }

    @Test
    void anAcceptThatCannotBeReadIsRefusedBeforeTheWorkIsDone() {
        office().header("Accept", "x")
                .get("/api/v1/notes")
                .then()
                .statusCode(406)
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void aCharacterThatNoDatabaseKeepsIsRefused() {
        office().urlEncodingEnabled(false)
                .get("/api/v1/notes?title=a%00b")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"));
    }

    @Test
    void anUnknownFilterIsRefusedAndNamed() {
        office().get("/api/v1/notes?titel=x")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("UNKNOWN_FILTER"))
                .body("errors[0].pointer", equalTo("?titel"))
                .body("detail", containsString("title"))
                .body("requestId", notNullValue());
    }

    @Test
    void problemsSpeakChineseUnlessAskedForEnglish() {
        given().auth()
                .oauth2(Tokens.office())
                .get("/api/v1/notes?titel=x")
                .then()
                .body("title", equalTo("未知的查询参数"));
    }

    @Test
    void aWrongIdPrefixIsRefusedAtTheDoor() {
        office().get("/api/v1/notes/fnd_01h455vb4pex5vsknk084sn02q")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDENTIFIER"))
                .body("detail", containsString("nte_"));
    }

    @Test
    void aWrongIdPrefixInTheBodyNamesTheField() {
        keyed("prefix-in-body")
                .body(
                        "{\"title\":\"t\",\"regionCode\":\"340100\",\"balance\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},"
                                + "\"follows\":\"fnd_01h455vb4pex5vsknk084sn02q\"}")
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FIELD"))
                .body("errors[0].pointer", equalTo("/follows"));
    }

    @Test
    void aMalformedBodySaysWhere() {
        keyed("malformed")
                .body("{\"title\": ")
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("code", equalTo("MALFORMED_BODY"));
    }

    /** reliability.md row 32: neither as the whole, nor where a text, an object or an unknown field stands. */
    @Test
    void aBodyNestedTenThousandDeepIsRefusedAtOnce() throws Exception {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String objects = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        for (String body : List.of(
                deep,
                objects,
                "{\"title\":" + deep + "}",
                "{\"balance\":" + objects + "}",
                "{\"other\":" + objects + "}")) {
            // Not by REST Assured, which indents what it sends, here to gigabytes.
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1/notes"))
                    .header("Authorization", "Bearer " + Tokens.office())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body())
                    .hasSizeLessThan(2_000)
                    .doesNotContain("com.fasterxml", "StackOverflow", "Exception");
        }
    }

    @Test
    void moneyAsANumberIsRefused() {
        keyed("number")
                .body("{\"title\":\"t\",\"regionCode\":\"340100\",\"balance\":{\"amount\":1.5,\"currency\":\"CNY\"}}")
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/balance/amount"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        keyed("unknown")
                .body(String.format(NOTE, "t").replace("title", "tittle"))
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/tittle"))
                .body("errors[0].code", equalTo("UNKNOWN_FIELD"))
                .body("errors[0].message", containsString("title"));
    }

    @Test
    void everyBrokenConstraintIsListed() {
        keyed("constraints")
                .body("{\"title\":\" \"}")
                .post("/api/v1/notes")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/title"))
                .body("errors.pointer", hasItem("/regionCode"))
                .body("errors.pointer", hasItem("/balance"));
    }

    @Test
    void withoutATokenNothingIsTold() {
        given().get("/api/v1/notes")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().auth().oauth2("not.a.token").get("/api/v1/notes").then().statusCode(401);
    }

    @Test
    void anotherRoleIsForbidden() {
        given().auth()
                .oauth2(Tokens.of("AUDITOR").sign())
                .get("/api/v1/notes")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void whatIsOutOfScopeDoesNotExist() {
        String id = write("in Hefei");
        given().auth()
                .oauth2(Tokens.of("PROVINCE_OFFICE").scope("region:340200").sign())
                .get("/api/v1/notes/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void anUnknownPathAndMethodAreProblemsToo() {
        office().get("/api/v1/nothing").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
        office().delete("/api/v1/notes").then().statusCode(405).body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void theRequestIdTravels() {
        office().header("X-Request-Id", "support-case-42")
                .get("/api/v1/notes?x=1")
                .then()
                .header("X-Request-Id", "support-case-42")
                .body("requestId", equalTo("support-case-42"));
    }

    @Test
    void changesNeedTheVersionThatWasSeen() {
        String id = write("first");
        String path = "/api/v1/notes/" + id;
        String body = "{\"title\":\"second\"}";
        office().body(body).patch(path).then().statusCode(428).body("code", equalTo("PRECONDITION_REQUIRED"));
        office().header("If-Match", "\"v9\"").body(body).patch(path).then().statusCode(412);
        office().header("If-Match", "\"v0\"")
                .body(body)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 7; i++) {
            write("page-" + i);
        }
        var first = office().get("/api/v1/notes?title.like=page-&pageSize=3&count=exact")
                .then()
                .statusCode(200)
                .body("items.title", equalTo(List.of("page-0", "page-1", "page-2")))
                .body("total", equalTo(7))
                .extract();
        String token = first.path("nextPageToken");
        token = office().get("/api/v1/notes?title.like=page-&pageSize=3&pageToken=" + token)
                .then()
                .body("items.title", equalTo(List.of("page-3", "page-4", "page-5")))
                .extract()
                .path("nextPageToken");
        office().get("/api/v1/notes?title.like=page-&pageSize=3&pageToken=" + token)
                .then()
                .body("items", hasSize(1))
                .body("nextPageToken", nullValue());
        office().get("/api/v1/notes?title.like=other&pageToken=" + token)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_PAGE_TOKEN"));
    }

    @Test
    void itemsHaveOnlyTheFieldsThatWereAskedFor() {
        write("narrow-1");
        write("narrow-2");
        office().get("/api/v1/notes?title.like=narrow-&fields=title,regionCode")
                .then()
                .statusCode(200)
                .body("items.title", equalTo(List.of("narrow-1", "narrow-2")))
                .body("items[0].keySet()", equalTo(Set.of("title", "regionCode")));
    }

    /** A page may end anywhere: before the first missing value, between two of them, after the last. */
    @ParameterizedTest
    @CsvSource({"remark,1", "remark,2", "remark,3", "-remark,1", "-remark,2", "-remark,3", "'-remark,title',2"})
    void aColumnThatMayBeEmptyStillPagesWithoutGapOrRepetition(String sort, int size) {
        String mark = "empty" + sort.length() + size + sort.charAt(0);
        for (String remark : new String[] {"a", null, "b", null, "c", null, "a"}) {
            office().header("Idempotency-Key", UUID.randomUUID().toString())
                    .body(Notes.note(mark).replaceFirst("}$", remark == null ? "}" : ",\"remark\":\"" + remark + "\"}"))
                    .post("/api/v1/notes")
                    .then()
                    .statusCode(201);
        }
        List<String> remarks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String token = null;
        do {
            var request =
                    office().queryParam("title", mark).queryParam("sort", sort).queryParam("pageSize", size);
            var page = (token == null ? request : request.queryParam("pageToken", token))
                    .get("/api/v1/notes")
                    .then()
                    .statusCode(200)
                    .extract();
            page.<List<Map<String, String>>>path("items").forEach(item -> {
                remarks.add(item.get("remark"));
                ids.add(item.get("id"));
            });
            token = page.path("nextPageToken");
        } while (token != null);
        assertThat(ids).hasSize(7);
        List<String> ascending = Arrays.asList("a", "a", "b", "c", null, null, null);
        if (sort.startsWith("-")) {
            Collections.reverse(ascending);
        }
        assertThat(remarks).isEqualTo(ascending);
    }

    @Test
    void theServiceTellsItsProblemsToTheInstallationOnly() {
        given().get("/internal/problems").then().statusCode(401);
        given().header(InternalCalls.HEADER, internal.sign("GET", "/internal/problems"))
                .get("/internal/problems")
                .then()
                .statusCode(200)
                .body("items.code", equalTo(List.of("NOTE_TITLE_REFUSED")))
                .body("items[0].status", equalTo(409))
                .body("items[0].title.zh", equalTo("这个标题不行"))
                .body("items[0].title.en", equalTo("Not this title"));
    }

    @Test
    void aSearchTakesEveryCharacterForItself() {
        write("50% of it");
        write("50 of it");
        office().queryParam("q", "50%").get("/api/v1/notes").then().body("items.title", equalTo(List.of("50% of it")));
        office().queryParam("title.like", "5_%").get("/api/v1/notes").then().body("items", hasSize(0));
    }
}
