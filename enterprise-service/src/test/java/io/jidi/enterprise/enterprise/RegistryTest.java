package io.jidi.enterprise.enterprise;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.freshCode;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static io.jidi.enterprise.Office.registration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RegistryTest extends OnRealParts {

    @Inject
    Sql sql;

    @Test
    void anEnterpriseIsRegisteredUnderItsNormalisedCodeAndToldToTheWorld() {
        String code = freshCode();
        String id = office().body("""
                        {"name":"  讯飞语音  ","creditCode":" %s ","regionCode":"340100","baseCode":"VOICE","role":"LEADING",
                         "industryCode":"I6513","foundedDate":"2019-03-15","chainPosition":"语音识别"}""".formatted(code.toLowerCase(java.util.Locale.ROOT)))
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .header("ETag", "\"v0\"")
                .header("Location", containsString(ENTERPRISES + "/ent_"))
                .body("name", equalTo("讯飞语音"))
                .body("creditCode", equalTo(code))
                .body("identifiers[0].scheme", equalTo("org:cn:uscc"))
                .body("identifiers[0].value", equalTo(code))
                .body("role", equalTo("LEADING"))
                .body("checksumOverride", nullValue())
                .extract()
                .path("id");

        office().get(ENTERPRISES + "/" + id).then().statusCode(200).body("chainPosition", equalTo("语音识别"));
        office().get(ENTERPRISES + "/by-identifier/org:cn:uscc/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"")
                .body("id", equalTo(id));
        assertThat(sql.first(
                        "select data ->> 'creditCode' || ' ' || (data ->> 'baseCode') || ' ' || data_scope from event"
                                + " where aggregate = ? and type = 'io.jidi.enterprise.enterprise.registered' and version = 1",
                        row -> row.getString(1),
                        id))
                .contains(code + " VOICE region:340100,base:VOICE,enterprise:" + code);
        assertThat(sql.number(
                        "select count(*) from audit_entry where object = ? and action = 'REGISTER_ENTERPRISE'", id))
                .isOne();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"9134000071177I143J", "9134000071177114J", "", "91340000711771143JJ"})
    void whatIsNoCodeIsRefusedWithTheReason(String code) {
        var answer = office().body(registration("科大讯飞", code, "340100"))
                .post(ENTERPRISES)
                .then();
        if (code.isEmpty()) {
            answer.statusCode(400).body("errors[0].pointer", equalTo("/creditCode"));
        } else {
            answer.statusCode(422)
                    .body("code", equalTo("ENTERPRISE_CREDIT_CODE_MALFORMED"))
                    .body("errors[0].pointer", equalTo("/creditCode"))
                    .body("detail", containsString("character"));
        }
    }

    @Test
    void aFailedCheckCharacterIsAWarningThatAPersonMayOverride() {
        String pilot = "91350100M0001TGQXM";
        office().body(registration("早期试点企业", pilot, "350100"))
                .post(ENTERPRISES)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_CREDIT_CODE_CHECK_FAILED"))
                .body("errors[0].params.computed", equalTo("1"))
                .body("errors[0].params.found", equalTo("M"));
        String body = registration("早期试点企业", pilot, "340100")
                .replace("}", ",\"checksumOverride\":{\"reason\":\"早期试点赋码\",\"evidence\":\"licence-scan-0017.pdf\"}}");
        office().body(body)
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .body("checksumOverride.reason", equalTo("早期试点赋码"))
                .body("checksumOverride.evidence", equalTo("licence-scan-0017.pdf"))
                .body("checksumOverride.by", equalTo("test-user"))
                .body("checksumOverride.at", notNullValue());
        office().body(body.replace("早期试点赋码", " ")).post(ENTERPRISES).then().statusCode(400);
        office().body(body.replace(pilot, "91350100M0001TGQIM"))
                .post(ENTERPRISES)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_CREDIT_CODE_MALFORMED"));
    }

    @Test
    void aCodeIsRegisteredOnce() {
        String code = freshCode();
        String id = register("唯一企业", code, "340100");
        office().body(registration("另一名称", code, "340200"))
                .post(ENTERPRISES)
                .then()
                .statusCode(409)
                .body("code", equalTo("ENTERPRISE_ALREADY_REGISTERED"))
                .body("detail", containsString(id));
    }

    @Test
    void ofManyRegistrationsAtOnceOneIsMade() throws Exception {
        String body = registration("竞争企业", freshCode(), "340100");
        List<Integer> statuses =
                Office.atOnce(8, () -> office().body(body).post(ENTERPRISES).statusCode());
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
    }

    @Test
    void regionIndustryAndDatesAreChecked() {
        office().body(registration("错区划", freshCode(), "340900"))
                .post(ENTERPRISES)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_REGION_UNKNOWN"));
        office().body(registration("错行业", freshCode(), "340100").replace("}", ",\"industryCode\":\"C65\"}"))
                .post(ENTERPRISES)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_INDUSTRY_UNKNOWN"));
        office().body(registration("未来", freshCode(), "340100").replace("}", ",\"foundedDate\":\"2999-01-01\"}"))
                .post(ENTERPRISES)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_DATE_IN_FUTURE"));
    }

    @Test
    void theSameRequestUnderTheSameKeyRegistersOnce() {
        String body = registration("幂等企业", freshCode(), "340100");
        String key = UUID.randomUUID().toString();
        String first = office().header("Idempotency-Key", key)
                .body(body)
                .post(ENTERPRISES)
                .asString();
        office().header("Idempotency-Key", key)
                .body(body)
                .post(ENTERPRISES)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
    }

    @Test
    void anyTwoCharactersOfAPresentOrFormerNameFindIt() {
        String id = register("安徽寰宇智算（集团）有限公司", freshCode(), "340100");
        for (String q : new String[] {"寰宇", "宇智", "智算", "（集", "(集团)", "安徽 智算", "寰"}) {
            office().queryParam("q", q).get(ENTERPRISES).then().statusCode(200).body("items.id", hasItem(id));
        }
        office().queryParam("q", "寰智").get(ENTERPRISES).then().body("items.id", not(hasItem(id)));
        office().queryParam("q", "100%").get(ENTERPRISES).then().statusCode(200).body("items.id", not(hasItem(id)));

        office().header("If-Match", "\"v0\"")
                .body("{\"name\":\"星河算力有限公司\"}")
                .patch(ENTERPRISES + "/" + id)
                .then()
                .statusCode(200);
        office().queryParam("q", "寰宇").get(ENTERPRISES).then().body("items.id", hasItem(id));
        office().queryParam("q", "星河").get(ENTERPRISES).then().body("items.id", hasItem(id));
        assertThat(String.join(
                        "\n",
                        sql.list(
                                "explain select * from enterprise_name where name_grams(name) @> name_grams('寰宇')",
                                row -> row.getString(1))))
                .describedAs("the index answers the query")
                .contains("name_grams");
    }

    @Test
    void aRenamingKeepsTheFormerNameWithItsDatesAndNeedsTheVersionSeen() {
        String id = register("旧名科技", freshCode(), "340100");
        String path = ENTERPRISES + "/" + id;
        office().body("{\"name\":\"新名科技\"}").patch(path).then().statusCode(428);
        office().header("If-Match", "\"v7\"")
                .body("{\"name\":\"新名科技\"}")
                .patch(path)
                .then()
                .statusCode(412);
        office().header("If-Match", "\"v0\"")
                .body(
                        "{\"name\":\"新名科技\",\"nameFrom\":\"2026-05-01\",\"role\":\"SUPPORTING\",\"chainPosition\":\"传感器\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"v1\"")
                .body("name", equalTo("新名科技"))
                .body("role", equalTo("SUPPORTING"))
                .body("formerNames[0].name", equalTo("旧名科技"))
                .body("formerNames[0].toDate", equalTo("2026-05-01"));
        office().header("If-Match", "\"v1\"")
                .body("{\"name\":\"更早\",\"nameFrom\":\"2026-04-30\"}")
                .patch(path)
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RENAME_BEFORE_NAME"));
        office().header("If-Match", "\"v1\"")
                .body("{\"chainPosition\":\"\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("chainPosition", nullValue())
                .body("role", equalTo("SUPPORTING"));
        assertThat(sql.list(
                        "select coalesce(data ->> 'formerName', '-') from event where aggregate = ? and type like '%.changed'"
                                + " order by version",
                        row -> row.getString(1), id))
                .containsExactly("旧名科技", "-");
    }

    @Test
    void aChangeToTheSameIsNoChange() {
        String id = register("不变科技", freshCode(), "340100");
        office().header("If-Match", "\"v0\"")
                .body("{\"name\":\"不变科技\",\"regionCode\":\"340100\"}")
                .patch(ENTERPRISES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"v0\"");
        assertThat(sql.number("select count(*) from event where aggregate = ?", id))
                .isOne();
    }

    @Test
    void listsFilterSortAndRefuseWhatTheyDoNotKnow() {
        String code = freshCode();
        register("筛选企业甲", code, "340300");
        register("筛选企业乙", freshCode(), "340300");
        office().get(ENTERPRISES + "?creditCode=" + code)
                .then()
                .statusCode(200)
                .body("items.name", equalTo(List.of("筛选企业甲")))
                .body("asOf", notNullValue());
        office().get(ENTERPRISES + "?name.like=筛选企业&sort=-name&count=exact")
                .then()
                .body("total", equalTo(2));
        office().get(ENTERPRISES + "?baseCode=VOICE&role=LEADING").then().statusCode(200);
        office().get(ENTERPRISES + "?provnce=34").then().statusCode(400).body("code", equalTo("UNKNOWN_FILTER"));
        office().get(ENTERPRISES + "/by-identifier/lei/1").then().statusCode(400);
        office().get(ENTERPRISES + "/fnd_01h455vb4pex5vsknk084sn02q")
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_IDENTIFIER"));
    }

    @Test
    void aCitySeesItsRegionAndAnEnterpriseItself() {
        String code = freshCode();
        String id = register("合肥企业", code, "340111");
        String other = register("芜湖企业", freshCode(), "340200");
        String hefei = Tokens.of("CITY_OFFICE")
                .organisation("HF")
                .scope("region:340100")
                .sign();
        String wuhu = Tokens.of("CITY_OFFICE")
                .organisation("WH")
                .scope("region:340200")
                .sign();
        String own = Tokens.of("ENTERPRISE")
                .organisation(code)
                .scope("enterprise:" + code)
                .sign();
        // Whatever regions an enterprise's token names, it is no office.
        String greedy = Tokens.of("ENTERPRISE")
                .scope("enterprise:" + code, "region:340000")
                .sign();

        as(hefei).get(ENTERPRISES + "/" + id).then().statusCode(200);
        as(wuhu).get(ENTERPRISES + "/" + id).then().statusCode(404);
        as(wuhu).get(ENTERPRISES + "/by-identifier/org:cn:uscc/" + code).then().statusCode(404);
        as(wuhu).queryParam("q", "合肥企业").get(ENTERPRISES).then().body("items.id", not(hasItem(id)));
        for (String token : new String[] {own, greedy}) {
            as(token).get(ENTERPRISES + "/" + id).then().statusCode(200);
            as(token).get(ENTERPRISES + "/" + other).then().statusCode(404);
            as(token).get(ENTERPRISES).then().body("items.id", equalTo(List.of(id)));
            as(token)
                    .body(registration("自报", freshCode(), "340100"))
                    .post(ENTERPRISES)
                    .then()
                    .statusCode(403);
        }
        as(wuhu).header("If-Match", "\"v0\"")
                .body("{\"name\":\"夺名\"}")
                .patch(ENTERPRISES + "/" + id)
                .then()
                .statusCode(404);
        as(wuhu).body(registration("越界", freshCode(), "340100"))
                .post(ENTERPRISES)
                .then()
                .statusCode(403)
                .body("errors[0].pointer", equalTo("/regionCode"));
        as(Tokens.of("AUDITOR").sign()).get(ENTERPRISES + "/" + id).then().statusCode(200);
        as(Tokens.of("FUND_MANAGER").sign()).get(ENTERPRISES + "/" + id).then().statusCode(403);
    }
}
