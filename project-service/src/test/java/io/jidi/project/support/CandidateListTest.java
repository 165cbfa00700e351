package io.jidi.project.support;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 免申即享 over HTTP, from the data to the recovery. */
@QuarkusTest
class CandidateListTest extends OnRealParts {

    private static final String LISTS = "/api/v1/supports/candidate-lists";

    @Inject
    Sql sql;

    @Test
    void aListFromTheDataToThePaymentAndTheRecovery() {
        String good = Office.freshCreditCode();
        String bad = Office.freshCreditCode();
        String gap = Office.freshCreditCode();
        ObjectNode request = request("2026-" + good);
        add(request, good, "FIRST", "false");
        add(request, bad, "FIRST", "true");
        add(request, gap, "FIRST", null);
        String list = office().body(text(request))
                .post(LISTS)
                .then()
                .statusCode(201)
                .body("totals.included", equalTo(1))
                .body("totals.excluded", equalTo(1))
                .body("totals.undecided", equalTo(1))
                .body("totals.arranged.amount", equalTo("3000000.00"))
                .body(
                        "candidates.find { it.creditCode == '%s' }.reasons.code".formatted(bad),
                        hasItem("FAILS_CREDIT_BLACKLISTED"))
                .body(
                        "candidates.find { it.creditCode == '%s' }.reasons.code".formatted(gap),
                        hasItem("UNKNOWN_CREDIT_BLACKLISTED"))
                .extract()
                .path("id");
        String path = LISTS + "/" + list;
        String check = "{\"passed\":true,\"reason\":\"数据核对无误\"}";
        office().body(check).post(path + "/checks").then().statusCode(409);
        second().body(check).post(path + "/checks").then().statusCode(200).body("status", equalTo("CHECKED"));
        office().post(path + "/publications").then().statusCode(200).body("status", equalTo("PUBLICISED"));

        String candidate = path + "/candidates/" + good;
        String voucher = "{\"voucher\":\"2026-0001\"}";
        office().body(voucher).post(candidate + "/payments").then().statusCode(409);
        sql.update("update support_list set public_until = public_from - 1 where id = ?::uuid", uuid(list));
        office().body(voucher).post(candidate + "/payments").then().statusCode(409);
        office().post(path + "/candidates/" + bad + "/confirmations").then().statusCode(409);
        office().post(candidate + "/confirmations").then().statusCode(200);
        office().body(voucher)
                .post(candidate + "/payments")
                .then()
                .statusCode(200)
                .body("totals.paid.amount", equalTo("3000000.00"));
        office().body(voucher)
                .post(candidate + "/payments")
                .then()
                .statusCode(409)
                .body("code", equalTo("SUPPORT_PAID_BEFORE"));

        office().body(recovery("3000000.01"))
                .post(candidate + "/recoveries")
                .then()
                .statusCode(409);
        office().body(recovery("1000000.00"))
                .post(candidate + "/recoveries")
                .then()
                .statusCode(200);
        office().body(recovery("2000000.01"))
                .post(candidate + "/recoveries")
                .then()
                .statusCode(409);
        office().get(path).then().body("totals.recovered.amount", equalTo("1000000.00"));

        ObjectNode again = request("2026-" + good);
        add(again, good, "FIRST", "false");
        office().body(text(again))
                .post(LISTS)
                .then()
                .statusCode(201)
                .body("candidates[0].outcome", equalTo("EXCLUDED"))
                .body("candidates[0].reasons.code", hasItem("FAILS_GRANTED_BEFORE"));

        office().get(path + "/replay")
                .then()
                .statusCode(200)
                .body("candidates", equalTo(3))
                .body("sameClauses", equalTo(true))
                .body("differing", hasSize(0));
        sql.update(
                "update support_candidate set decision = replace(decision, '3000000', '3000001') where list_id = ?::uuid",
                uuid(list));
        office().get(path + "/replay").then().body("differing", containsInAnyOrder(good));
    }

    @Test
    void aCityDoesNotOpenAProvincialListAndAnAppliedClauseHasNone() {
        ObjectNode request = request("2026");
        add(request, Office.freshCreditCode(), "FIRST", "false");
        as(hefei()).body(text(request)).post(LISTS).then().statusCode(403);
        request.put("clauseId", "AI-RND-2020");
        office().body(text(request)).post(LISTS).then().statusCode(422).body("errors[0].pointer", equalTo("/clauseId"));
        ObjectNode twice = request("2026");
        String code = Office.freshCreditCode();
        add(twice, code, "FIRST", "false");
        add(twice, code, "FIRST", "false");
        office().body(text(twice))
                .post(LISTS)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/enterprises/1/creditCode"));
    }

    @Test
    void aCalculationTellsSharesAndWhatIsNotConfirmed() {
        office().body(
                        "{\"clauses\":[{\"clauseId\":\"AI-RND-2020\",\"basis\":{\"amount\":\"12400000.00\",\"currency\":\"CNY\"}},"
                                + "{\"clauseId\":\"FIRST-SET-2020\",\"basis\":{\"amount\":\"26000000.00\",\"currency\":\"CNY\"}}]}")
                .post("/api/v1/supports/calculations")
                .then()
                .statusCode(200)
                .body("items[0].shares.PROVINCE.amount", equalTo("2500000.00"))
                .body("items[0].confirmed", equalTo(true))
                .body("items[1].amount.amount", equalTo("3900000.00"))
                .body("items[1].confirmed", equalTo(false))
                .body("total.amount", equalTo("8900000.00"));
        office().body("{\"clauses\":[{\"clauseId\":\"AI-RND-2020\"}]}")
                .post("/api/v1/supports/calculations")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/clauses/0"));
    }

    @Test
    void publicityCountsWorkingDays() {
        assertThat(SupportLists.afterWorkingDays(LocalDate.of(2026, 11, 27), 5)).isEqualTo(LocalDate.of(2026, 12, 4));
        assertThat(SupportLists.afterWorkingDays(LocalDate.of(2026, 11, 28), 5)).isEqualTo(LocalDate.of(2026, 12, 4));
    }

    private static io.restassured.specification.RequestSpecification second() {
        return as(Tokens.of("PROVINCE_OFFICE")
                .user("second")
                .organisation("AH")
                .scope("region:340000")
                .sign());
    }

    private static String uuid(String wire) {
        return CandidateListId.fromString(wire).value().toString();
    }

    private static ObjectNode request(String occasion) {
        ObjectNode request = Office.JSON
                .createObjectNode()
                .put("clauseId", "AI-PLATFORM-2020")
                .put("occasion", occasion)
                .put("dataSet", "平台评估结果")
                .put("dataVersion", "2026-11");
        request.putArray("enterprises");
        return request;
    }

    private static void add(ObjectNode request, String code, String level, String blacklisted) {
        ObjectNode facts = ((ArrayNode) request.get("enterprises"))
                .addObject()
                .put("creditCode", code)
                .put("name", "平台 " + code)
                .putObject("facts")
                .put("platformEvaluated", "true")
                .put("level", level);
        if (blacklisted != null) {
            facts.put("creditBlacklisted", blacklisted);
        }
    }

    private static String recovery(String amount) {
        ObjectNode body = Office.JSON.createObjectNode().put("reason", "抽查发现数据不实");
        body.set("amount", Office.money(amount));
        return text(body);
    }
}
