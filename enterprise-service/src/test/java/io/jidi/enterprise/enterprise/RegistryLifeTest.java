package io.jidi.enterprise.enterprise;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static io.jidi.enterprise.Office.registration;
import static io.jidi.enterprise.Office.withCheck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RegistryLifeTest extends OnRealParts {

    @Inject
    Sql sql;

    private static ValidatableResponse post(String id, String what, int version, String body) {
        return office().header("If-Match", "\"v" + version + "\"")
                .body(body)
                .post(ENTERPRISES + "/" + id + "/" + what)
                .then();
    }

    private static ValidatableResponse patch(String id, int version, String body) {
        return office().header("If-Match", "\"v" + version + "\"")
                .body(body)
                .patch(ENTERPRISES + "/" + id)
                .then();
    }

    private static String relocation(String to, String on) {
        return "{\"toRegionCode\":\"%s\",\"effectiveDate\":\"%s\",\"reason\":\"总部搬迁\",\"evidence\":\"licence-2.pdf\"}"
                .formatted(to, on);
    }

    private List<String> events(String id) {
        return sql.list(
                "select replace(type, 'io.jidi.enterprise.enterprise.', '') from event where aggregate = ? order by version",
                row -> row.getString(1),
                id);
    }

    @Test
    void aFirmThatLeavesTheProvinceKeepsItsFileWhereItWas() {
        String id = register("远行科技", freshCode(), "340100");
        patch(id, 0, "{\"regionCode\":\"340200\"}")
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RELOCATION_NEEDED"))
                .body("errors[0].pointer", equalTo("/regionCode"));
        post(id, "relocations", 0, relocation("340200", "2026-03-01"))
                .statusCode(200)
                .body("regionCode", equalTo("340200"))
                .body("status", equalTo("ACTIVE"));
        post(id, "relocations", 1, relocation("340300", "2026-02-28"))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/effectiveDate"));
        post(id, "relocations", 1, relocation("340200", "2026-05-01"))
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RELOCATION_INVALID"));
        post(id, "relocations", 1, relocation("320100", "2999-01-01"))
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_DATE_IN_FUTURE"));
        post(id, "relocations", 0, relocation("320100", "2026-06-01")).statusCode(412);
        post(id, "relocations", 1, relocation("320100", "2026-06-01"))
                .statusCode(200)
                .body("regionCode", equalTo("340200"))
                .body("status", equalTo("LEFT_PROVINCE"))
                .body("statusSince", equalTo("2026-06-01"))
                .body("facts.toRegionCode", contains("340200", "320100"))
                .body("facts.evidence", contains("licence-2.pdf", "licence-2.pdf"));
        office().get(ENTERPRISES + "?status=LEFT_PROVINCE").then().body("items.id", hasItem(id));
        post(id, "relocations", 2, relocation("340300", "2026-08-01"))
                .statusCode(200)
                .body("status", equalTo("ACTIVE"))
                .body("regionCode", equalTo("340300"))
                .body("facts[2].fromRegionCode", equalTo("320100"));
        assertThat(events(id))
                .containsExactly("registered", "relocated", "changed", "relocated", "changed", "relocated", "changed");
        assertThat(sql.list(
                        "select data ->> 'move' || ' ' || effective_date || ' ' || data_scope from event where aggregate = ?"
                                + " and type like '%.relocated' order by version",
                        row -> row.getString(1).replaceAll(",enterprise.*", ""), id))
                .containsExactly(
                        "WITHIN_PROVINCE 2026-03-01 region:340100",
                        "OUT_OF_PROVINCE 2026-06-01 region:340200",
                        "INTO_PROVINCE 2026-08-01 region:340200");
    }

    @Test
    void aCityMovesOnlyWhatItSees() {
        String id = register("邻市企业", freshCode(), "340200");
        as(Tokens.of("CITY_OFFICE").scope("region:340100").sign())
                .header("If-Match", "\"v0\"")
                .body(relocation("340100", "2026-05-01"))
                .post(ENTERPRISES + "/" + id + "/relocations")
                .then()
                .statusCode(404);
        as(Tokens.of("ENTERPRISE").sign())
                .header("If-Match", "\"v0\"")
                .body(relocation("340100", "2026-05-01"))
                .post(ENTERPRISES + "/" + id + "/relocations")
                .then()
                .statusCode(403);
        assertThat(events(id)).containsExactly("registered");
    }

    @Test
    void whatIsDeregisteredLeavesItsBaseAndIsChangedNoMore() {
        String code = freshCode();
        String id = office().body(registration("终了科技", code, "340100")
                        .replace("}", ",\"baseCode\":\"VOICE\",\"role\":\"LEADING\",\"baseFrom\":\"2024-01-01\"}"))
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .body("memberships[0].fromDate", equalTo("2024-01-01"))
                .extract()
                .path("id");
        String body =
                "{\"ending\":\"CANCELLED\",\"effectiveDate\":\"2026-07-01\",\"reason\":\"注销\",\"evidence\":\"notice.pdf\"}";
        post(id, "deregistrations", 0, body.replace("CANCELLED", "GONE")).statusCode(400);
        post(id, "deregistrations", 0, body)
                .statusCode(200)
                .body("status", equalTo("DEREGISTERED"))
                .body("baseCode", nullValue())
                .body("facts[0].ending", equalTo("CANCELLED"))
                .body("memberships[0].baseCode", equalTo("VOICE"))
                .body("memberships[0].toDate", equalTo("2026-07-01"));
        post(id, "deregistrations", 1, body).statusCode(409).body("code", equalTo("ENTERPRISE_DEREGISTERED"));
        post(id, "relocations", 1, relocation("340200", "2026-08-01")).statusCode(409);
        patch(id, 1, "{\"name\":\"复活\"}").statusCode(409);
        assertThat(events(id)).containsExactly("registered", "deregistered", "changed");
    }

    @Test
    void baseMembershipIsKeptWithItsDates() {
        String id = register("双基地企业", freshCode(), "340100");
        patch(id, 0, "{\"baseCode\":\"VOICE\",\"role\":\"SUPPORTING\",\"baseFrom\":\"2025-01-01\"}")
                .statusCode(200);
        patch(id, 1, "{\"role\":\"LEADING\",\"baseFrom\":\"2024-12-31\"}")
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_BASE_BEFORE_PRESENT"));
        patch(id, 1, "{\"role\":\"LEADING\",\"baseFrom\":\"2025-06-01\"}").statusCode(200);
        patch(id, 2, "{\"baseCode\":\"ROBOT\",\"baseFrom\":\"2026-01-01\"}").statusCode(200);
        patch(id, 3, "{\"baseCode\":\"\",\"baseFrom\":\"2026-02-01\"}")
                .statusCode(200)
                .body("memberships.baseCode", contains("ROBOT", "VOICE", "VOICE"))
                .body("memberships.role", contains("LEADING", "LEADING", "SUPPORTING"))
                .body("memberships.toDate", contains("2026-02-01", "2026-01-01", "2025-06-01"));
    }

    @Test
    void listingAndControlAreChecked() {
        String code = freshCode();
        String id = register("受控企业", code, "340100");
        patch(id, 0, "{\"listing\":{\"status\":\"PLANNED\",\"stockCode\":\"688001.SH\"}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/listing/stockCode"));
        patch(id, 0, "{\"controllingFirm\":{\"name\":\"自己\",\"creditCode\":\"" + code + "\"}}")
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_CONTROLS_ITSELF"));
        patch(id, 0, "{\"controllingFirm\":{\"name\":\"乱码\",\"creditCode\":\"123\"}}")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/controllingFirm/creditCode"));
        patch(
                        id,
                        0,
                        "{\"listing\":{\"status\":\"LISTED\",\"board\":\"科创板\",\"stockCode\":\"688001.SH\"},"
                                + "\"controllingFirm\":{\"name\":\"科大讯飞股份有限公司\",\"creditCode\":\"91340000711771143j\"}}")
                .statusCode(200)
                .body("listing.stockCode", equalTo("688001.SH"))
                .body("controllingFirm.creditCode", equalTo("91340000711771143J"));
        office().get(ENTERPRISES + "?controllingCode=91340000711771143J").then().body("items.id", equalTo(List.of(id)));
        patch(id, 1, "{\"controllingFirm\":{\"name\":\"\"}}").statusCode(200).body("controllingFirm", nullValue());
    }

    @Test
    void probableDuplicatesAreFoundByCodeAndByNameWithinTheScope() {
        String seventeen = freshCode().substring(0, 17);
        String code = withCheck(seventeen);
        String moved = withCheck("91340200" + seventeen.substring(8));
        String one = register("重影智能（安徽）科技有限公司", code, "340100");
        String two = register("重影智能(安徽)科技有限责任公司", freshCode(), "340200");
        String three = register("另名企业", moved, "340300");
        String candidates = ENTERPRISES + "/duplicates/candidates";
        office().queryParam("name", "重影智能 安徽 科技股份有限公司")
                .get(candidates)
                .then()
                .statusCode(200)
                .body("items.enterprise.enterpriseId", contains(two, one))
                .body("items[0].reasons", contains("SAME_NAME"));
        office().queryParam("creditCode", code.toLowerCase(java.util.Locale.ROOT))
                .get(candidates)
                .then()
                .body("items.enterprise.enterpriseId", contains(one, three))
                .body(
                        "items.reasons",
                        contains(List.of("SAME_CODE", "SAME_ORGANISATION_CODE"), List.of("SAME_ORGANISATION_CODE")));
        office().get(candidates).then().statusCode(400);
        office().queryParam("shared", "重影智能安徽科技")
                .get(ENTERPRISES + "/duplicates")
                .then()
                .statusCode(200)
                .body("items.one.enterpriseId", contains(one))
                .body("items.other.enterpriseId", contains(two));
        office().queryParam("shared", code.substring(8, 17))
                .get(ENTERPRISES + "/duplicates")
                .then()
                .body("items.other.enterpriseId", contains(three))
                .body("items.reason", contains("SAME_ORGANISATION_CODE"));
        String hefei = Tokens.of("CITY_OFFICE").scope("region:340100").sign();
        as(hefei)
                .queryParam("shared", "重影智能安徽科技")
                .get(ENTERPRISES + "/duplicates")
                .then()
                .body("items", empty());
        as(hefei)
                .queryParam("name", "重影智能（安徽）科技有限公司")
                .get(candidates)
                .then()
                .body("items.enterprise.enterpriseId", contains(one));
    }
}
