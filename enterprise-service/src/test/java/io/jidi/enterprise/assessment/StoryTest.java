package io.jidi.enterprise.assessment;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static io.jidi.enterprise.Office.register;
import static io.jidi.enterprise.Office.workedFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The worked enterprises of domain reference 8, from registration to tier, over HTTP. */
@QuarkusTest
class StoryTest extends OnRealParts {

    private static final String SRDI = "{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"}";
    private static final String UNICORN = """
            {"editionId":"UNI-GEI-2025","kind":"NEW","applicationDate":"2026-06-01",
             "rates":[{"currency":"USD","year":2025,"yuanPerUnit":"7.15"}]}""";
    private static final String E1 = "91340100MA990001XA";
    private static final String E2 = "91340600MA99000284";
    private static final String E3 = "91340300MA9900036F";
    private static final String E4 = "91340200MA99000445";

    @Inject
    Sql sql;

    @Test
    void theWorkedEnterprisesComeOutAsTheReferenceSays() throws Exception {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put(E1, register("皖江智语", E1, "340100"));
        ids.put(E2, register("淮北微行", E2, "340600"));
        ids.put(E3, register("蚌埠芯感", E3, "340300"));
        ids.put(E4, register("芜湖精驱", E4, "340200"));
        Office.commit(workedFile().getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .body("status", equalTo("COMMITTED"))
                .body("rows.total", equalTo((int) workedFile().lines().count() - 1))
                .body("rows.rejected", equalTo(0));

        // 8.5: criterion by criterion.
        Map<String, String> verdicts = Map.of(
                E1, "G1+ G2+ G3+ G4+ G5+ P1+ P2a+ P2b+ P2c+ P3+ P4+ P5+ P6+",
                E2, "G1+ G2+ G3+ G4+ G5+ P1- P2a+ P2b- P2c+ P3- P4- P5- P6-",
                E3, "G1+ G2+ G3+ G4+ G5+ P1- P2a+ P2b+ P2c+ P3+ P4- P5- P6-",
                E4, "G1+ G2+ G3+ G4+ G5+ P1+ P2a+ P2b+ P2c+ P3+ P4+ P5+ P6+");
        ids.forEach((code, id) -> {
            Response answer = assess(id, SRDI);
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(verdicts(answer)).isEqualTo(verdicts.get(code));
            boolean eligible = code.equals(E1) || code.equals(E4);
            assertThat((String) answer.path("outcome")).isEqualTo(eligible ? "ELIGIBLE" : "NOT_ELIGIBLE");
            assertThat((String) answer.path("standingEffect")).isEqualTo(eligible ? "RISE" : "UNCHANGED");
            assertThat(tierEvents(id)).hasSize(eligible ? 1 : 0);
        });
        // 8.8: without a valuation there is no data, which is not "no".
        ids.forEach((code, id) -> {
            Response answer = assess(id, UNICORN);
            assertThat((String) answer.path("outcome")).isEqualTo("NEEDS_DATA");
            assertThat((String) answer.path("standingEffect")).isIn("HELD", "UNCHANGED");
            assertThat(answer.<List<String>>path("result.tiers.outcome")).containsOnly("NEEDS_DATA");
        });
        eventIsTheGoldenOne(ids.get(E1));

        assertThat(assess(ids.get(E1), SRDI).<String>path("standingEffect")).isEqualTo("UNCHANGED");
        assertThat(tierEvents(ids.get(E1)))
                .describedAs("assessed again, told once")
                .hasSize(1);
        office().get("/api/v1/tiers?ladder=MIIT&tier=SRDI&regionCode=340200&creditCode=" + E4)
                .then()
                .statusCode(200)
                .body("items.enterpriseId", equalTo(List.of(ids.get(E4))))
                .body("items[0].tierName.zh", equalTo("专精特新中小企业"));
    }

    @Test
    void everyCriterionIsExplainedWithItsGap() throws Exception {
        Office.Firm firm = Office.worked(E2);
        Response answer = firm.assess(SRDI);
        String p2b = "result.criteria.find { it.id == 'P2b' }.";
        assertThat((String) answer.path(p2b + "status")).isEqualTo("NOT_MET");
        assertThat((String) answer.path(p2b + "parts[0].threshold")).isEqualTo("80");
        assertThat((String) answer.path(p2b + "parts[0].op")).isEqualTo("AT_LEAST");
        assertThat((String) answer.path(p2b + "parts[0].unit")).isEqualTo("%");
        assertThat((String) answer.path(p2b + "parts[0].value.zh")).isEqualTo("70.00%");
        assertThat((String) answer.path(p2b + "parts[0].formula")).isEqualTo("630/900");
        assertThat((String) answer.path(p2b + "parts[0].gap.amount")).isEqualTo("90");
        assertThat((String) answer.path(p2b + "parts[0].gap.text.zh")).contains("还差 90 万元主营业务收入");
        assertThat((String) answer.path(p2b + "parts[0].inputs[0].source")).isEqualTo("AUDIT_REPORT");
        assertThat((String) answer.path(p2b + "basis.number.zh")).isEqualTo("工信部企业〔2026〕2号");
        assertThat((String) answer.path(p2b + "basis.annex.zh")).isEqualTo("附件1");
        assertThat((String) answer.path(p2b + "explanation.zh"))
                .contains("要求 ≥80%")
                .contains("不满足");
        assertThat((String) answer.path(p2b + "explanation.en")).contains("not met");

        // The documented shape is the real one: nothing is left out and nothing is missing.
        ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        String result = sql.first(
                        "select result from assessment_document d join assessment a on a.id = d.assessment_id"
                                + " where a.result_digest = ? limit 1",
                        row -> row.getString(1),
                        answer.<String>path("resultDigest"))
                .orElseThrow();
        assertThat(strict.readValue(result, ExplainedResult.class).criteria()).hasSize(13);
        String id = answer.path("id");
        office().get("/api/v1/assessments/" + id)
                .then()
                .statusCode(200)
                .body("result.criteria", hasSize(13))
                .body("result.unconfirmedParameters", hasItem(containsString("transferredIpRule")));
    }

    @Test
    void aWorseYearFallsAndIsToldOnceAndALaterReplayOfTheOldOneStillAgrees() {
        Office.Firm firm = Office.worked(E1);
        String risen = firm.assess(SRDI).then().statusCode(201).extract().path("id");
        firm.row("2025,mainRevenue,1800,万元,AUDIT_REPORT");

        Response fallen = firm.assess(SRDI.replace("NEW", "REVIEW").replace("06-01", "11-01"));
        assertThat((String) fallen.path("outcome")).isEqualTo("NOT_ELIGIBLE");
        assertThat((String) fallen.path("standingEffect")).isEqualTo("FALL");
        assertThat(tierEvents(firm.id())).containsExactly("RISE null>SRDI 2026-06-01", "FALL SRDI>null 2026-11-01");
        office().get(ENTERPRISES + "/" + firm.id() + "/tiers")
                .then()
                .body("items", hasSize(1))
                .body("items[0].tier", equalTo("SRDI"))
                .body("items[0].fromDate", equalTo("2026-06-01"))
                .body("items[0].toDate", equalTo("2026-11-01"))
                .body("items[0].openedBy", equalTo(risen))
                .body("items[0].closedBy", equalTo(fallen.path("id")));

        for (String id : List.of(risen, fallen.<String>path("id"))) {
            Response replay = office().post("/api/v1/assessments/" + id + "/replay");
            assertThat(replay.statusCode()).isEqualTo(200);
            assertThat((boolean) replay.path("identical")).isTrue();
            assertThat((String) replay.path("replayedDigest")).isEqualTo(replay.path("storedDigest"));
        }
        // The first answer is still what it was.
        office().get("/api/v1/assessments/" + risen).then().body("outcome", equalTo("ELIGIBLE"));

        // An assessment of an earlier day comes too late to matter.
        firm.row("2025,mainRevenue,3492,万元,AUDIT_REPORT");
        assertThat(firm.assess(SRDI.replace("06-01", "07-01")).<String>path("standingEffect"))
                .isEqualTo("SUPERSEDED");
        assertThat(tierEvents(firm.id())).hasSize(2);
        assertThat(firm.assess(SRDI.replace("06-01", "11-02")).<String>path("standingEffect"))
                .isEqualTo("RISE");
        office().get(ENTERPRISES + "/" + firm.id() + "/assessments?sort=assessedAt")
                .then()
                .body("items.standingEffect", equalTo(List.of("RISE", "FALL", "SUPERSEDED", "RISE")))
                .body("items[0].result", nullValue());
    }

    @Test
    void manyAssessmentsAtOnceRaiseOnce() throws Exception {
        Office.Firm firm = Office.worked(E4);
        // Who waited over a second for the firm's lock is told 503 and asks again.
        List<Integer> statuses = Office.atOnce(
                8,
                () -> IntStream.range(0, 8)
                        .map(attempt -> firm.assess(SRDI).statusCode())
                        .filter(status -> status != 503)
                        .findFirst()
                        .orElse(503));
        assertThat(statuses).containsOnly(201);
        assertThat(tierEvents(firm.id())).hasSize(1);
        assertThat(sql.number("select count(*) from event where aggregate = ? and version > 2", firm.id()))
                .isZero();
    }

    @Test
    void missingDataNeverLowers() {
        Office.Firm firm = Office.worked(E4);
        firm.assess(SRDI).then().body("standingEffect", equalTo("RISE"));
        // Two sources disagree about the year: nothing can be said, so nothing is taken away.
        firm.row("2025,totalAssets,9000,万元,STATISTICS");
        firm.assess(SRDI.replace("06-01", "07-01"))
                .then()
                .body("outcome", equalTo("NEEDS_DATA"))
                .body("standingEffect", equalTo("HELD"));
        assertThat(tierEvents(firm.id())).hasSize(1);
    }

    @Test
    void aUnicornRisesStepByStep() {
        Office.Firm firm = Office.worked(E1);
        firm.row(",listing,NONE,,REGISTRY");
        firm.row(
                ",fundingRounds,date=2025-03-01;currency=USD;paidIn=600;postMoney=12000;investor=PROFESSIONAL,,CERTIFICATE");
        firm.assess(UNICORN).then().body("reached", nullValue()).body("outcome", equalTo("NOT_ELIGIBLE"));
        firm.row(
                ",fundingRounds,date=2025-03-01;currency=CNY;paidIn=40000;postMoney=715000;investor=PROFESSIONAL,,CERTIFICATE");
        firm.assess(UNICORN)
                .then()
                .statusCode(201)
                .body("reached", equalTo("UNICORN"))
                .body("ladder", equalTo("UNICORN"))
                .body("standingEffect", equalTo("RISE"));
        assertThat(tierEvents(firm.id())).containsExactly("RISE null>UNICORN 2026-06-01");
        // Without a rate nothing is known of a valuation in yuan, and nothing is lost.
        firm.assess(UNICORN.replaceAll(",\\s*\"rates\":\\[.*\\]", ""))
                .then()
                .body("outcome", equalTo("NEEDS_DATA"))
                .body("standingEffect", equalTo("HELD"));
    }

    @Test
    void aPreviewWritesNothing() {
        Office.Firm firm = Office.worked(E4);
        long before = sql.number("select count(*) from assessment") + sql.number("select count(*) from event");
        office().body(SRDI)
                .post(ENTERPRISES + "/" + firm.id() + "/assessments/preview")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ELIGIBLE"))
                .body("standingEffect", equalTo("RISE"))
                .body("standing", equalTo("SRDI"))
                .body("result.criteria", hasSize(13));
        assertThat(sql.number("select count(*) from assessment") + sql.number("select count(*) from event"))
                .isEqualTo(before);
    }

    @Test
    void theEditionFollowsFromTierKindDateAndRegion() {
        Office.Firm firm = Office.worked(E1);
        for (String[] each : List.of(
                new String[] {"LITTLE_GIANT", "REVIEW", "2026-06-01", "LG-2022"},
                new String[] {"LITTLE_GIANT", "NEW", "2026-06-01", "LG-2026"},
                new String[] {"SRDI", "NEW", "2026-03-31", "SRDI-2022"},
                new String[] {"SRDI", "NEW", "2026-04-01", "SRDI-2026"},
                new String[] {"EAGLET", "NEW", "2026-06-01", "EAGLET-HEFEI-2021"},
                new String[] {"GROWTH_SEED", "NEW", "2026-06-01", "GAZ-HEFEI"})) {
            firm.assess("{\"tier\":\"%s\",\"kind\":\"%s\",\"applicationDate\":\"%s\"}"
                            .formatted(each[0], each[1], each[2]))
                    .then()
                    .statusCode(201)
                    .body("editionId", equalTo(each[3]));
        }
    }

    @Test
    void whatCannotBeAssessedIsSaid() {
        Office.Firm firm = Office.worked(E3);
        firm.assess("{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2022-05-31\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_NOT_IN_FORCE"));
        firm.assess("{\"editionId\":\"SRDI-1999\",\"kind\":\"NEW\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_UNKNOWN"));
        firm.assess("{\"editionId\":\"SRDI-2026\",\"standard\":\"SRDI\",\"kind\":\"NEW\"}")
                .then()
                .statusCode(400);
        firm.assess("{\"tier\":\"SRDI\",\"standard\":\"SRDI\",\"kind\":\"NEW\"}")
                .then()
                .statusCode(400);
        firm.assess("{\"tier\":\"HERO\",\"kind\":\"NEW\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_UNKNOWN"));
        firm.assess("{\"tier\":\"UNICORN\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_AMBIGUOUS"))
                .body("errors[0].message", containsString("UNI-GEI, UNI-ANHUI, UNI-HURUN, UNI-CBI"));
        firm.assess("{\"editionId\":\"EAGLET-HEFEI-2021\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_EDITION_OUT_OF_SCOPE"));
        firm.assess("{\"kind\":\"NEW\"}").then().statusCode(400);
        firm.assess("{\"standard\":\"SRDI\"}").then().statusCode(400).body("errors[0].pointer", equalTo("/kind"));
        firm.assess(SRDI.replace("2026-06-01", "2999-06-01"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_DATE_IN_FUTURE"));
        firm.assess(SRDI.replace("}", ",\"referenceYear\":2026}"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_REFERENCE_YEAR_INVALID"));
        firm.assess(UNICORN.replace("7.15", "0"))
                .then()
                .statusCode(422)
                .body("code", equalTo("ENTERPRISE_RATE_INVALID"));
    }

    @Test
    void anAssessmentIsSeenByWhoSeesItsEnterprise() {
        Office.Firm firm = Office.worked(E3);
        String id = firm.assess(SRDI).then().statusCode(201).extract().path("id");
        String own = Tokens.of("ENTERPRISE").scope("enterprise:" + firm.code()).sign();
        String wuhu = Tokens.of("CITY_OFFICE").scope("region:340200").sign();
        as(own).get("/api/v1/assessments/" + id).then().statusCode(200);
        as(own).get("/api/v1/assessments").then().body("items.id", equalTo(List.of(id)));
        as(own).body(SRDI)
                .post(ENTERPRISES + "/" + firm.id() + "/assessments")
                .then()
                .statusCode(403);
        as(wuhu).get("/api/v1/assessments/" + id).then().statusCode(404);
        as(wuhu).post("/api/v1/assessments/" + id + "/replay").then().statusCode(404);
        as(wuhu).body(SRDI)
                .post(ENTERPRISES + "/" + firm.id() + "/assessments")
                .then()
                .statusCode(404);
        as(wuhu).get(ENTERPRISES + "/" + firm.id() + "/tiers").then().statusCode(404);
        as(wuhu).get("/api/v1/assessments?enterpriseId=" + firm.id()).then().body("items", hasSize(0));
    }

    @Test
    void historyCannotBeChangedByTheServiceItself() {
        for (String table : List.of("assessment", "assessment_document", "indicator_revision", "indicator_import")) {
            assertThat(sql.number(
                            "select count(*) from information_schema.role_table_grants where table_name = ? and grantee ="
                                    + " current_user and privilege_type in ('UPDATE', 'DELETE', 'TRUNCATE')",
                            table))
                    .describedAs(table)
                    .isZero();
        }
    }

    private static Response assess(String id, String body) {
        return office().body(body).post(ENTERPRISES + "/" + id + "/assessments");
    }

    private static String verdicts(Response answer) {
        List<Map<String, Object>> criteria = answer.path("result.criteria");
        return criteria.stream()
                .map(criterion -> criterion.get("id")
                        + switch ((String) criterion.get("status")) {
                            case "MET" -> "+";
                            case "NOT_MET" -> "-";
                            default -> "?";
                        })
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }

    private List<String> tierEvents(String id) {
        return sql.list(
                "select (data ->> 'direction') || ' ' || coalesce(data ->> 'previousTier', 'null') || '>'"
                        + " || coalesce(data ->> 'tier', 'null') || ' ' || (data ->> 'assessedOn') from event"
                        + " where aggregate = ? and type = 'io.jidi.enterprise.tier.changed' order by version",
                row -> row.getString(1),
                id);
    }

    private void eventIsTheGoldenOne(String id) throws Exception {
        ObjectMapper json = new ObjectMapper();
        String data = sql.first(
                        "select data::text from event where aggregate = ? and type = 'io.jidi.enterprise.tier.changed'",
                        row -> row.getString(1),
                        id)
                .orElseThrow();
        Map<String, Object> told = json.readValue(data, Map.class);
        Path golden = Path.of("../contracts/events/io.jidi.enterprise.tier.changed/example-rise-srdi.json");
        Map<String, Object> example = json.readValue(Files.readString(golden), Map.class);
        for (String changing : List.of("enterpriseId", "assessmentId", "assessedOn")) {
            assertThat(told).containsKey(changing);
            told.put(changing, example.get(changing));
        }
        assertThat(told).isEqualTo(example);
    }
}
