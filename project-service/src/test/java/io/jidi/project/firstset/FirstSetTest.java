package io.jidi.project.firstset;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** A first set from the application to what it may claim. */
@QuarkusTest
class FirstSetTest extends OnRealParts {

    private static final String SETS = "/api/v1/first-sets";

    @Inject
    Sql sql;

    @Test
    void fromTheApplicationToTheClaims() {
        String id = office().body(text(application("340200", "26000000.00", true)))
                .post(SETS)
                .then()
                .statusCode(201)
                .body("claims", hasSize(0))
                .extract()
                .path("id");
        String path = SETS + "/" + id;
        step(path, "PUBLISHED", null, null, 422);
        step(path, "ACCEPTED", null, null, 200);
        step(path, "EVALUATED", null, null, 422);
        step(path, "EVALUATED", "第三方评价机构", null, 200);
        step(path, "PUBLICISED", null, null, 422);
        step(
                path,
                "PUBLICISED",
                null,
                LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(7).toString(),
                200);
        step(path, "PUBLISHED", null, null, 422);
        sql.update(
                "update first_set set public_until = date '2026-01-01' where id = ?::uuid",
                FirstSetId.fromString(id).value().toString());
        step(path, "PUBLISHED", null, null, 200);
        insure(path, "30000000.00", "900000.01", 422);
        insure(path, "30000000.00", "900000.00", 200);
        office().get(path)
                .then()
                .statusCode(200)
                .body("claims.clauseId", contains("FIRST-SET-2020", "FIRST-SET-PREMIUM"))
                .body("claims.amount.amount", contains("3900000.00", "720000.00"))
                .body("claims.confirmed", contains(false, false));
    }

    @Test
    void withoutTheCommitmentOrOutsideTheCityThereIsNoApplication() {
        office().body(text(application("340200", "1.00", false)))
                .post(SETS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/creditCommitment"));
        office().body(text(application("340200", "0.00", true)))
                .post(SETS)
                .then()
                .statusCode(422);
        as(hefei())
                .body(text(application("340200", "1.00", true)))
                .post(SETS)
                .then()
                .statusCode(403);
        String wuhus = office().body(text(application("340200", "1.00", true)))
                .post(SETS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(hefei()).get(SETS + "/" + wuhus).then().statusCode(404);
    }

    private static ObjectNode application(String region, String price, boolean commitment) {
        ObjectNode body = Office.JSON
                .createObjectNode()
                .put("name", "六轴协作机器人")
                .put("object", "EQUIPMENT")
                .put("listYear", 2026)
                .put("ownerCreditCode", Office.freshCreditCode())
                .put("ownerName", "研制企业")
                .put("regionCode", region)
                .put("creditCommitment", commitment);
        body.set("unitPrice", Office.money(price));
        return body;
    }

    private static void step(String path, String to, String evaluator, String until, int status) {
        ObjectNode body = Office.JSON.createObjectNode().put("to", to).put("reason", "办理");
        if (evaluator != null) {
            body.put("evaluator", evaluator);
        }
        if (until != null) {
            body.put("publicUntil", until);
        }
        office().body(text(body)).post(path + "/steps").then().statusCode(status);
    }

    private static void insure(String path, String insured, String premium, int status) {
        ObjectNode body = Office.JSON.createObjectNode().put("evidence", "保单");
        body.set("insured", Office.money(insured));
        body.set("premium", Office.money(premium));
        office().body(text(body)).post(path + "/insurances").then().statusCode(status);
    }
}
