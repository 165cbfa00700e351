package io.jidi.project;

import static io.jidi.project.Office.admitted;
import static io.jidi.project.Office.application;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.testkit.TestClock;
import io.jidi.testkit.permission.OwnRows;
import io.jidi.testkit.permission.Permissions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may do what with a project of Hefei and of the voice base, and with all that a city keeps: contracts/permissions says it. */
@QuarkusTest
@TestProfile(PermissionsTest.Alone.class)
class PermissionsTest extends OnRealParts {

    /** A database of its own: what it makes and approves would stand in other tests' way, and theirs in its. */
    public static class Alone implements QuarkusTestProfile {}

    private static final String NAME = "权限样本" + UUID.randomUUID();
    private static final String OTHERS = "权限他项" + UUID.randomUUID();

    private static final String ITEM =
            "{\"status\":\"UNDER_WAY\",\"reason\":\"立项\",\"evidence\":[],\"item\":{\"kind\":\"STANDARD\",\"name\":\""
                    + OTHERS
                    + "标\",\"measure\":\"G5\",\"policyRow\":186,\"source\":\"省市场监管局\",\"regionCode\":\"340100\",\"attributes\":{\"level\":\"国家\",\"role\":\"牵头\"}}}";

    @AfterEach
    void present() {
        TestClock.clock().backToPresent();
    }

    @Test
    void everyOperationLetsInWhomTheTableNames() {
        Permissions.check("project-service", RestAssured.port, rows(), "io.jidi.project", "io.jidi.platform");
    }

    static OwnRows rows() {
        TestClock.clock().travelTo(Instant.parse("2025-04-10T04:00:00Z"));
        Office.openBases();
        ObjectNode application = application(NAME, "VOICE", "340100", LocalDate.of(2025, 1, 1));
        application.put("dispatchedFromMonth", "2025-01");
        String owner = application.at("/owner/creditCode").asText();
        String code = application.at("/codes/0/code").asText();
        String project = admitted(application);
        made(
                path(project) + "/reports",
                "{\"month\":\"2025-01\",\"actual\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}");
        for (String month : new String[] {"2025-01", "2025-02", "2025-03"}) {
            made(path(project) + "/lights", "{\"month\":\"" + month + "\"}");
        }
        made(path(project) + "/nodes", "{\"name\":\"节点\",\"limitAt\":\"2025-06-01T00:00:00Z\",\"major\":false}");
        String element = made(
                "/api/v1/elements",
                "{\"projectId\":\"" + project
                        + "\",\"kind\":\"LAND\",\"title\":\"需求\",\"needed\":\"120.5\",\"neededBy\":\"2025-05-20\",\"quota\":\"100\",\"forestLand\":true}");
        OwnRows rows = new OwnRows()
                .held("*", "region:340100", "region:340000", "region:340200")
                .held("BASE_OFFICE", "base:VOICE", "region:340000", "base:ROBOT")
                .held(
                        "ENTERPRISE",
                        "enterprise:" + owner,
                        "enterprise:" + owner,
                        "enterprise:" + Office.freshCreditCode())
                .id("ProjectId", project)
                .id("ElementId", element)
                .id(
                        "DispatchOrderId",
                        office().get("/api/v1/dispatch-orders?projectId=" + project)
                                .path("items[0].id"))
                .mark(NAME)
                .mark(owner)
                .mark(code)
                .value("month", "2025-01")
                .value("POST /api/v1/projects/{id}/nodes/{name}/done", "name", "节点");
        kept(rows, owner);
        return rows;
    }

    /** What a city, the province and an enterprise keep besides projects. */
    private static void kept(OwnRows rows, String owner) {
        String voice = office().get("/api/v1/bases/by-code/VOICE").path("id");
        String bounty = made(
                "/api/v1/bounties",
                "{\"name\":\"" + OTHERS + "榜\",\"need\":\"" + OTHERS + "\",\"demanderCode\":\"" + owner
                        + "\",\"demanderName\":\"" + OTHERS + "\",\"regionCode\":\"340100\"}");
        String firstSet = made(
                "/api/v1/first-sets",
                "{\"name\":\"" + OTHERS + "套\",\"ownerCreditCode\":\"" + owner + "\",\"ownerName\":\"" + OTHERS
                        + "\",\"regionCode\":\"340100\",\"object\":\"EQUIPMENT\",\"listYear\":2025,\"creditCommitment\":true,\"unitPrice\":{\"amount\":\"1.00\",\"currency\":\"CNY\"}}");
        String list = made(
                "/api/v1/supports/candidate-lists",
                "{\"clauseId\":\"AI-PLATFORM-2020\",\"occasion\":\"" + OTHERS
                        + "\",\"dataSet\":\"结果\",\"dataVersion\":\"2026-11\",\"enterprises\":[{\"creditCode\":\""
                        + owner
                        + "\",\"name\":\"" + OTHERS
                        + "\",\"facts\":{\"platformEvaluated\":\"true\",\"level\":\"FIRST\",\"creditBlacklisted\":\"false\"}}]}");
        String item = made("/api/v1/programmes/items", ITEM);
        String lead = made(
                "/api/v1/promotions",
                "{\"name\":\"" + OTHERS
                        + "\",\"investor\":\"某集团\",\"investorType\":\"PRIVATE\",\"sourceRegion\":\"上海\",\"industry\":\"智能语音\",\"planned\":{\"amount\":\"1.00\",\"currency\":\"CNY\"},"
                        + "\"regionCode\":\"340100\",\"since\":\"2025-01-10\",\"evidence\":\"doc:1\"}");
        String round = made("/api/v1/city-scores", "{\"year\":2041,\"scheme\":\"AH-CITY-1\"}");
        rows.id("CandidateListId", list)
                .id("ItemId", item)
                .id("LeadId", lead)
                .openId("ScoreRoundId", round)
                .openId("BaseId", voice)
                .openId(
                        "DepartmentId",
                        made(
                                "/api/v1/departments",
                                "{\"code\":\"D_PERMISSIONS\",\"nameZh\":\"部门\",\"nameEn\":\"Department\"}"))
                .openId("UUID", "01a22640-6ec4-7017-93b8-50f74e5559f7")
                .value("subject", "region:340100")
                .value("year", "2025")
                .value("industryCode", "I65")
                .value("kind", "STANDARD")
                .value("basis", "FIRST_TRANCHE")
                .value("demanderCode", owner)
                .value("ownerCreditCode", owner)
                .value("employerCode", Office.freshCreditCode())
                .value("score", "1")
                .value("value", "1")
                .value("spend", "1.00")
                .value("weight", "1")
                .value("needed", "1")
                .value("secured", "1")
                .value("code", "VOICE")
                .value("POST /api/v1/programmes/kinds", "code", "STANDARD")
                .value("POST /api/v1/departments", "code", "D_PERMISSIONS")
                .value("POST /api/v1/elements", "kind", "LAND")
                .value("POST /api/v1/programmes/indicator-values", "indicator", "AI_REVENUE")
                .value("clauseId", "AI-PLATFORM-2020")
                .value("GET /api/v1/dispatches/{month}/bulletin/pdf", "month", "2025-03")
                .value("GET /api/v1/dispatches/{month}/bulletin/xlsx", "month", "2025-03")
                .body(
                        "POST /api/v1/bases/{id}/industry/assessments",
                        "{\"year\":2023,\"points\":{\"SCALE\":\"5\"},\"majorAccident\":false,\"evidence\":\"doc:1\"}")
                .value("regionCode", "340100")
                .value("creditCode", owner)
                .body("POST /api/v1/programmes/items", ITEM);
        rows.id("BountyId", bounty).id("FirstSetId", firstSet).mark(OTHERS);
    }

    private static String made(String path, String body) {
        return office().body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
