package io.jidi.project.cityscore;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.wuhu;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.platform.sql.Sql;
import io.jidi.project.OnRealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Two years of scoring with an appeal. */
@QuarkusTest
class CityScoreTest extends OnRealParts {

    private static final String ROUNDS = "/api/v1/city-scores";
    private static final String[] CODES = {
        "START_RATE", "COMPLETION_RATE", "INVESTMENT_RATE", "REGISTRATION_RATE", "FUNDS_PROGRESS", "ISSUES_CLOSED"
    };
    private static final String[] JIA = {"96", "90", "104", "92", "101", "100"};
    private static final String[] YI = {"88", "95", "93", "98", "85", "97"};

    @Inject
    Sql sql;

    @Test
    void twoRoundsWithAnAppealAndTheChangeOfRank() {
        String first = opened(2031);
        values(first, "340100", YI);
        values(first, "340200", JIA);
        finish(first);

        String second = opened(2032);
        open(2032, 409);
        values(second, "340100", JIA);
        values(second, "340200", YI);
        value(second, "340000", "START_RATE", "1", 422);
        value(second, "340100", "UNKNOWN", "1", 422);
        as(wuhu()).get(ROUNDS + "/published").then().body("items.year", not(hasItem(2032)));
        office().body("{\"appealUntil\":\""
                        + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(5) + "\"}")
                .post(second + "/publications")
                .then()
                .statusCode(200)
                .body("standings", hasSize(16))
                .body("standings[0].region", equalTo("340100"))
                .body("standings[0].score", equalTo("98.35"))
                .body("standings[0].change", equalTo(1))
                .body("standings[1].score", equalTo("92.15"))
                .body("standings[2].rank", nullValue());
        value(second, "340100", "START_RATE", "1", 409);
        String appeal =
                "{\"regionCode\":\"340200\",\"indicator\":\"START_RATE\",\"grounds\":\"漏计两项\",\"evidence\":\"doc:1\"}";
        as(hefei()).body(appeal).post(second + "/appeals").then().statusCode(403);
        String id = as(wuhu())
                .body(appeal)
                .post(second + "/appeals")
                .then()
                .statusCode(200)
                .extract()
                .path("appeals[0].id");
        as(wuhu()).body(appeal).post(second + "/appeals").then().statusCode(409);
        sql.update("update score_round set appeal_until = date '2026-01-01' where round_year = 2032");
        office().post(second + "/endings").then().statusCode(409);
        office().body("{\"upheld\":true,\"answer\":\"属实\"}")
                .post(second + "/appeals/" + id + "/answers")
                .then()
                .statusCode(422);
        office().body("{\"upheld\":true,\"value\":\"100\",\"answer\":\"属实\"}")
                .post(second + "/appeals/" + id + "/answers")
                .then()
                .statusCode(200)
                .body("standings[1].score", equalTo("94.55"));
        office().post(second + "/endings").then().statusCode(200).body("status", equalTo("FINAL"));
        office().body(appeal).post(second + "/appeals").then().statusCode(403);
        as(wuhu()).get(ROUNDS + "/published").then().body("items.year", hasItem(2032));
    }

    private void finish(String round) {
        office().body("{\"appealUntil\":\""
                        + LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(5) + "\"}")
                .post(round + "/publications")
                .then()
                .statusCode(200);
        office().post(round + "/endings").then().statusCode(409);
        sql.update("update score_round set appeal_until = date '2026-01-01' where status = 'PUBLISHED'");
        office().post(round + "/endings").then().statusCode(200);
    }

    private static String opened(int year) {
        return ROUNDS + "/" + open(year, 201).extract().path("id");
    }

    private static io.restassured.response.ValidatableResponse open(int year, int status) {
        return office().body("{\"year\":" + year + ",\"scheme\":\"AH-CITY-1\"}")
                .post(ROUNDS)
                .then()
                .statusCode(status);
    }

    private static void values(String round, String region, String[] values) {
        for (int i = 0; i < CODES.length; i++) {
            value(round, region, CODES[i], values[i], 200);
        }
    }

    private static void value(String round, String region, String indicator, String value, int status) {
        office().body("{\"regionCode\":\"" + region + "\",\"indicator\":\"" + indicator + "\",\"value\":\"" + value
                        + "\",\"evidence\":\"doc:stat\"}")
                .post(round + "/values")
                .then()
                .statusCode(status);
    }
}
