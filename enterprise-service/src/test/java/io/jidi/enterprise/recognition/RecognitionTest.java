package io.jidi.enterprise.recognition;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.register;
import static io.jidi.enterprise.Office.worked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecognitionTest extends OnRealParts {

    private static final String RECOGNITIONS = "/api/v1/recognitions";
    private static final String TITLES = "/api/v1/titles";
    private static final String COUNTY = officer("CITY_OFFICE", "yaohai-1", "region:340102");
    private static final String CITY = officer("CITY_OFFICE", "hefei-1", "region:340100");
    private static final String PROVINCE_1 = officer("PROVINCE_OFFICE", "anhui-1", "region:340000");
    private static final String PROVINCE_2 = officer("PROVINCE_OFFICE", "anhui-2", "region:340000");
    private static final String PROVINCE_3 = officer("PROVINCE_OFFICE", "anhui-3", "region:340000");
    private static final String STATED = "\"truthStated\":true";

    @Inject
    Sql sql;

    @Inject
    TitleReminders reminders;

    private String code = "";
    private String id = "";
    private String own = "";

    @BeforeEach
    void anEnterprise() {
        on("2026-06-01");
        code = freshCode();
        id = register("瑶海智能", code, "340102");
        own = firm(code);
    }

    @AfterEach
    void back() {
        TestClock.clock().backToPresent();
    }

    private static void on(String day) {
        TestClock.clock().travelTo(Instant.parse(day + "T02:00:00Z"));
    }

    private static String officer(String role, String user, String scope) {
        return Tokens.of(role).user(user).organisation(user).scope(scope).sign();
    }

    private static String firm(String code) {
        return Tokens.of("ENTERPRISE")
                .user("boss-" + code)
                .organisation(code)
                .scope("enterprise:" + code)
                .sign();
    }

    private static ValidatableResponse open(String token, String enterprise, String title, String kind) {
        return as(token)
                .body("{\"enterpriseId\":\"%s\",\"title\":\"%s\",\"kind\":\"%s\"}".formatted(enterprise, title, kind))
                .post(RECOGNITIONS)
                .then();
    }

    private static ValidatableResponse act(String token, String recognition, String action, String rest) {
        String tag = as(PROVINCE_1).get(RECOGNITIONS + "/" + recognition).header("ETag");
        return as(token)
                .header("If-Match", tag)
                .body("{\"action\":\"" + action + "\"" + (rest.isEmpty() ? "" : "," + rest) + "}")
                .post(RECOGNITIONS + "/" + recognition + "/steps")
                .then();
    }

    private static void did(String token, String recognition, String action, String rest, String stage) {
        act(token, recognition, action, rest).statusCode(200).body("stage", equalTo(stage));
    }

    /** Takes an application to its public notice that ends on a day. */
    private String noticed(String title, String kind, String until) {
        String recognition =
                open(own, id, title, kind).statusCode(201).extract().path("id");
        did(own, recognition, "SELF_ASSESS", STATED, "SELF_ASSESSED");
        did(own, recognition, "SUBMIT", STATED, "SUBMITTED");
        did(COUNTY, recognition, "APPROVE", "", "COUNTY_OK");
        did(CITY, recognition, "APPROVE", "", "CITY_OK");
        did(PROVINCE_1, recognition, "APPROVE", "", "PROVINCE_OK");
        did(PROVINCE_1, recognition, "PUBLISH", "\"until\":\"" + until + "\"", "PUBLIC_NOTICE");
        return recognition;
    }

    private String recognised(String title, String kind, String until, String on) {
        String recognition = noticed(title, kind, until);
        on(on);
        return act(PROVINCE_2, recognition, "RECOGNISE", "\"documentNo\":\"皖经信企业〔2026〕88号\"")
                .statusCode(200)
                .body("stage", equalTo("RECOGNISED"))
                .extract()
                .path("titleId");
    }

    @Test
    void anApplicationGoesFromTheEnterpriseToItsCertificate() {
        String recognition = open(own, id, "SRDI", "NEW")
                .statusCode(201)
                .header("Location", containsString(RECOGNITIONS + "/rcg_"))
                .body("stage", equalTo("DRAFT"))
                .body("procedureId", equalTo("MIIT-2026"))
                .body("openActions", contains("SELF_ASSESS", "WITHDRAW"))
                .extract()
                .path("id");
        act(own, recognition, "SELF_ASSESS", "")
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RECOGNITION_INCOMPLETE"))
                .body("errors[0].pointer", equalTo("/truthStated"));
        did(own, recognition, "SELF_ASSESS", STATED, "SELF_ASSESSED");
        did(own, recognition, "SUBMIT", STATED, "SUBMITTED");
        act(CITY, recognition, "APPROVE", "").statusCode(403).body("code", equalTo("ENTERPRISE_RECOGNITION_NOT_YOURS"));
        act(COUNTY, recognition, "RETURN", "\"reason\":\"缺审计报告\"")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/until"));
        act(COUNTY, recognition, "RETURN", "\"until\":\"2026-06-10\"")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/reason"));
        did(COUNTY, recognition, "RETURN", "\"reason\":\"缺审计报告\",\"until\":\"2026-06-10\"", "RETURNED");
        act(COUNTY, recognition, "APPROVE", "").statusCode(409).body("code", equalTo("ENTERPRISE_RECOGNITION_NOT_NOW"));
        did(own, recognition, "SELF_ASSESS", STATED, "SELF_ASSESSED");
        did(own, recognition, "SUBMIT", STATED, "SUBMITTED");
        did(COUNTY, recognition, "APPROVE", "", "COUNTY_OK");
        did(CITY, recognition, "APPROVE", "", "CITY_OK");
        did(PROVINCE_1, recognition, "APPROVE", "", "PROVINCE_OK");
        act(PROVINCE_1, recognition, "PUBLISH", "\"until\":\"2026-06-04\"").statusCode(422);
        did(PROVINCE_1, recognition, "PUBLISH", "\"until\":\"2026-06-05\"", "PUBLIC_NOTICE");
        act(PROVINCE_2, recognition, "RECOGNISE", "\"documentNo\":\"88号\"").statusCode(409);
        did(COUNTY, recognition, "OBJECT", "\"reason\":\"实名举报产值不实\"", "OBJECTION");
        act(PROVINCE_2, recognition, "RECOGNISE", "\"documentNo\":\"88号\"").statusCode(409);
        did(PROVINCE_3, recognition, "DISMISS_OBJECTION", "\"reason\":\"查无实据\"", "PUBLIC_NOTICE");
        on("2026-06-06");
        act(PROVINCE_1, recognition, "RECOGNISE", "\"documentNo\":\"88号\"")
                .statusCode(403)
                .body("code", equalTo("ENTERPRISE_RECOGNITION_FOUR_EYES"));
        act(PROVINCE_2, recognition, "RECOGNISE", "").statusCode(422).body("errors[0].pointer", equalTo("/documentNo"));
        String title = act(PROVINCE_2, recognition, "RECOGNISE", "\"documentNo\":\"皖经信企业〔2026〕88号\",\"batch\":\"第八批\"")
                .statusCode(200)
                .body("steps", hasSize(12))
                .body("steps.actor", hasItem("yaohai-1"))
                .body("steps[2].reason", equalTo("缺审计报告"))
                .body("steps[2].until", equalTo("2026-06-10"))
                .body("openActions", empty())
                .extract()
                .path("titleId");
        as(own).get(TITLES + "/" + title)
                .then()
                .statusCode(200)
                .body("certificateNo", containsString("ZJTX-2026-"))
                .body("validFrom", equalTo("2026-06-06"))
                .body("validUntil", equalTo("2029-06-05"))
                .body("status", equalTo("VALID"));
        act(own, recognition, "WITHDRAW", "\"reason\":\"不要了\"").statusCode(409);
        assertThat(sql.list(
                        "select replace(type, 'io.jidi.enterprise.', '') from event where aggregate = ? order by version",
                        row -> row.getString(1),
                        id))
                .hasSize(1 + 12 + 1)
                .endsWith("title.recognised", "recognition.moved");
    }

    @Test
    void theMinistrysDecisionIsRecordedByTheProvince() {
        String recognition =
                open(own, id, "LITTLE_GIANT", "NEW").statusCode(201).extract().path("id");
        did(own, recognition, "SELF_ASSESS", STATED, "SELF_ASSESSED");
        did(own, recognition, "SUBMIT", STATED, "SUBMITTED");
        did(COUNTY, recognition, "APPROVE", "", "COUNTY_OK");
        did(CITY, recognition, "APPROVE", "", "CITY_OK");
        did(PROVINCE_1, recognition, "APPROVE", "", "PROVINCE_OK");
        act(PROVINCE_2, recognition, "PUBLISH", "\"until\":\"2026-07-01\"").statusCode(409);
        act(PROVINCE_1, recognition, "APPROVE", "").statusCode(403);
        did(PROVINCE_2, recognition, "APPROVE", "", "MINISTRY_OK");
        did(PROVINCE_2, recognition, "PUBLISH", "\"until\":\"2026-06-10\"", "PUBLIC_NOTICE");
    }

    @Test
    void onlyTheEnterpriseAppliesAndOthersDoNotSeeIt() {
        open(CITY, id, "SRDI", "NEW").statusCode(403);
        open(firm(freshCode()), id, "SRDI", "NEW").statusCode(404);
        String recognition =
                open(own, id, "SRDI", "NEW").statusCode(201).extract().path("id");
        open(own, id, "SRDI", "NEW").statusCode(409).body("errors.code", contains("ALREADY_OPEN"));
        open(own, id, "SRDI", "REVIEW").statusCode(409).body("errors.code", contains("ALREADY_OPEN", "NOT_HELD"));
        open(own, id, "INNOVATIVE", "NEW").statusCode(201);
        String wuhu = officer("CITY_OFFICE", "wuhu", "region:340200");
        as(wuhu).get(RECOGNITIONS + "/" + recognition).then().statusCode(404);
        as(wuhu).get(RECOGNITIONS + "?enterpriseId=" + id).then().body("items", empty());
        as(COUNTY).get(RECOGNITIONS + "?stage=DRAFT&enterpriseId=" + id).then().body("items", hasSize(2));
        as(own).body("{\"action\":\"SUBMIT\"}")
                .post(RECOGNITIONS + "/" + recognition + "/steps")
                .then()
                .statusCode(428);
    }

    @Test
    void aTitleIsExtendedOnlyByWhoUpdatedAndReported() {
        on("2023-06-01");
        String title = recognised("SRDI", "NEW", "2023-06-05", "2023-06-06");
        open(own, id, "SRDI", "NEW").statusCode(409).body("errors.code", contains("ALREADY_HELD"));
        as(own).body("{\"year\":2023}")
                .post(TITLES + "/" + title + "/updates")
                .then()
                .statusCode(422);
        as(own).get(TITLES + "/" + title).then().body("losses", empty());
        on("2026-01-10");
        as(own).get(TITLES + "/due?duty=REASSESS").then().body("items.title.id", contains(title));
        open(own, id, "SRDI", "REVIEW")
                .statusCode(409)
                .body("code", equalTo("ENTERPRISE_RECOGNITION_NOT_ADMITTED"))
                .body("errors.code", contains("UPDATE_MISSED", "UPDATE_MISSED"));
    }

    @Test
    void aRevokedTitleBansAndTheRefusalSaysWhy() {
        String title = recognised("SRDI", "NEW", "2026-06-05", "2026-06-06");
        String body = "{\"cause\":\"DATA_FRAUD\",\"reason\":\"研发费用造假\",\"evidence\":\"penalty-7.pdf\"}";
        as(COUNTY)
                .body(body)
                .post(TITLES + "/" + title + "/revocations")
                .then()
                .statusCode(201)
                .body("revoked", nullValue());
        as(CITY).body(body).post(TITLES + "/" + title + "/revocations").then().statusCode(409);
        as(CITY).body("{\"revoke\":true,\"reason\":\"属实\"}")
                .post(TITLES + "/" + title + "/revocations/decision")
                .then()
                .statusCode(403);
        as(PROVINCE_1)
                .body("{\"revoke\":true,\"reason\":\"核查属实\"}")
                .post(TITLES + "/" + title + "/revocations/decision")
                .then()
                .statusCode(200)
                .body("applyFrom", equalTo("2029-06-06"))
                .body("proposedBy", equalTo("yaohai-1"))
                .body("decidedBy", equalTo("anhui-1"));
        as(own).get(TITLES + "/" + title).then().body("status", equalTo("REVOKED"));
        open(own, id, "SRDI", "NEW")
                .statusCode(409)
                .body("errors.code", contains("BANNED"))
                .body("detail", containsString("2029-06-06"))
                .body("detail", containsString("核查属实"));
        as(own).get(ENTERPRISES + "/" + id + "/titles")
                .then()
                .body("ban.applyFrom", equalTo("2029-06-06"))
                .body("certificates.status", contains("REVOKED"));
        assertThat(sql.number(
                        "select count(*) from event where aggregate = ? and type = 'io.jidi.enterprise.title.revoked'",
                        id))
                .isOne();
    }

    @Test
    void whoProposedARevocationDoesNotDecideOnIt() {
        String title = recognised("INNOVATIVE", "NEW", "2026-06-05", "2026-06-06");
        as(PROVINCE_1)
                .body("{\"cause\":\"NO_LONGER_QUALIFIES\",\"reason\":\"重组\",\"evidence\":\"x\"}")
                .post(TITLES + "/" + title + "/revocations")
                .then()
                .statusCode(201);
        as(PROVINCE_1)
                .body("{\"revoke\":true,\"reason\":\"属实\"}")
                .post(TITLES + "/" + title + "/revocations/decision")
                .then()
                .statusCode(403)
                .body("code", equalTo("ENTERPRISE_RECOGNITION_FOUR_EYES"));
        as(PROVINCE_2)
                .body("{\"revoke\":false,\"reason\":\"仍符合\"}")
                .post(TITLES + "/" + title + "/revocations/decision")
                .then()
                .statusCode(200)
                .body("revoked", equalTo(false))
                .body("applyFrom", nullValue());
        as(own).get(TITLES + "/" + title).then().body("status", equalTo("VALID"));
    }

    private String recorded(String enterprise, String from, String number) {
        return as(PROVINCE_1)
                .body("""
                        {"enterpriseId":"%s","title":"SRDI","validFrom":"%s","documentNo":"皖经信〔2023〕1号",
                         "certificateNo":"%s"}""".formatted(enterprise, from, number))
                .post(TITLES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aPublishedTitleIsTakenOverUpdatedReportedReassessedAndExtended() {
        on("2023-07-01");
        String title = recorded(id, "2023-07-01", "皖专精特新-" + code);
        as(PROVINCE_1)
                .body(
                        "{\"enterpriseId\":\"%s\",\"title\":\"SRDI\",\"validFrom\":\"2023-06-01\",\"documentNo\":\"1号\",\"certificateNo\":\"X-%s\"}"
                                .formatted(id, code))
                .post(TITLES)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/validFrom"));
        for (int year : List.of(Integer.MIN_VALUE, 2023, 2027, Integer.MAX_VALUE)) {
            as(own).body("{\"year\":" + year + "}")
                    .post(TITLES + "/" + title + "/updates")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/year"));
        }
        for (String day : List.of("2024-04-30", "2025-04-01", "2026-05-31")) {
            on(day);
            as(own).get(TITLES + "/due?duty=UPDATE").then().body("items.title.id", hasItem(title));
            as(own).body("{\"year\":" + day.substring(0, 4) + "}")
                    .post(TITLES + "/" + title + "/updates")
                    .then()
                    .statusCode(200);
            as(own).get(TITLES + "/due?duty=UPDATE").then().body("items.title.id", not(hasItem(title)));
        }
        as(own).get(TITLES + "/" + title)
                .then()
                .body("updates.inTime", contains(true, true, true))
                .body("updates.due", contains("2024-04-30", "2025-04-30", "2026-05-31"))
                .body("losses", empty());
        as(PROVINCE_1)
                .header("If-Match", "\"v0\"")
                .body("{\"name\":\"瑶海新智能\",\"nameFrom\":\"2026-02-20\"}")
                .patch(ENTERPRISES + "/" + id)
                .then()
                .statusCode(200);
        as(own).get(TITLES + "/" + title).then().body("losses.code", contains("CHANGE_NOT_REPORTED"));
        open(own, id, "SRDI", "REVIEW").statusCode(409).body("errors.code", contains("CHANGE_NOT_REPORTED"));
        String second = freshCode();
        String other = register("按时企业", second, "340102");
        String ownOther = firm(second);
        on("2023-07-01");
        recorded(other, "2023-07-01", "皖专精特新-" + second);
        on("2026-05-01");
        String otherTitle = as(ownOther).get(TITLES).then().extract().path("items[0].id");
        as(ownOther)
                .body(
                        "{\"enterpriseId\":\"%s\",\"kind\":\"RENAME\",\"happenedOn\":\"2026-02-01\",\"description\":\"更名\"}"
                                .formatted(other))
                .post(TITLES + "/changes")
                .then()
                .statusCode(201)
                .body("due", equalTo("2026-05-01"))
                .body("inTime", equalTo(true));
        open(ownOther, other, "SRDI", "REVIEW")
                .statusCode(409)
                .body("errors.code", contains("UPDATE_MISSED", "UPDATE_MISSED"));
        assertThat(otherTitle).startsWith("ttl_");
    }

    @Test
    void anExtensionFollowsOnTheTitleBefore() {
        on("2023-07-01");
        String before = recorded(id, "2023-07-01", "皖专精特新-" + code);
        for (String day : List.of("2024-04-30", "2025-04-30", "2026-05-31")) {
            on(day);
            as(own).body("{\"year\":" + day.substring(0, 4) + "}")
                    .post(TITLES + "/" + before + "/updates")
                    .then()
                    .statusCode(200);
        }
        on("2026-06-01");
        String extended = recognised("SRDI", "REVIEW", "2026-06-05", "2026-06-06");
        as(own).get(TITLES + "/" + extended)
                .then()
                .body("validFrom", equalTo("2026-07-01"))
                .body("validUntil", equalTo("2029-06-30"))
                .body("status", equalTo("TO_COME"))
                .body("previousId", equalTo(before));
        as(own).get(TITLES + "/due?duty=REASSESS").then().body("items", empty());
    }

    @Test
    void theEndOfATitleIsToldOnceAHundredAndEightyDaysBefore() {
        on("2023-07-01");
        String title = recorded(id, "2023-07-01", "END-" + code);
        on("2025-12-31");
        reminders.tell();
        assertThat(ends(id)).isEmpty();
        on("2026-01-01");
        reminders.tell();
        assertThat(ends(id)).containsExactly(title + " 2026-06-30 180");
        on("2026-05-01");
        reminders.tell();
        assertThat(ends(id)).hasSize(1);
    }

    @Test
    void whatWasExtendedOrRevokedIsNotToldOf() {
        on("2023-07-01");
        String title = recorded(id, "2023-07-01", "REV-" + code);
        as(CITY).body("{\"cause\":\"DATA_FRAUD\",\"reason\":\"造假\",\"evidence\":\"x\"}")
                .post(TITLES + "/" + title + "/revocations")
                .then()
                .statusCode(201);
        as(PROVINCE_1)
                .body("{\"revoke\":true,\"reason\":\"属实\"}")
                .post(TITLES + "/" + title + "/revocations/decision")
                .then()
                .statusCode(200);
        on("2026-03-01");
        reminders.tell();
        assertThat(ends(id)).isEmpty();
    }

    private List<String> ends(String enterprise) {
        return sql.list(
                "select (data ->> 'titleId') || ' ' || (data ->> 'validUntil') || ' ' || (data ->> 'daysLeft') from event"
                        + " where aggregate = ? and type = 'io.jidi.enterprise.title.ending'",
                row -> row.getString(1),
                enterprise);
    }

    @Test
    void titleAndEligibilityStandSideBySideAndEveryDifferenceIsListed() {
        TestClock.clock().backToPresent();
        var good = worked("91340100MA990001XA");
        good.assess("{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-05-01\"}")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("ELIGIBLE"));
        as(PROVINCE_1)
                .get(ENTERPRISES + "/" + good.id() + "/titles")
                .then()
                .statusCode(200)
                .body("comparison[0].title", equalTo("SRDI"))
                .body("comparison[0].difference", equalTo("ELIGIBLE_WITHOUT_TITLE"))
                .body("comparison[0].official", nullValue())
                .body("comparison[0].computed.outcome", equalTo("ELIGIBLE"))
                .body("comparison[0].computed.assessmentId", notNullValue());
        differences("ELIGIBLE_WITHOUT_TITLE", good.id()).body("items", hasSize(1));
        recorded(good.id(), "2025-07-01", "T-" + good.code());
        differences("ELIGIBLE_WITHOUT_TITLE", good.id()).body("items", empty());
        as(PROVINCE_1)
                .get(TITLES + "/differences?enterpriseId=" + good.id())
                .then()
                .body("items", empty());

        var poor = worked("91340600MA99000284");
        recorded(poor.id(), "2025-07-01", "T-" + poor.code());
        differences("TITLE_UNDECIDED", poor.id()).body("items", hasSize(1));
        poor.assess("{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-05-01\"}")
                .then()
                .statusCode(201)
                .body("outcome", equalTo("NOT_ELIGIBLE"));
        differences("TITLE_WITHOUT_ELIGIBILITY", poor.id())
                .body("items[0].official.held", equalTo(true))
                .body("items[0].computed.outcome", equalTo("NOT_ELIGIBLE"));
        as(CITY).get(TITLES + "/differences?enterpriseId=" + poor.id()).then().body("items", empty());
        // Who will lose a title at the re-assessments of the coming years, by the day it ends.
        String losers =
                TITLES + "/differences?difference=TITLE_WITHOUT_ELIGIBILITY&sort=validUntil&enterpriseId=" + poor.id();
        as(PROVINCE_1)
                .get(losers + "&validUntil.lte=2028-06-30")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as(PROVINCE_1)
                .get(losers + "&validUntil.lte=2028-06-29")
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    private static ValidatableResponse differences(String difference, String enterprise) {
        return as(PROVINCE_1)
                .get(TITLES + "/differences?difference=" + difference + "&enterpriseId=" + enterprise)
                .then()
                .statusCode(200);
    }
}
