package io.jidi.project.library;

import static io.jidi.project.Office.PROJECTS;
import static io.jidi.project.Office.admit;
import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole record, adjustment, what follows a project that left, and who may not see one. Today is 10 February 2025. */
@QuarkusTest
class LibraryRecordTest extends OnRealParts {

    private final String name = "履历" + UUID.randomUUID();

    @Inject
    Sql sql;

    @BeforeEach
    void theBasesAreOpen() {
        TestClock.clock().travelTo(Instant.parse("2025-02-10T04:00:00Z"));
        Office.openBases();
    }

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void theRecordIsKeptRevisionByRevisionAndPersonsAreMaskedForOthers() {
        String id = admitted(application(name));
        office().get(path(id) + "/profile")
                .then()
                .header("ETag", equalTo("\"v0\""))
                .body("revision", equalTo(0));
        String first = """
                {"identity": {"procedure": "FILING", "nature": "NEW", "affiliation": "LOCAL", "bundled": false},
                 "place": {"countyCode": "340104", "industryCode": "C3912", "developmentZone": "高新区"},
                 "extent": {"startMonth": "2025-03", "completionYear": 2026,
                            "measures": [{"kind": "厂房", "value": "12000.5", "unit": "平方米"}]},
                 "organisations": [{"part": "LEGAL_UNIT", "name": "某公司", "documentNumber": "9134"}],
                 "people": [{"part": "RESPONSIBLE", "name": "欧阳春晓", "mobile": "13800000000"}],
                 "funding": [{"source": "OWNER", "total": {"amount": "200000000.00", "currency": "CNY"},
                              "years": [{"year": 2025, "planned": {"amount": "120000000.00", "currency": "CNY"}}]}],
                 "approvals": [{"item": "环评", "state": "APPLIED", "appliedDate": "2025-01-01", "limitDays": 30}]}
                """;
        office().header("If-Match", "\"v0\"")
                .body(first)
                .put(path(id) + "/profile")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1))
                .body("doubts.code", contains("FUNDING_OFF_TOTAL", "APPROVAL_OVERDUE"))
                .body("profile.people[0].mobile", equalTo("13800000000"));
        office().header("If-Match", "\"v0\"")
                .body("{}")
                .put(path(id) + "/profile")
                .then()
                .statusCode(412);
        office().header("If-Match", "\"v1\"")
                .body("{\"identity\":{\"parentProject\":\"" + id + "\"}}")
                .put(path(id) + "/profile")
                .then()
                .statusCode(422)
                .body("code", equalTo("PROFILE_REFUSED"));
        office().header("If-Match", "\"v1\"")
                .body("{\"place\":{\"industryCode\":\"C3912\"}}")
                .put(path(id) + "/profile")
                .then()
                .statusCode(200);
        as(Tokens.of("AUDITOR").scope("region:340000").sign())
                .get(path(id) + "/profile/history")
                .then()
                .body("items.revision", contains(1, 2))
                .body("items[0].profile.people[0].name", equalTo("欧**"))
                .body("items[0].profile.people[0].mobile", nullValue());
        assertThat(sql.number("select count(*) from event where data::text like '%欧阳春晓%'"))
                .isZero();
    }

    @Test
    void theLeaderIsNamedToOfficesOnly() {
        ObjectNode body = application(name);
        ((ObjectNode) body.get("responsibility"))
                .put("person", "张三")
                .put("leader", "李四光")
                .put("leaderPost", "副市长")
                .put("lineDepartment", "市经信局");
        String id = admitted(body);
        office().get(path(id))
                .then()
                .body("responsibilities[0].leader", equalTo("李四光"))
                .body("responsibilities[0].leaderPost", equalTo("副市长"));
        as(Tokens.of("DEPARTMENT").scope("region:340000").sign())
                .get(path(id))
                .then()
                .body("responsibilities[0].person", equalTo("张*"))
                .body("responsibilities[0].leader", equalTo("李**"));
    }

    @Test
    void aMergedProjectLeavesATombstoneThatNamesItsSuccessor() {
        String into = admitted(application(name + "甲"));
        String id = admitted(application(name + "乙"));
        move(Tokens.office(), id, 0, "\"EXIT_PROPOSED\",\"exitCode\":\"MERGED\"")
                .then()
                .statusCode(422)
                .body("code", equalTo("EXIT_REFUSED"));
        move(Tokens.office(), id, 0, "\"EXIT_PROPOSED\",\"exitCode\":\"MERGED\",\"successors\":[\"" + id + "\"]")
                .then()
                .statusCode(422);
        move(Tokens.office(), id, 0, "\"EXIT_PROPOSED\",\"exitCode\":\"MERGED\",\"successors\":[\"" + into + "\"]")
                .then()
                .statusCode(200);
        move(second(), id, 1, "\"EXITED\"")
                .then()
                .statusCode(200)
                .body("trail.change", contains("ADD", "PROPOSE_EXIT", "MERGE"))
                .body("trail.inWindow", contains(false, false, false))
                .body("links.kind", contains("MERGED_INTO"))
                .body("links[0].projectId", equalTo(into));
        office().get(path(into)).then().body("links.kind", contains("TOOK_IN"));
        assertThat(sql.first(
                        "select data->>'changeType' || ' ' || (data->>'exitCode') || ' ' || (data->'successors'->>0)"
                                + " from event where aggregate = ? order by version desc limit 1",
                        row -> row.getString(1),
                        id))
                .hasValue("MERGE MERGED " + into);
    }

    @Test
    void whatComesBackIsLinkedWithWhatLeft() {
        ObjectNode body = application(name);
        String first = admitted(body);
        admit(application(name + "他").put("reentryOf", first))
                .then()
                .statusCode(422)
                .body("code", equalTo("REENTRY_REFUSED"));
        move(Tokens.office(), first, 0, "\"EXIT_PROPOSED\",\"exitCode\":\"NOT_STARTED_2Y\"")
                .then()
                .statusCode(200);
        move(second(), first, 1, "\"EXITED\"")
                .then()
                .statusCode(200)
                .body("trail[2].exitCode", equalTo("NOT_STARTED_2Y"));
        admit(body)
                .then()
                .statusCode(201)
                .body("links.kind", contains("REENTRY_OF"))
                .body("links[0].projectId", equalTo(first));
        office().get(path(first)).then().body("status", equalTo("EXITED")).body("links.kind", contains("CAME_BACK_AS"));
    }

    @Test
    void aProjectRestsAndGoesBackToTheReserve() {
        String id = admitted(application(name));
        as(Office.hefei())
                .header("If-Match", "\"v0\"")
                .body("{\"to\":\"RESERVED\",\"reason\":\"条件变化\"}")
                .post(path(id) + "/transitions")
                .then()
                .statusCode(409);
        move(Tokens.office(), id, 0, "\"SUSPENDED\"").then().statusCode(200).body("status", equalTo("SUSPENDED"));
        TestClock.clock().travelTo(Instant.parse("2025-04-02T04:00:00Z"));
        move(Tokens.office(), id, 1, "\"ADMITTED\"")
                .then()
                .statusCode(200)
                .body("dispatchedFromMonth", equalTo("2025-04"));
        move(Tokens.office(), id, 2, "\"RESERVED\"")
                .then()
                .statusCode(200)
                .body("classes", contains("RESERVE"))
                .body("trail.change", contains("ADD", "SUSPEND", "RESUME", "IMPL_TO_RESERVE"));
    }

    @Test
    void aRestrictedProjectDoesNotExistForThoseWhoDoNotAnswerForIt() {
        String id = admitted(application(name).put("restricted", true));
        String department = Tokens.of("DEPARTMENT").scope("region:340000").sign();
        String manager = Tokens.of("FUND_MANAGER").scope("region:340000").sign();
        for (String token : new String[] {department, manager}) {
            as(token).get(path(id)).then().statusCode(404);
            as(token).get(PROJECTS + "?q=" + name).then().body("items", empty());
        }
        as(Office.hefei()).get(path(id)).then().statusCode(200).body("restricted", equalTo(true));
        as(Office.wuhu()).get(path(id)).then().statusCode(404);
        office().get(PROJECTS + "?q=" + name).then().body("items", hasSize(1));
        assertThat(sql.first(
                        "select (data->>'name') || ' ' || (data->'ownerCreditCode' is not null) from event where aggregate = ?",
                        row -> row.getString(1),
                        id))
                .hasValue("受限项目 false");
        as(Office.hefei())
                .header("If-Match", "\"v0\"")
                .body("{\"restricted\":false,\"reason\":\"解除\"}")
                .post(path(id) + "/restriction")
                .then()
                .statusCode(403);
        office().header("If-Match", "\"v0\"")
                .body("{\"restricted\":false,\"reason\":\"解除\"}")
                .post(path(id) + "/restriction")
                .then()
                .statusCode(200);
        as(department).get(path(id)).then().statusCode(200);
    }

    private static String second() {
        return Tokens.of("PROVINCE_OFFICE")
                .user("second")
                .organisation("AH")
                .scope("region:340000")
                .sign();
    }

    private static Response move(String token, String id, int version, String to) {
        return as(token)
                .header("If-Match", "\"v" + version + "\"")
                .body("{\"reason\":\"会议决定\",\"to\":" + to + "}")
                .post(path(id) + "/transitions");
    }
}
