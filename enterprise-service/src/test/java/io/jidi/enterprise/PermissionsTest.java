package io.jidi.enterprise;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.IMPORTS;
import static io.jidi.enterprise.Office.csv;
import static io.jidi.enterprise.Office.file;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;

import io.jidi.testkit.Tokens;
import io.jidi.testkit.permission.OwnRows;
import io.jidi.testkit.permission.Permissions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may do what with an enterprise of Yaohai and with everything that hangs on it: contracts/permissions says it. */
@QuarkusTest
@TestProfile(PermissionsTest.Alone.class)
class PermissionsTest extends OnRealParts {

    /** A database of its own: what it makes and approves would stand in other tests' way, and theirs in its. */
    public static class Alone implements QuarkusTestProfile {}

    private static final String NAME = "瑶海权限样本";
    private static final String SUPPLIER = "瑶海权限供应商";

    private static final String NEW = "{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"}";
    private static final String EVERYBODY = "{\"assessment\":" + NEW + ",\"regionPrefix\":\"340102\"}";
    private static final String WHAT_IF =
            "{\"editionId\":\"SRDI-2026\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\",\"regionPrefix\":\"340102\",\"parameters\":{\"rdRatioMin\":\"4.66\"}}";

    @Test
    void everyOperationLetsInWhomTheTableNames() {
        Permissions.check("enterprise-service", RestAssured.port, rows(), "io.jidi.enterprise", "io.jidi.platform");
    }

    static OwnRows rows() {
        String code = freshCode();
        String enterprise = register(NAME, code, "340102");
        String supplierCode = freshCode();
        String supplier = register(SUPPLIER, supplierCode, "340102");
        String named = "{\"zh\":\"权限\",\"en\":\"Permissions\"}";
        office().body("{\"name\":" + named + ",\"nodes\":[{\"code\":\"CORE\",\"segment\":" + named + ",\"name\":"
                        + named + ",\"key\":true}]}")
                .put("/api/v1/chains/PERMISSIONS")
                .then()
                .statusCode(200);
        String position = made(
                "/api/v1/chains/PERMISSIONS/positions",
                "{\"enterpriseId\":\"" + enterprise
                        + "\",\"node\":\"CORE\",\"rank\":\"PRIMARY\",\"from\":\"2025-01-01\",\"evidence\":\"产品目录\"}");
        String link = made(
                ENTERPRISES + "/" + enterprise + "/chain/suppliers",
                "{\"supplierId\":\"" + supplier
                        + "\",\"product\":\"语音模组\",\"from\":\"2025-03-01\",\"evidence\":\"合同 2025-17\"}");
        String title = made(
                "/api/v1/titles",
                "{\"enterpriseId\":\"" + enterprise
                        + "\",\"title\":\"INNOVATIVE\",\"validFrom\":\"2025-01-01\",\"documentNo\":\"1号\",\"certificateNo\":\"P-"
                        + code + "\"}");
        String assessment = made(ENTERPRISES + "/" + enterprise + "/assessments", NEW);
        String firm = Tokens.of("ENTERPRISE")
                .organisation(code)
                .scope("enterprise:" + code)
                .sign();
        String recognition = Office.as(firm)
                .body("{\"enterpriseId\":\"" + enterprise + "\",\"title\":\"SRDI\",\"kind\":\"NEW\"}")
                .post("/api/v1/recognitions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String imported = csv(yaohaiOfficer(), file(code + "," + NAME + ",2024,revenue,100,万元,AUDIT_REPORT\n"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(IMPORTS + "?mode=commit")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String whatIf = started("/api/v1/criteria/what-if", WHAT_IF);
        String everybody = started("/api/v1/criteria/assessment-runs", EVERYBODY);
        String cultivation = started("/api/v1/cultivation/runs", "{\"regionPrefix\":\"340102\"}");
        String draft = drafted();
        return new OwnRows()
                .whole(
                        "GET /api/v1/chains",
                        "GET /api/v1/chains/{code}/coverage",
                        "GET /api/v1/chains/{code}/nodes/{node}/candidates",
                        "GET /api/v1/editions",
                        "GET /api/v1/enterprises/duplicates/candidates",
                        "GET /api/v1/enterprises/{id}/indicators",
                        "GET /api/v1/enterprises/{id}/tiers")
                .body("POST /api/v1/criteria/drafts", edition())
                .body("POST /api/v1/criteria/drafts/check", edition())
                .body(
                        "POST /api/v1/indicator-imports",
                        "uscc,name,year,field,value,unit,source\n" + code + "," + NAME
                                + ",2024,revenue,100,万元,AUDIT_REPORT\n")
                .held("*", "region:340102", "region:340000", "region:340202")
                .held("ENTERPRISE", "enterprise:" + code, "enterprise:" + code, "enterprise:" + freshCode())
                .held("BASE_OFFICE", "base:VOICE", "region:340000", "base:WUHU-ROBOT")
                .held("FUND_MANAGER", "region:340102 fund:A", "region:340000 fund:A", "region:340202 fund:B")
                .id("EnterpriseId", enterprise)
                .id("PositionId", position)
                .id("SupplyLinkId", link)
                .id("TitleId", title)
                .id("AssessmentId", assessment)
                .id("RecognitionId", recognition)
                .id("ImportId", imported)
                .mark(NAME)
                .mark(SUPPLIER)
                .mark(code)
                .mark(supplierCode)
                .mark(supplier)
                .value("supplierId", supplier)
                .value("scheme", "org:cn:uscc")
                .value("value", code)
                .value("creditCode", code)
                .id("RunId", whatIf)
                .id("DraftId", draft)
                .id("CultivationRunId", cultivation)
                .value("code", "PERMISSIONS")
                .value("node", "CORE")
                .value("edition", "SRDI-2026")
                .value("GET /api/v1/criteria/assessment-runs/{id}", "id", everybody)
                .value("GET /api/v1/editions/{id}/comparison", "?", "with=SRDI-2022")
                .value("GET /api/v1/enterprises/duplicates/candidates", "?", "creditCode=" + code)
                .body(
                        "POST /api/v1/criteria/exchange-rates",
                        "{\"rates\":[{\"currency\":\"USD\",\"year\":1999,\"yuanPerUnit\":\"8.27\",\"publishedDate\":\"2000-02-10\",\"source\":\"x\",\"evidence\":\"x\"}]}")
                .body("POST /api/v1/criteria/assessment-runs", EVERYBODY)
                .body("POST /api/v1/enterprises/{id}/assessments", NEW)
                .body("POST /api/v1/enterprises/{id}/assessments/preview", NEW)
                .body(
                        "POST /api/v1/enterprises/{id}/assessments/what-if",
                        "{\"assess\":" + NEW + ",\"supposed\":[{\"field\":\"listing\",\"value\":\"NONE\"}]}")
                .body("POST /api/v1/criteria/what-if", WHAT_IF)
                .body(
                        "POST /api/v1/enterprises/{id}/relocations",
                        "{\"toRegionCode\":\"340102\",\"effectiveDate\":\"2026-06-01\",\"reason\":\"x\",\"evidence\":\"x\"}")
                .body(
                        "POST /api/v1/enterprises/{id}/deregistrations",
                        "{\"ending\":\"CANCELLED\",\"effectiveDate\":\"2999-06-01\",\"reason\":\"x\",\"evidence\":\"x\"}")
                .value("GET /api/v1/editions/{id}", "id", "SRDI-2026")
                .value("GET /api/v1/editions/{id}/comparison", "id", "SRDI-2026");
    }

    private static String yaohaiOfficer() {
        return Tokens.of("CITY_OFFICE").scope("region:340102").sign();
    }

    private static String drafted() {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/yaml", ContentType.BINARY)))
                .auth()
                .oauth2(Tokens.office())
                .contentType("application/yaml")
                .body(edition().getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/criteria/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String edition() {
        try (var in = Objects.requireNonNull(PermissionsTest.class.getResourceAsStream("/editions/srdi-2026.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("edition: SRDI-2026", "edition: PERM-2199")
                    .replace("standard: SRDI", "standard: PERM")
                    .replace("from: 2026-04-01", "from: 2199-01-01");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(String path, String body) {
        return office().body(body).post(path).then().statusCode(202).extract().path("id");
    }

    private static String made(String path, String body) {
        return office().body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
