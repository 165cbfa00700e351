package io.jidi.project.library;

import static io.jidi.project.Office.PROJECTS;
import static io.jidi.project.Office.admit;
import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.as;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library from outside: in, changed, handed over, out. Today is 10 February 2025. */
@QuarkusTest
class LibraryTest extends OnRealParts {

    private final String name = "入库" + UUID.randomUUID();

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
    void aRipeProjectIsAdmittedWithItsFindingsAndTrail() {
        String id = admit(application(name))
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/projects/prj_"))
                .header("ETag", equalTo("\"v0\""))
                .body("status", equalTo("ADMITTED"))
                .body("dispatchedFromMonth", equalTo("2025-02"))
                .extract()
                .path("id");
        office().get(path(id))
                .then()
                .body("code", containsString("JD2025-"))
                .body("admission.editionId", equalTo("AH-ADMISSION-1"))
                .body("admission.outcome", equalTo("ADMIT"))
                .body("admission.findings", hasSize(8))
                .body("admission.findings[6].remarks[0].zh", containsString("20.5"))
                .body("elements[0].gap", equalTo("20.5000"))
                .body("codes[0].checkDigitVerified", equalTo(false))
                .body("responsibilities[0].post", equalTo("分管副局长"))
                .body("trail[0].to", equalTo("ADMITTED"))
                .body("totalInvestment.amount", equalTo("300000000.00"));
        office().get(path(id) + "/plans").then().body("items[0].cumulative", hasSize(12));
    }

    @Test
    void aReturnNamesEveryReasonWithItsField() {
        ObjectNode body = application(name).put("baseCode", "STEEL");
        body.set("totalInvestment", money("99999999.99"));
        body.withArray("codes")
                .addObject()
                .put("code", "2113-340100-04-01-123456")
                .put("principal", false);
        body.remove("responsibility");
        admit(body)
                .then()
                .statusCode(422)
                .body("code", equalTo("PROJECT_ADMISSION_RETURNED"))
                .body("errors.code", hasItems("BASE_UNKNOWN", "INVESTMENT_BELOW_THRESHOLD", "PROJECT_CODE_INVALID"))
                .body("errors.code", hasItems("RESPONSIBILITY_MISSING", "ANNUAL_ABOVE_TOTAL"))
                .body(
                        "errors.pointer",
                        contains("/baseCode", "/totalInvestment", "/codes", "/responsibility", "/schedule/annual"));
        office().get(PROJECTS + "?name=" + name).then().body("items", hasSize(0));
    }

    @Test
    void whatIsNotRipeWaitsInTheReserveUntilTheChecklistLetsItOut() {
        ObjectNode body = application(name);
        body.remove("codes");
        Response reserved = admit(body);
        String id = reserved.then()
                .statusCode(201)
                .body("status", equalTo("RESERVED"))
                .body("classes", contains("RESERVE"))
                .body("admission.outcome", equalTo("RESERVE"))
                .extract()
                .path("id");
        move(Tokens.office(), id, "\"v0\"", "{\"to\":\"ADMITTED\",\"reason\":\"具备条件\",\"classes\":[\"PLANNED_START\"]}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/codes"));
        office().header("If-Match", "\"v0\"")
                .body("{\"codes\":[{\"code\":\"" + Office.freshProjectCode() + "\",\"principal\":true}]}")
                .patch(path(id))
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"");
        move(Tokens.office(), id, "\"v1\"", "{\"to\":\"ADMITTED\",\"reason\":\"具备条件\",\"classes\":[\"PLANNED_START\"]}")
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"))
                .body("classes", contains("PLANNED_START"))
                .body("trail.to", contains("RESERVED", "ADMITTED"));
    }

    @Test
    void aProjectIsNotAdmittedTwiceByCodeOrByNameAndOwner() {
        ObjectNode first = application(name);
        admitted(first);
        ObjectNode sameCode = application(name + "二期");
        sameCode.set("codes", first.get("codes"));
        admit(sameCode).then().statusCode(422).body("errors.code", contains("DUPLICATE_CODE"));
        ObjectNode sameName = application(" " + name.replace("入库", "入 库"));
        sameName.set("owner", first.get("owner"));
        admit(sameName)
                .then()
                .statusCode(422)
                .body("errors.code", contains("DUPLICATE_NAME_AND_ENTITY"))
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void ofSeveralCodesExactlyOneIsThePrincipal() {
        ObjectNode body = application(name);
        body.withArray("codes")
                .addObject()
                .put("code", Office.freshProjectCode())
                .put("principal", true);
        admit(body).then().statusCode(422).body("code", equalTo("PROJECT_CODES_REFUSED"));
        ((ObjectNode) body.withArray("codes").get(1)).put("principal", false);
        admit(body).then().statusCode(201).body("codes", hasSize(2));
    }

    @Test
    void classesThatExcludeEachOtherAndRegionsElsewhereAreRefused() {
        ObjectNode body = application(name);
        body.withArray("classes").add("RESERVE");
        admit(body).then().statusCode(422).body("code", equalTo("PROJECT_CLASSES_CONTRADICT"));
        admit(application(name).put("regionCode", "320100"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/regionCode"));
        admit(application(name).put("admittedDate", "2025-02-11")).then().statusCode(422);
        admit(application(name).put("admittedDate", "2019-12-31"))
                .then()
                .statusCode(422)
                .body("code", equalTo("PROJECT_DATE_REFUSED"));
        as(Office.hefei())
                .body(text(application(name).put("admittedDate", "2025-02-09")))
                .post(PROJECTS)
                .then()
                .statusCode(422)
                .body("code", equalTo("PAST_DATE_RESERVED"));
        as(Office.wuhu()).body(text(application(name))).post(PROJECTS).then().statusCode(403);
    }

    @Test
    void whoDoesNotSeeAProjectDoesNotFindIt() {
        ObjectNode body = application(name);
        String id = admitted(body);
        String owner = body.get("owner").get("creditCode").asText();
        seen(Office.hefei(), id, true);
        seen(Tokens.of("BASE_OFFICE").scope("base:VOICE").sign(), id, true);
        seen(Tokens.of("ENTERPRISE").scope("enterprise:" + owner).sign(), id, true);
        seen(Tokens.of("AUDITOR").sign(), id, true);
        seen(Office.wuhu(), id, false);
        seen(Tokens.of("BASE_OFFICE").scope("base:ROBOT").sign(), id, false);
        seen(
                Tokens.of("ENTERPRISE")
                        .scope("enterprise:" + Office.freshCreditCode())
                        .sign(),
                id,
                false);
        seen(Tokens.of("DEPARTMENT").scope("base:none").sign(), id, false);
        for (String child :
                List.of("/lights", "/lights/2025-01", "/reports", "/plans", "/transitions", "/exemptions")) {
            as(Office.wuhu()).get(path(id) + child).then().statusCode(404);
        }
        as(Office.wuhu())
                .header("If-Match", "\"v0\"")
                .body("{\"name\":\"x\"}")
                .patch(path(id))
                .then()
                .statusCode(404);
        as(Tokens.of("SYSTEM_ADMIN").sign()).get(path(id)).then().statusCode(403);
        as(Tokens.of("AUDITOR").sign()).body(text(body)).post(PROJECTS).then().statusCode(403);
    }

    @Test
    void ofManyChangesWithOneTagOnePasses() throws Exception {
        String id = admitted(application(name));
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> change = () -> office().header("If-Match", "\"v0\"")
                    .body("{\"name\":\"" + name + "改\"}")
                    .patch(path(id))
                    .statusCode();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : pool.invokeAll(Collections.nCopies(8, change))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsOnlyOnce(200).hasSize(8);
            assertThat(Collections.frequency(statuses, 412)).isEqualTo(7);
        } finally {
            pool.shutdownNow();
        }
        office().body("{\"name\":\"x\"}").patch(path(id)).then().statusCode(428);
        office().header("If-Match", "\"v1\"")
                .body("{\"totalInvestment\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}")
                .patch(path(id))
                .then()
                .statusCode(422)
                .body("errors.code", contains("INVESTMENT_BELOW_THRESHOLD"));
    }

    @Test
    void anExitIsProposedByOneAndDecidedByAnotherAndLeavesTheCodeFree() {
        ObjectNode body = application(name);
        String id = admitted(body);
        String one = Tokens.of("PROVINCE_OFFICE").user("office").sign();
        String other = Tokens.of("PROVINCE_OFFICE").user("checker").sign();
        move(one, id, "\"v0\"", "{\"to\":\"EXITED\",\"reason\":\"撤资\"}")
                .then()
                .statusCode(409)
                .body("code", equalTo("PROJECT_TRANSITION_REFUSED"));
        move(one, id, "\"v0\"", "{\"to\":\"EXIT_PROPOSED\",\"reason\":\"撤资\"}")
                .then()
                .statusCode(200);
        as(one).get(path(id) + "/transitions/available")
                .then()
                .body("items.find { it.to == 'EXITED' }.refusal.code", equalTo("SECOND_PERSON_NEEDED"))
                .body("items.find { it.to == 'ADMITTED' }.allowed", equalTo(true));
        move(one, id, "\"v1\"", "{\"to\":\"EXITED\",\"reason\":\"撤资\"}").then().statusCode(409);
        move(other, id, "\"v1\"", "{\"to\":\"EXITED\",\"reason\":\"属实\"}")
                .then()
                .statusCode(200)
                .body("status", equalTo("EXITED"));
        office().get(path(id) + "/transitions")
                .then()
                .body("items.to", contains("ADMITTED", "EXIT_PROPOSED", "EXITED"));
        handOver(id, "2025-03-01").then().statusCode(409).body("code", equalTo("PROJECT_HAS_LEFT"));
        admit(body)
                .then()
                .statusCode(201)
                .body("admission.findings[7].remarks[0].code", equalTo("RE_ENTRY"))
                .body("id", not(equalTo(id)));
    }

    @Test
    void responsibilityPassesOnWithoutGapOrOverlap() {
        String id = admitted(application(name));
        handOver(id, "2025-01-01").then().statusCode(422).body("code", equalTo("RESPONSIBILITY_REFUSED"));
        handOver(id, "2025-03-01").then().statusCode(201);
        office().get(path(id))
                .then()
                .header("ETag", "\"v1\"")
                .body("responsibilities[0].toDate", equalTo("2025-02-28"))
                .body("responsibilities[1].fromDate", equalTo("2025-03-01"))
                .body("responsibilities[1].toDate", nullValue());
    }

    @Test
    void theListFiltersSortsSearchesAndRefusesTheUnknown() {
        admitted(application(name + "甲"));
        ObjectNode wuhu = application(name + "乙", "ROBOT", "340200", java.time.LocalDate.of(2025, 1, 1));
        wuhu.set("totalInvestment", money("500000000.00"));
        admitted(wuhu);
        String tail = name.substring(2);
        office().get(PROJECTS + "?q=" + tail + "&sort=-totalInvestment&count=exact")
                .then()
                .body("total", equalTo(2))
                .body("items.name", contains(name + "乙", name + "甲"));
        office().get(PROJECTS + "?q=" + tail + "&regionCode=340200&plannedStart=true&totalInvestment.gte=400000000")
                .then()
                .body("items.name", contains(name + "乙"));
        office().get(PROJECTS + "?q=" + tail + "&status.in=EXITED,RESERVED")
                .then()
                .body("items", hasSize(0));
        office().get(PROJECTS + "?region=340200").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
        office().get(PROJECTS + "?status=GONE").then().statusCode(400);
        office().get(path("fnd_01h455vb4pex5vsknk084sn02q"))
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDENTIFIER"));
    }

    @Test
    void aProjectCodeCanBeCheckedBeforehand() {
        check("2012-340207-07-02-654321").body("verdict", equalTo("CURRENT")).body("issuedMonth", equalTo("2020-12"));
        check("2019-340100-65-03-012345").body("verdict", equalTo("LEGACY")).body("year", equalTo(2019));
        check("2113-340100-04-01-123456")
                .body("verdict", equalTo("INVALID"))
                .body("refusal.code", equalTo("PROJECT_CODE_TIME_IMPOSSIBLE"));
    }

    @Test
    void basesAndDepartmentsStandOnce() {
        office().get("/api/v1/bases?count=exact").then().body("items.code", hasItems("VOICE", "ROBOT", "HOME"));
        office().get("/api/v1/bases/by-code/BRAIN").then().statusCode(200).body("focusAreas", not(hasSize(0)));
        office().get("/api/v1/bases/by-code/STEEL").then().statusCode(404);
        office().body("{\"code\":\"VOICE\",\"nameZh\":\"x\",\"nameEn\":\"x\",\"cities\":[],\"focusAreas\":[]}")
                .post("/api/v1/bases")
                .then()
                .statusCode(409)
                .body("code", equalTo("BASE_CODE_TAKEN"));
        as(Office.hefei())
                .body("{\"code\":\"STEEL\",\"nameZh\":\"x\",\"nameEn\":\"x\",\"cities\":[],\"focusAreas\":[]}")
                .post("/api/v1/bases")
                .then()
                .statusCode(403);
        String department = "{\"code\":\"FINANCE\",\"nameZh\":\"省财政厅\",\"nameEn\":\"Department of Finance\"}";
        office().body(department).post("/api/v1/departments").then().statusCode(201);
        office().body(department).post("/api/v1/departments").then().statusCode(409);
        office().get("/api/v1/departments?q=财政").then().body("items.code", contains("FINANCE"));
    }

    private static io.restassured.response.ValidatableResponse check(String code) {
        return office().body("{\"code\":\"" + code + "\"}")
                .post("/api/v1/project-codes/check")
                .then()
                .statusCode(200);
    }

    private static Response handOver(String id, String from) {
        return office().body("{\"unit\":\"合肥高新区管委会\",\"post\":\"分管副主任\",\"fromDate\":\"" + from + "\"}")
                .post(path(id) + "/responsibilities");
    }

    private static Response move(String token, String id, String tag, String body) {
        return as(token).header("If-Match", tag).body(body).post(path(id) + "/transitions");
    }

    private void seen(String token, String id, boolean visible) {
        as(token).get(path(id)).then().statusCode(visible ? 200 : 404);
        as(token).get(PROJECTS + "?name=" + name).then().body("items", hasSize(visible ? 1 : 0));
    }
}
