package io.jidi.project.base;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The voice base of domain file 6.5 with its carriers, from their entry to the verdict of a year. */
@QuarkusTest
class BaseIndustryTest extends OnRealParts {

    private static final int[] LEADING = {900, 430, 200, 110, 320};

    @Inject
    Sql sql;

    private String industry = "";

    @BeforeEach
    void theBasesAreOpen() {
        Office.openBases();
        industry =
                "/api/v1/bases/" + office().get("/api/v1/bases/by-code/VOICE").<String>path("id") + "/industry";
    }

    @Test
    void aBaseIsMeasuredByItsCarriersAndJudged() {
        for (int i = 0; i < LEADING.length; i++) {
            post("carriers", carrier("园区" + i, i < 4, "2021-01-01"), 201);
        }
        post("carriers", carrier("园区0", true, "2022-01-01"), 422);
        post("leading-industries", "{\"industryCode\":\"I65\",\"name\":\"软件和信息技术\",\"fromDate\":\"2021-01-01\"}", 201);
        post("leading-industries", "{\"industryCode\":\"I65\",\"name\":\"软件\",\"fromDate\":\"2022-01-01\"}", 422);
        String member = "{\"creditCode\":\"91340000711771143J\",\"name\":\"龙头\",\"role\":\"LEADING\","
                + "\"leadingIndustry\":true,\"fromDate\":\"2021-01-01\"}";
        post("members", member, 201).body("members", hasSize(1)).body("carriers", hasSize(5));
        post("members", member, 422);
        theFiguresGiveTheTable();
        anotherCarrierIsAnotherVersion();
        theYearIsJudgedOnce();
        whoFollowsIsToldOfCarriersAndValues();
    }

    private void whoFollowsIsToldOfCarriersAndValues() {
        String base = office().get("/api/v1/bases/by-code/VOICE").path("id");
        assertThat(told(base, "carrier.changed", "data->>'name' || coalesce('/' || (data->>'toDate'), '')"))
                .containsExactly("园区0", "园区1", "园区2", "园区3", "园区4", "园区4/2024-06-30");
        assertThat(told(base, "carrier.changed", "data->>'id'").get(5))
                .isEqualTo(told(base, "carrier.changed", "data->>'id'").get(4))
                .startsWith("car_");
        String readings = "(select string_agg(one->>'definition' || ' ' || (one->>'revision') || ' '"
                + " || (one->>'percent') || ' ' || (one->>'targetMet'), ', ' order by one->>'definition')"
                + " from jsonb_array_elements(data->'readings') one)";
        assertThat(told(base, "agglomeration.computed", "data->>'year' || ': ' || " + readings))
                .containsExactly(
                        "2022: AGG-A 1 82.83 true, AGG-B 1 83.67 true, AGG-C 1 80.00 true",
                        "2022: AGG-A 2 82.83 true, AGG-B 2 83.67 true, AGG-C 2 80.00 true",
                        "2025: AGG-A 1 82.83 false, AGG-B 1 100.00 true, AGG-C 1 100.00 true");
        assertThat(told(base, "agglomeration.computed", "data_scope")).containsOnly("region:340100,base:VOICE");
        assertThat(told(
                        base,
                        "agglomeration.computed",
                        "(data->'readings'->0->'numeratorRevenue'->>'amount') || ' of '"
                                + " || (data->'readings'->2->>'denominatorEnterprises')"))
                .first()
                .isEqualTo("164000000000.00 of 50");
        // 2022 comes out lower: 2025 is above it now, and who was told that it was not is told anew.
        post(
                "agglomerations",
                figures(2022, 5).replace("\"totalRevenue\":" + yi("430"), "\"totalRevenue\":" + yi("900")),
                201);
        assertThat(told(base, "agglomeration.computed", "data->>'year' || ': ' || " + readings))
                .endsWith(
                        "2022: AGG-A 3 66.94 false, AGG-B 3 83.67 true, AGG-C 3 80.00 true",
                        "2025: AGG-A 1 82.83 true, AGG-B 1 100.00 true, AGG-C 1 100.00 true");
    }

    /** A part refused leaves no word of it. */
    @Test
    void ofABaseWithoutACityTheProvinceIsTold() {
        String brain = office().get("/api/v1/bases/by-code/BRAIN").path("id");
        String at = "/api/v1/bases/" + brain + "/industry/carriers";
        office().body(carrier("类脑园", true, "2021-01-01")).post(at).then().statusCode(201);
        office().body(carrier("类脑园", true, "2022-01-01")).post(at).then().statusCode(422);
        assertThat(told(brain, "carrier.changed", "data_scope || ' ' || (data->'regionCodes')::text"))
                .containsExactly("region:340000,base:BRAIN []");
    }

    @Test
    void aDepartmentThatIsEnteredIsToldToEverybody() {
        String department = office().body(
                        "{\"code\":\"WATER_RESOURCES\",\"nameZh\":\"省水利厅\",\"nameEn\":\"Water Resources\"}")
                .post("/api/v1/departments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(told(department, "department.entered", "(data->>'code') || (data->>'nameZh') || data_scope"))
                .containsExactly("WATER_RESOURCES省水利厅");
    }

    private List<String> told(String aggregate, String type, String value) {
        return sql.list(
                "select " + value + " from event where aggregate = ? and type = ? order by version",
                row -> row.getString(1),
                aggregate,
                "io.jidi.project." + type);
    }

    private void theFiguresGiveTheTable() {
        String figures = figures(2022, 5);
        post("agglomerations", figures(2022, 4), 422).body("code", equalTo("BASE_PART_REFUSED"));
        post("agglomerations", figures, 201)
                .body("items.definition", contains("AGG-A", "AGG-B", "AGG-C"))
                .body("items.percent", contains("82.83", "83.67", "80.00"))
                .body("items.targetMet", contains(true, true, true))
                .body("items[0].hhi", equalTo("2991.98"))
                .body("items[0].cr3", equalTo("84.18"))
                .body("items[0].carriers", equalTo(5))
                .body("items[0].enterprises", equalTo(50))
                .body("items[0].revision", equalTo(1));
        post("agglomerations", figures, 201).body("items.revision", contains(2, 2, 2));
        office().get("/api/v1/bases/figures/2022/agglomeration")
                .then()
                .body("items.percent", contains("82.83", "83.67", "80.00"))
                .body("items.bases", contains(1, 1, 1));
        office().get("/api/v1/bases/figures/2019/agglomeration").then().body("items.bases", contains(0, 0, 0));
    }

    private void anotherCarrierIsAnotherVersion() {
        String before = office().get(industry + "?asOf=2022-12-31").path("carriersVersion");
        post("carriers/end", "{\"name\":\"园区4\",\"toDate\":\"2024-06-30\"}", 201);
        post("carriers/end", "{\"name\":\"园区4\",\"toDate\":\"2024-06-30\"}", 422);
        assertThat(office().get(industry + "?asOf=2022-12-31").<String>path("carriersVersion"))
                .isEqualTo(before);
        office().get(industry + "?asOf=2024-12-31")
                .then()
                .body("carriers", hasSize(4))
                .body("carriersVersion", not(equalTo(before)));
        // Without the outer carrier everything lies in the core: more than the base itself had in 2022.
        post("agglomerations", figures(2025, 4), 201)
                .body("items.percent", contains("82.83", "100.00", "100.00"))
                .body("items.targetMet", contains(false, true, true));
        theTargetsOfTheProgrammeAreJudgedByIt(16, "MET", "MET", "MET");
        theTargetsOfTheProgrammeAreJudgedByIt(23, "MISSED", "MET", "MET");
    }

    private static void theTargetsOfTheProgrammeAreJudgedByIt(int row, String... states) {
        office().get("/api/v1/targets")
                .then()
                .body(
                        "items.findAll { it.row == " + row + " && it.subject == 'base:VOICE' && it.definition in"
                                + " ['AGG-A', 'AGG-B', 'AGG-C'] }.sort { it.definition }.state",
                        contains(states));
    }

    private void theYearIsJudgedOnce() {
        String low =
                "{\"SCALE\":\"5\",\"GROWTH\":\"5\",\"AGGLOMERATION\":\"5\",\"INNOVATION\":\"5\",\"LEADERS\":\"5\",\"PROJECTS\":\"5\",\"OPENNESS\":\"5\"}";
        post("assessments", assessment(2023, low.replace("\"OPENNESS\":\"5\"", "\"OPENNESS\":\"6\""), false), 422);
        post("assessments", assessment(2023, low, false), 201)
                .body("band", equalTo("D"))
                .body("total", equalTo("35"))
                .body("exitProposed", equalTo(false));
        post("assessments", assessment(2023, low, false), 422);
        post("assessments", assessment(2024, low.replace("\"SCALE\":\"5\"", "\"SCALE\":\"20\""), true), 201)
                .body("band", equalTo("D"))
                .body("exitProposed", equalTo(true));
    }

    /** The same rule as in a body: a year of nine digits would be a failure of the database. */
    @Test
    void aDayInTheQueryIsAnIsoDateOfFourDigitYears() {
        for (String day : new String[] {"+999999999-12-31", "0000-01-01", "2024-02-30", "20240101"}) {
            office().queryParam("asOf", day).get(industry).then().statusCode(400);
        }
        office().queryParam("asOf", "2024-02-29").get(industry).then().statusCode(200);
    }

    @Test
    void onlyTheProvinceAndItsOwnOfficeChangeABase() {
        String robots = Tokens.of("BASE_OFFICE")
                .user("r")
                .organisation("R")
                .scope("base:ROBOT")
                .sign();
        as(robots)
                .body(carrier("外来园区", true, "2021-01-01"))
                .post(industry + "/carriers")
                .then()
                .statusCode(403);
        as(Office.hefei()).body("{}").post(industry + "/carriers").then().statusCode(403);
        String own = Tokens.of("BASE_OFFICE")
                .user("v")
                .organisation("V")
                .scope("base:ROBOT")
                .sign();
        String robot =
                "/api/v1/bases/" + office().get("/api/v1/bases/by-code/ROBOT").<String>path("id") + "/industry";
        as(own).body(carrier("机器人园", true, "2021-01-01"))
                .post(robot + "/carriers")
                .then()
                .statusCode(201);
    }

    @Test
    void citiesAreHeldAgainstTheProvince() {
        revenue("340000", "1700", "47600", 201);
        revenue("340100", "1050", "12600", 201);
        revenue("340200", "210", "9800", 201);
        revenue("340100", "2", "1", 422);
        office().get("/api/v1/bases/figures/2022/location-quotients")
                .then()
                .body("items.regionCode", hasItems("340100", "340200"))
                .body("items.find { it.regionCode == '340100' }.quotient", equalTo("2.3333"))
                .body("items.find { it.regionCode == '340200' }.quotient", equalTo("0.6000"));
    }

    private static void revenue(String region, String leading, String total, int status) {
        office().body("{\"regionCode\":\"" + region + "\",\"year\":2022,\"leadingRevenue\":" + yi(leading)
                        + ",\"totalRevenue\":" + yi(total) + ",\"source\":\"统计\"}")
                .post("/api/v1/bases/figures/region-revenues")
                .then()
                .statusCode(status);
    }

    private ValidatableResponse post(String what, String body, int status) {
        return office().body(body).post(industry + "/" + what).then().statusCode(status);
    }

    private static String carrier(String name, boolean core, String from) {
        return "{\"name\":\"" + name + "\",\"core\":" + core + ",\"boundary\":\"东至望江路\",\"source\":\"规划\","
                + "\"fromDate\":\"" + from + "\"}";
    }

    /** Core carriers earn 1980 in all, 1640 of it in the leading industries; ten enterprises each. */
    private static String figures(int year, int carriers) {
        StringBuilder figures = new StringBuilder();
        for (int i = 0; i < carriers; i++) {
            int total = LEADING[i] + (i == 0 ? 340 : 0);
            figures.append(i == 0 ? "" : ",")
                    .append("{\"carrier\":\"园区" + i + "\",\"leadingRevenue\":" + yi(String.valueOf(LEADING[i]))
                            + ",\"totalRevenue\":" + yi(String.valueOf(total))
                            + ",\"leadingEnterprises\":10,\"totalEnterprises\":12}");
        }
        return "{\"year\":" + year + ",\"status\":\"ANNUAL\",\"source\":\"年报\",\"figures\":[" + figures + "]}";
    }

    private static String assessment(int year, String points, boolean accident) {
        return "{\"year\":" + year + ",\"points\":" + points + ",\"majorAccident\":" + accident
                + ",\"evidence\":\"考核材料\"}";
    }

    private static String yi(String amount) {
        return "{\"amount\":\"" + amount + "00000000.00\",\"currency\":\"CNY\"}";
    }
}
