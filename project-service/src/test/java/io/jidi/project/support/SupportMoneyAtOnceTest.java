package io.jidi.project.support;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.money;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.jidi.project.AtOnce;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;

/** Awards that need no application, when several persons pay, recover or check them in the same moment. */
@QuarkusTest
class SupportMoneyAtOnceTest extends OnRealParts {

    private static final int PERSONS = 6;
    private static final String AWARD = "3000000.00";

    @Inject
    Sql sql;

    private final Uuid7 ids = new Uuid7(Clock.systemUTC());
    private final String enterprise = Office.freshCreditCode();
    private final String occasion = "2026-" + enterprise;

    @RepeatedTest(3)
    void oneListPaysAnEnterpriseOnce() throws InterruptedException {
        CandidateListId list = list("AI-PLATFORM-2020", null);
        List<Integer> statuses = AtOnce.statuses(PERSONS, () -> pay(list));
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(PERSONS - 1);
        assertThat(paid()).isEqualByComparingTo(AWARD);
    }

    @RepeatedTest(3)
    void twoListsOfOneClausePayItOnce() throws InterruptedException {
        paysOnce(list("AI-PLATFORM-2020", null), list("AI-PLATFORM-2020", null));
    }

    @RepeatedTest(3)
    void ofTwoClausesOfAStackingGroupOnePays() throws InterruptedException {
        paysOnce(list("AI-PLATFORM-2020", "GROUP"), list("NEW-CLUSTER-2021", "GROUP"));
    }

    @RepeatedTest(3)
    void neverMoreComesBackThanWasPaid() throws InterruptedException {
        CandidateListId list = list("AI-PLATFORM-2020", null);
        pay(list).then().statusCode(200);
        ObjectNode body = Office.JSON.createObjectNode().put("reason", "抽查发现数据不实");
        body.set("amount", money("2000000.00"));
        List<Integer> statuses =
                AtOnce.statuses(PERSONS, () -> office().body(text(body)).post(candidate(list) + "/recoveries"));
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(Collections.frequency(statuses, 409)).isEqualTo(PERSONS - 1);
        assertThat(number("recovered")).isEqualByComparingTo("2000000.00");
    }

    @RepeatedTest(3)
    void aListIsCheckedOnceAndNeverByWhoOpenedIt() throws InterruptedException {
        CandidateListId list = list("AI-PLATFORM-2020", null);
        sql.update(
                "update support_list set status = 'OPENED', checked_by = null, public_from = null, public_until = null"
                        + " where id = ?",
                list.value());
        List<Callable<Response>> checks = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            String person = i % 2 == 0 ? "opener" : "second-" + i;
            String body = "{\"passed\":" + (i % 3 > 0) + ",\"reason\":\"核对\"}";
            checks.add(() -> as(Tokens.of("PROVINCE_OFFICE").user(person).sign())
                    .body(body)
                    .post("/api/v1/supports/candidate-lists/" + list + "/checks"));
        }
        List<Integer> statuses = AtOnce.statuses(checks);
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(statuses.indexOf(200) % 2).as("an opener passed").isOne();
        assertThatThrownBy(
                        () -> sql.update("update support_list set checked_by = opened_by where id = ?", list.value()))
                .rootCause()
                .hasMessageContaining("support_list_check");
    }

    private void paysOnce(CandidateListId one, CandidateListId other) throws InterruptedException {
        List<Callable<Response>> payments = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            CandidateListId list = i % 2 == 0 ? one : other;
            payments.add(() -> pay(list));
        }
        List<Response> answers = AtOnce.sent(payments);
        assertThat(answers.stream().map(Response::statusCode).toList()).containsOnlyOnce(200);
        assertThat(answers.stream().filter(one2 -> one2.statusCode() != 200).map(one2 -> one2.path("code")))
                .as("who came too late is told why")
                .containsOnly("SUPPORT_PAID_BEFORE");
        assertThat(paid()).isEqualByComparingTo(AWARD);
    }

    /** A list whose publicity is over, with one enterprise that has confirmed its account. */
    private CandidateListId list(String clause, String group) {
        CandidateListId id = new CandidateListId(ids.next());
        sql.update(
                "insert into support_list values (?, ?, '', ?, '平台评估', '1', '340000', 'PUBLICISED', 'opener', 'checker',"
                        + " '2026-01-05', '2026-01-12', now(), 0)",
                id.value(),
                clause,
                occasion);
        sql.update(
                "insert into support_candidate (list_id, clause_id, occasion, credit_code, name, facts, decision, reasons,"
                        + " outcome, amount, confirmed_on, stacking_group) values (?, ?, ?, ?, '平台', '{}', '{}', '[]',"
                        + " 'INCLUDED', ?::numeric, '2026-01-13', ?)",
                id.value(),
                clause,
                occasion,
                enterprise,
                AWARD,
                group == null ? null : group + enterprise);
        return id;
    }

    private Response pay(CandidateListId list) {
        return office().body("{\"voucher\":\"" + UUID.randomUUID() + "\"}").post(candidate(list) + "/payments");
    }

    private String candidate(CandidateListId list) {
        return "/api/v1/supports/candidate-lists/" + list + "/candidates/" + enterprise;
    }

    private BigDecimal paid() {
        return number("amount");
    }

    private BigDecimal number(String column) {
        return sql.first(
                        "select coalesce(sum(" + column + "), 0) from support_candidate where credit_code = ?"
                                + " and paid_on is not null",
                        row -> row.getBigDecimal(1),
                        enterprise)
                .orElseThrow();
    }
}
