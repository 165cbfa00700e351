package io.jidi.enterprise.assessment;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What if a figure were another: the tier that would follow is told, and nothing of it is kept. */
@QuarkusTest
class SupposedAssessmentTest extends OnRealParts {

    @Inject
    Sql sql;

    @Test
    void aSupposedFigureMovesTheTierAndIsNotKept() {
        String firm = youngFirm();
        suppose(firm, "{\"field\":\"listing\",\"value\":\"NONE\"}")
                .statusCode(200)
                .body("outcome", equalTo("ELIGIBLE"))
                .body("reached", equalTo("UNICORN"))
                .body("standing", equalTo("UNICORN"))
                .body("standingEffect", equalTo("RISE"));
        suppose(firm, "{\"field\":\"foundedDate\",\"value\":\"2001-01-01\"}")
                .statusCode(200)
                .body("outcome", equalTo("NOT_ELIGIBLE"))
                .body("reached", nullValue());
        // As before: what was supposed is in no history and in no digest.
        Response plain = office().body(request()).post(Office.ENTERPRISES + "/" + firm + "/assessments/preview");
        plain.then().statusCode(200).body("reached", equalTo("UNICORN"));
        assertThat(sql.number(
                        "select count(*) from indicator_revision where enterprise_id = ? and vals[1] = '2001-01-01'",
                        id(firm)))
                .isZero();
        assertThat(sql.number("select count(*) from assessment where enterprise_id = ?", id(firm)))
                .isZero();
    }

    @Test
    void twoSupposedFiguresCountTogetherAndTheLaterOfOneFieldWins() {
        String firm = youngFirm();
        suppose(firm, "{\"field\":\"listing\",\"value\":\"NONE\"},{\"field\":\"foundedDate\",\"value\":\"2001-01-01\"}")
                .statusCode(200)
                .body("outcome", equalTo("NOT_ELIGIBLE"));
        suppose(
                        firm,
                        "{\"field\":\"foundedDate\",\"value\":\"2001-01-01\"},"
                                + "{\"field\":\"foundedDate\",\"value\":\"2017-03-01\",\"source\":\"REGISTRY\"}")
                .statusCode(200)
                .body("reached", equalTo("UNICORN"))
                .body(
                        "result.criteria.parts.flatten().inputs.flatten().findAll { it.field == 'foundedDate' }.source",
                        hasItem("REGISTRY"));
    }

    @Test
    void whatTheCatalogueDoesNotTakeIsRefusedAtItsPlace() {
        String firm = youngFirm();
        for (String[] wrong : new String[][] {
            {"{\"field\":\"nothing\",\"value\":\"1\"}", "/supposed/0/field"},
            {"{\"field\":\"fundingRounds\",\"value\":\"1\"}", "/supposed/0/field"},
            {"{\"field\":\"revenue\",\"value\":\"1\"}", "/supposed/0/year"},
            {"{\"field\":\"foundedDate\",\"year\":2024,\"value\":\"2024-01-01\"}", "/supposed/0/year"},
            {"{\"field\":\"revenue\",\"year\":2024,\"value\":\"much\"}", "/supposed/0/value"},
        }) {
            suppose(firm, wrong[0]).statusCode(400).body("errors.pointer", hasItem(wrong[1]));
        }
        suppose(firm, "").statusCode(400);
        as(Tokens.of("AUDITOR").sign())
                .body(question("{\"field\":\"listing\",\"value\":\"NONE\"}"))
                .post(Office.ENTERPRISES + "/" + firm + "/assessments/what-if")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse suppose(String firm, String supposed) {
        return office().body(question(supposed))
                .post(Office.ENTERPRISES + "/" + firm + "/assessments/what-if")
                .then();
    }

    private static String question(String supposed) {
        return "{\"assess\":" + request() + ",\"supposed\":[" + supposed + "]}";
    }

    private static String request() {
        return "{\"editionId\":\"UNI-GEI-2025\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\","
                + "\"rates\":[{\"currency\":\"USD\",\"year\":2018,\"yuanPerUnit\":\"7\"}]}";
    }

    private static String youngFirm() {
        String code = Office.freshCode();
        String name = "假设测试" + code;
        String id = Office.register(name, code, "341321");
        StringBuilder rows = new StringBuilder();
        for (String fact : List.of(
                "foundedDate,2017-03-01",
                "listing,NONE",
                "independentLegalPerson,yes",
                "fundingRounds,currency=CNY;date=2018-05-01;investor=PROFESSIONAL;paidIn=36000;postMoney=700000")) {
            rows.append(code + "," + name + ",," + fact + ",,CERTIFICATE\n");
        }
        Office.committed(rows.toString());
        return id;
    }

    private static UUID id(String firm) {
        return io.jidi.platform.id.TypeIds.parse("ent", firm);
    }
}
