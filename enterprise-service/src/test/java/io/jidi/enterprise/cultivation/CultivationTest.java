package io.jidi.enterprise.cultivation;

import static io.jidi.enterprise.Office.ENTERPRISES;
import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CultivationTest extends OnRealParts {

    private static final String CULTIVATION = "/api/v1/cultivation";
    private static final String E1 = "91340100MA990001XA";
    private static final String E2 = "91340600MA99000284";
    private static final String E3 = "91340300MA9900036F";
    private static final String E4 = "91340200MA99000445";

    @Inject
    Sql sql;

    private static String recorded(Office.Firm firm, String title, String from, String until) {
        return office().body("""
                        {"enterpriseId":"%s","title":"%s","validFrom":"%s","validUntil":"%s","documentNo":"皖经信〔2023〕1号",
                         "certificateNo":"%s-%s"}""".formatted(firm.id(), title, from, until, title, firm.code())
                        .replace("LITTLE_GIANT-", "LG-"))
                .post("/api/v1/titles")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static Response ran(String body) {
        Response started = office().body(body).post(CULTIVATION + "/runs");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        Instant patience = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            Response run = office().get(started.header("Location"));
            if (!run.path("state").equals("RUNNING")) {
                assertThat((String) run.path("state")).as(run.asString()).isEqualTo("DONE");
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    @Test
    void anEnterpriseSeesItsNearestTiersAndTheExactGaps() {
        Office.Firm firm = Office.worked(E2);
        String own = Tokens.of("ENTERPRISE").scope("enterprise:" + firm.code()).sign();
        String path = ENTERPRISES + "/" + firm.id() + "/cultivation?applicationDate=2026-06-01";
        Response answer = as(own).get(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(answer.<List<String>>path("reached.tier")).contains("INNOVATIVE");
        String srdi = "nearest.find { it.tier == 'SRDI' }.";
        assertThat((String) answer.path(srdi + "editionId")).isEqualTo("SRDI-2026");
        assertThat((String) answer.path(srdi + "outcome")).isEqualTo("NOT_ELIGIBLE");
        assertThat((int) answer.path(srdi + "nearness.failing")).isEqualTo(6);
        String p2b = srdi + "nearness.missing.find { it.criterion == 'P2b' }.";
        assertThat((String) answer.path(p2b + "gaps[0].amount")).isEqualTo("90");
        assertThat((String) answer.path(p2b + "gaps[0].target")).isEqualTo("720");
        assertThat((String) answer.path(p2b + "gaps[0].unit")).isEqualTo("万元");
        assertThat((String) answer.path(p2b + "basis.zh")).contains("工信部企业〔2026〕2号");
        // Nearest first.
        List<Integer> failing = answer.path("nearest.nearness.failing");
        assertThat(failing).isSorted();
        as(own).get(path + "&standard=SRDI").then().body("nearest.tier", equalTo(List.of("SRDI")));
        as(own).get(path + "&standard=NONE").then().statusCode(422);
        as(own).get(path + "&referenceYear=2026").then().statusCode(422);
        as(Tokens.of("CITY_OFFICE").scope("region:340200").sign())
                .get(path)
                .then()
                .statusCode(404);
    }

    @Test
    void aRecognisedTitleOpensTheGateAndARevokedOneClosesItWhateverAnOlderFileSays() {
        Office.Firm firm = Office.worked(E2);
        String w1 = "nearest.find { it.tier == 'SRDI' }.nearness.missing.criterion";
        String path = ENTERPRISES + "/" + firm.id() + "/cultivation?applicationDate=2026-06-01&standard=SRDI";
        office().get(path).then().body(w1, hasItem("P1"));
        String title = recorded(firm, "INNOVATIVE", "2025-01-01", "2027-12-31");
        office().get(path).then().body(w1, not(hasItem("P1")));
        // Before it was valid it opened nothing.
        office().get(path.replace("2026-06-01", "2026-04-01")
                        .replace("standard=SRDI", "standard=SRDI&referenceYear=2023"))
                .then()
                .statusCode(200);
        assertThat((String) firm.assess("{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\"}")
                        .path("result.criteria.find { it.id == 'P1' }.status"))
                .isEqualTo("MET");
        firm.row(",titles,kind=INNOVATIVE;start=2024-01-01;end=2030-12-31,,CERTIFICATE");
        office().body("{\"cause\":\"NO_LONGER_QUALIFIES\",\"reason\":\"重组\",\"evidence\":\"x\"}")
                .post("/api/v1/titles/" + title + "/revocations")
                .then()
                .statusCode(201);
        as(Tokens.of("PROVINCE_OFFICE").user("second").scope("region:340000").sign())
                .body("{\"revoke\":true,\"reason\":\"属实\"}")
                .post("/api/v1/titles/" + title + "/revocations/decision")
                .then()
                .statusCode(200);
        String today = sql.first("select (now() at time zone 'Asia/Shanghai')::date::text", row -> row.getString(1))
                .orElseThrow();
        office().get(path.replace("2026-06-01", today)).then().body(w1, hasItem("P1"));
        // On a day on which it still held, it counts.
        office().get(path).then().body(w1, not(hasItem("P1")));
    }

    @Test
    void theLadderRanksOverThreeStandards() {
        Office.Firm firm = Office.settled(E4, "340200");
        String body = "{\"standard\":\"%s\",\"kind\":\"%s\",\"applicationDate\":\"%s\"}";
        firm.assess(body.formatted("SRDI", "NEW", "2026-06-01")).then().body("standingEffect", equalTo("RISE"));
        // The lower step is held by the way; an assessment of it changes nothing.
        firm.assess(body.formatted("INNOV", "NEW", "2026-06-02"))
                .then()
                .body("ladder", equalTo("MIIT"))
                .body("standingEffect", equalTo("UNCHANGED"));
        // An earlier day of another standard is not superseded; the stay begins where the one before ends.
        firm.assess(body.formatted("LG", "NEW", "2026-05-20"))
                .then()
                .body("outcome", equalTo("ELIGIBLE"))
                .body("standingEffect", equalTo("RISE"));
        office().get(ENTERPRISES + "/" + firm.id() + "/tiers")
                .then()
                .body("items.tier", equalTo(List.of("SRDI", "LITTLE_GIANT")))
                .body("items[0].toDate", equalTo("2026-06-01"))
                .body("items[1].fromDate", equalTo("2026-06-01"));
        // A worse year: the little giant is refused and SRDI is what is left.
        firm.row("2025,mainRevenue,15300,万元,AUDIT_REPORT");
        firm.assess(body.formatted("LG", "NEW", "2026-07-01"))
                .then()
                .body("outcome", equalTo("NOT_ELIGIBLE"))
                .body("standingEffect", equalTo("FALL"));
        office().get("/api/v1/tiers?ladder=MIIT&enterpriseId=" + firm.id())
                .then()
                .body("items.tier", equalTo(List.of("SRDI")))
                .body("items[0].tierName.zh", equalTo("专精特新中小企业"));
        // Refused there, too, it stands on what INNOV-2022 found.
        firm.row("2025,totalLiabilities,23000,万元,AUDIT_REPORT");
        firm.assess(body.formatted("SRDI", "REVIEW", "2026-07-02"))
                .then()
                .body("outcome", equalTo("NOT_ELIGIBLE"))
                .body("standingEffect", equalTo("FALL"));
        office().get("/api/v1/tiers?ladder=MIIT&enterpriseId=" + firm.id())
                .then()
                .body("items.tier", equalTo(List.of("INNOVATIVE")));
        assertThat(sql.list(
                        "select (data ->> 'previousTier') || '>' || (data ->> 'tier') from event where aggregate = ?"
                                + " and type = 'io.jidi.enterprise.tier.changed' and version > 2 order by version",
                        row -> row.getString(1),
                        firm.id()))
                .contains("SRDI>LITTLE_GIANT", "LITTLE_GIANT>SRDI", "SRDI>INNOVATIVE");
    }

    @Test
    void nearMissesAndTitlesInDangerAreListed() {
        String region = "341500";
        Office.Firm e1 = Office.settled(E1, region);
        Office.Firm e3 = Office.settled(E3, region);
        Office.Firm e4 = Office.settled(E4, region);
        // 蚌埠芯感 holds an old title; a little giant of 2023 is due in 2026, one of 2025 in 2028.
        recorded(e3, "SRDI", "2025-07-01", "2028-06-30");
        recorded(e1, "LITTLE_GIANT", "2025-07-01", "2028-06-30");
        recorded(e4, "LITTLE_GIANT", "2023-12-31", "2026-12-30");
        Response run = ran("{\"applicationDate\":\"2026-06-01\",\"regionPrefix\":\"3415\",\"mostMissing\":2}");
        assertThat((int) run.path("done")).isEqualTo(3);
        assertThat((int) run.path("titles")).isEqualTo(3);
        assertThat((int) run.path("losing")).isEqualTo(2);

        // 蚌埠芯感 lacks five points of growth for INNOV-2022.
        String near = CULTIVATION + "/near-misses?regionPrefix=3415";
        office().get(near + "&tier=INNOVATIVE")
                .then()
                .statusCode(200)
                .body("items.enterpriseId", equalTo(List.of(e3.id())))
                .body("items[0].failing", equalTo(1))
                .body("items[0].missing[0].criterion", equalTo("POINTS"))
                .body("items[0].missing[0].gaps[0].amount", equalTo("5"));
        office().get(near + "&criterion=POINTS").then().body("items", hasSize(1));
        office().get(near + "&criterion=P2b").then().body("items", empty());
        office().get(near + "&criterion=%25").then().statusCode(400);
        office().get(near + "&tier=LITTLE_GIANT").then().body("items", empty());
        String file = office().get(CULTIVATION + "/near-misses/file?regionPrefix=3415&tier=INNOVATIVE")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .extract()
                .asString();
        assertThat(file.lines()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(file).contains(e3.code()).contains("POINTS").doesNotContain(e1.code());

        // The title of 2023 is re-assessed by the rule of 2022, that of 2025 by the one of 2026 (domain reference 0.3).
        office().get(CULTIVATION + "/titles?regionPrefix=3415&sort=validUntil")
                .then()
                .body("items.enterpriseId", hasSize(3))
                .body("items[0].enterpriseId", equalTo(e4.id()))
                .body("items[0].editionId", equalTo("LG-2022"))
                .body("items[0].outcome", equalTo("ELIGIBLE"));
        office().get(CULTIVATION + "/titles?regionPrefix=3415&outcome=NOT_ELIGIBLE&title=LITTLE_GIANT")
                .then()
                .body("items.enterpriseId", equalTo(List.of(e1.id())))
                .body("items[0].editionId", equalTo("LG-2026"))
                .body("items[0].missing.criterion", hasItem("W2a"))
                .body("items[0].missing.criterion", not(hasItem("W2c")));
        office().get(ENTERPRISES + "/" + e1.id() + "/cultivation?applicationDate=2026-06-01")
                .then()
                .body("titles.editionId", equalTo(List.of("LG-2026")))
                .body("titles[0].outcome", equalTo("NOT_ELIGIBLE"));

        // Run again after the figures got better: what was kept is replaced.
        e3.row("2025,mainRevenue,5150,万元,AUDIT_REPORT");
        ran("{\"applicationDate\":\"2026-06-01\",\"regionPrefix\":\"3415\",\"standards\":[\"INNOV\"]}");
        office().get(near + "&criterion=POINTS").then().body("items", hasSize(1));
        e3.row("2025,mainRevenue,5190,万元,AUDIT_REPORT");
        e3.row("2024,mainRevenue,4700,万元,AUDIT_REPORT");
        ran("{\"applicationDate\":\"2026-06-01\",\"regionPrefix\":\"3415\",\"standards\":[\"INNOV\"]}");
        office().get(near + "&criterion=POINTS").then().body("items", empty());

        String elsewhere = Tokens.of("CITY_OFFICE").scope("region:340200").sign();
        as(elsewhere).get(CULTIVATION + "/titles?regionPrefix=3415").then().body("items", empty());
        as(elsewhere).body("{}").post(CULTIVATION + "/runs").then().statusCode(403);
        office().body("{\"standards\":[\"HERO\"]}")
                .post(CULTIVATION + "/runs")
                .then()
                .statusCode(422);
    }

    @Test
    void theLadderIsCountedOverTheYearsByCityAndBase() {
        String region = "341600";
        String base = "{\"baseCode\":\"BOZHOU\",\"baseFrom\":\"2025-01-01\"}";
        Office.Firm one = Office.settled(E1, region);
        Office.Firm two = Office.settled(E4, region);
        String tag = office().get(ENTERPRISES + "/" + two.id()).header("ETag");
        office().header("If-Match", tag)
                .body(base)
                .patch(ENTERPRISES + "/" + two.id())
                .then()
                .statusCode(200);
        String body = "{\"standard\":\"SRDI\",\"kind\":\"NEW\",\"applicationDate\":\"%s\",\"referenceYear\":2025}";
        one.assess(body.formatted("2026-06-01")).then().body("standingEffect", equalTo("RISE"));
        two.assess(body.formatted("2026-06-01")).then().body("standingEffect", equalTo("RISE"));
        one.row("2025,mainRevenue,1800,万元,AUDIT_REPORT");
        one.assess(body.formatted("2026-07-01")).then().body("standingEffect", equalTo("FALL"));
        recorded(one, "SRDI", "2022-03-01", "2025-02-28");
        recorded(two, "INNOVATIVE", "2023-03-01", "2026-02-28");

        String city = Tokens.of("CITY_OFFICE").scope("region:" + region).sign();
        String path = CULTIVATION + "/ladder?fromYear=2022&toYear=2026";
        as(city).get(path + "&by=CITY")
                .then()
                .statusCode(200)
                .body("years", hasSize(1))
                .body("years[0].year", equalTo(2026))
                .body("years[0].group", equalTo(region))
                .body("years[0].tiers", equalTo(Map.of("SRDI", 1)))
                .body("years[0].rises", equalTo(2))
                .body("years[0].falls", equalTo(1));
        as(city).get(path + "&by=BASE")
                .then()
                .body("years.group", equalTo(List.of("BOZHOU", "NONE")))
                .body("years[0].tiers", equalTo(Map.of("SRDI", 1)))
                .body("years[1].falls", equalTo(1));
        as(city).get(path + "&basis=OFFICIAL")
                .then()
                .body("years.year", equalTo(List.of(2022, 2023, 2024, 2025, 2026)))
                .body(
                        "years.tiers",
                        equalTo(List.of(
                                Map.of("SRDI", 1),
                                Map.of("SRDI", 1, "INNOVATIVE", 1),
                                Map.of("SRDI", 1, "INNOVATIVE", 1),
                                Map.of("INNOVATIVE", 1),
                                Map.of())))
                .body("years.rises", equalTo(List.of(1, 1, 0, 0, 0)))
                .body("years.falls", equalTo(List.of(0, 0, 0, 1, 1)));
        as(city).get(path.replace("2022", "2027")).then().statusCode(400);
    }
}
