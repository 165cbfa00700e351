package io.jidi.enterprise.criteria;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new edition from its draft to the day it judges. */
@QuarkusTest
class EditionLifeTest extends OnRealParts {

    private static final String DRAFTS = "/api/v1/criteria/drafts";
    private static final String AUTHOR =
            Tokens.of("PROVINCE_OFFICE").user("drafting-officer").sign();
    private static final String SECOND =
            Tokens.of("PROVINCE_OFFICE").user("deciding-officer").sign();

    @Inject
    Sql sql;

    /** The shipped rule with R&D of 4 % and without P5, from 1 January of a far year, as another standard where told. */
    private static String successor(String standard, int year) {
        return Rulebook.resource("/editions/srdi-2026.yaml")
                .replace("edition: SRDI-2026", "edition: " + standard + "-" + year)
                .replace("standard: SRDI", "standard: " + standard)
                .replace("from: 2026-04-01", "from: " + year + "-01-01")
                .replace("{value: 3, unit: \"%\"", "{value: 4, unit: \"%\"")
                .replaceAll("(?s)  - id: P5.*?  - id: P6", "  - id: P6")
                .replace("P4, P5, P6", "P4, P6");
    }

    private static Response submit(String path, String body, String type, String token) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/yaml", ContentType.BINARY)
                                .encodeContentTypeAs("application/json", ContentType.BINARY)))
                .auth()
                .oauth2(token)
                .header("Accept-Language", "en")
                .contentType(type)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path);
    }

    private static Response draft(String body) {
        return submit(DRAFTS, body, "application/yaml", AUTHOR);
    }

    private static String drafted(String body) {
        return draft(body).then().statusCode(201).extract().path("id");
    }

    private static Response approve(String token, String id) {
        return as(token).body("{\"remark\":\"已核对正文\"}").post(DRAFTS + "/" + id + "/approve");
    }

    @Test
    void aDraftIsComparedApprovedByAnotherAndJudgesFromItsFirstDay() {
        String id = drafted(successor("SRDI", 2098));

        as(SECOND)
                .get(DRAFTS + "/" + id + "/comparison")
                .then()
                .statusCode(200)
                .body("before", equalTo("SRDI-2026"))
                .body("parameters.name", equalTo(List.of("rdRatioMin")))
                .body("parameters[0].before.value", equalTo("3"))
                .body("parameters[0].after.value", equalTo("4"))
                .body("criteria.name", equalTo(List.of("P3", "P5")))
                .body("criteria[1].after", nullValue())
                .body("tiers.name", equalTo(List.of("SRDI")));
        office().get("/api/v1/editions/SRDI-2098").then().statusCode(404);

        approve(AUTHOR, id).then().statusCode(403).body("code", equalTo("ENTERPRISE_EDITION_SAME_PERSON"));
        as(AUTHOR).get(DRAFTS + "/" + id).then().body("state", equalTo("DRAFT"));
        approve(SECOND, id)
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"))
                .body("approvedBy", equalTo("deciding-officer"))
                .body("author", equalTo("drafting-officer"));

        office().get("/api/v1/editions?standard=SRDI&inForceOn=2097-12-31")
                .then()
                .body("items.id", equalTo(List.of("SRDI-2026")))
                .body("items[0].validity[0].to", equalTo("2097-12-31"));
        office().get("/api/v1/editions?standard=SRDI&inForceOn=2098-01-01")
                .then()
                .body("items.id", equalTo(List.of("SRDI-2098")));
        Office.Firm firm = Office.worked("91340100MA990001XA");
        preview(firm, "2097-12-31", 2025).then().statusCode(200).body("editionId", equalTo("SRDI-2026"));
        preview(firm, "2098-01-01", 2025)
                .then()
                .statusCode(200)
                .body("editionId", equalTo("SRDI-2098"))
                .body("result.criteria.id", not(hasItem("P5")));
        as(AUTHOR).get(DRAFTS + "/" + id + "/comparison").then().statusCode(200).body("before", equalTo("SRDI-2026"));
        as(AUTHOR).get(DRAFTS + "/" + id + "/content").then().statusCode(200).body(containsString("SRDI-2098"));

        approve(SECOND, id).then().statusCode(409).body("code", equalTo("ENTERPRISE_EDITION_NO_DRAFT"));
        withdraw(id).then().statusCode(409);
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.enterprise.edition.approved'"
                                + " and data ->> 'replaces' = 'SRDI-2026' and data ->> 'effectiveFrom' = '2098-01-01'",
                        id))
                .isEqualTo(1);
        as(Tokens.of("AUDIT_ADMIN").sign()).get("/api/v1/editions").then().statusCode(403);
    }

    private static Response preview(Office.Firm firm, String date, int year) {
        return office().body("{\"tier\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"%s\",\"referenceYear\":%d}"
                        .formatted(date, year))
                .post(Office.ENTERPRISES + "/" + firm.id() + "/assessments/preview");
    }

    private static Response withdraw(String id) {
        return as(AUTHOR).body("{\"reason\":\"改用正式文本\"}").post(DRAFTS + "/" + id + "/withdraw");
    }

    @Test
    void aFaultNamesItsPlaceAndNothingIsKept() {
        long before = sql.number("select count(*) from edition_draft");
        String good = successor("FAULTY", 2090);

        draft(good.replace("threshold: mainRatioMin", "threshold: mainRatio"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_INVALID"))
                .body("errors[0].pointer", equalTo("/criteria/7/test/threshold"))
                .body("errors[0].message", containsString("no parameter is called \"mainRatio\""));
        draft(good.replace("scope: CN", "scope: Anhui"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/scope"));
        draft(good.replace("edition: FAULTY-2090", "edition: faulty"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/edition"));
        draft("edition: [").then().statusCode(422).body("code", equalTo("ENTERPRISE_EDITION_INVALID"));
        draft("just words").then().statusCode(422);
        draft("").then().statusCode(422);
        draft(good.replace("2090-01-01", "2020-01-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_TOO_LATE"));
        draft(successor("SRDI", 2099).replace("edition: SRDI-2099", "edition: SRDI-2026"))
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("already known"));
        draft("x".repeat(600_000)).then().statusCode(422);
        submit(
                        DRAFTS,
                        good,
                        "application/yaml",
                        Tokens.of("CITY_OFFICE").scope("region:3401").sign())
                .then()
                .statusCode(403);
        submit(DRAFTS + "/check", good, "application/yaml", AUTHOR)
                .then()
                .statusCode(200)
                .body("id", equalTo("FAULTY-2090"))
                .body("criteria.id", hasItems("P3", "P6"));

        assertThat(sql.number("select count(*) from edition_draft")).isEqualTo(before);
    }

    @Test
    void jsonIsAnEditionToo() {
        String json = """
                {"edition":"TINY-2090","standard":"TINY","scope":"340100","name":{"zh":"小标准","en":"tiny"},
                 "document":{"title":{"zh":"文件","en":"document"},"number":{"zh":"一号","en":"no. 1"}},
                 "validity":[{"kind":"NEW","from":"2090-01-01"}],
                 "parameters":{"least":{"value":0.1,"unit":"万元","zh":"下限","en":"least"}},
                 "criteria":[{"id":"T1","name":{"zh":"收入","en":"revenue"},"mode":"AUTO",
                   "test":{"compare":{"value":"revenue","year":-1},"op":">=","threshold":"least"},
                   "basis":{"annex":{"zh":"正文","en":"text"},"item":{"zh":"一","en":"1"}}}],
                 "tiers":[{"tier":"TINY","name":{"zh":"小","en":"tiny"},"requires":{"all":["T1"]}}]}""";
        String id = submit(DRAFTS, json, "application/json", AUTHOR)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        approve(SECOND, id).then().statusCode(200);

        office().get("/api/v1/editions?regionCode=340111&standard=TINY")
                .then()
                .body("items.id", equalTo(List.of("TINY-2090")));
        office().get("/api/v1/editions?regionCode=340200&standard=TINY").then().body("items", equalTo(List.of()));
        as(SECOND).get(DRAFTS + "/" + id + "/comparison").then().statusCode(422);
        as(SECOND).get(DRAFTS + "/" + id + "/comparison?with=SRDI-2026").then().statusCode(200);
    }

    @Test
    void aWithdrawnDraftIsNeverApproved() {
        String id = drafted(successor("WITHDRAWN", 2090));

        withdraw(id).then().statusCode(200).body("state", equalTo("WITHDRAWN")).body("reason", equalTo("改用正式文本"));
        approve(SECOND, id).then().statusCode(409);
        as(AUTHOR).get(DRAFTS + "?state=WITHDRAWN&standard=WITHDRAWN").then().body("items.id", equalTo(List.of(id)));
        as(AUTHOR)
                .body("{\"reason\":\" \"}")
                .post(DRAFTS + "/" + id + "/withdraw")
                .then()
                .statusCode(400);
    }

    @Test
    void ofTwoDraftsForOnePeriodOneIsApproved() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            ids.add(drafted(successor("TWICE", 2090).replace("edition: TWICE-2090", "edition: TWICE-209" + n)));
        }
        List<String> waiting = Collections.synchronizedList(new ArrayList<>(ids));
        List<Integer> answers =
                Office.atOnce(2, () -> approve(SECOND, waiting.remove(0)).statusCode());

        assertThat(answers).containsExactlyInAnyOrder(200, 422);
        assertThat(sql.number("select count(*) from edition_draft where standard = 'TWICE' and state = 'APPROVED'"))
                .isEqualTo(1);
    }

    @Test
    void everyStepIsAudited() {
        String id = drafted(successor("AUDITED", 2090));
        withdraw(id);

        assertThat(sql.list("select action from audit_entry where object = ? order by id", row -> row.getString(1), id))
                .containsExactly("DRAFT_EDITION", "WITHDRAW_EDITION");
    }
}
