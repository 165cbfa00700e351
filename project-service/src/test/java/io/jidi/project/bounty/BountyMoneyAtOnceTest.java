package io.jidi.project.bounty;

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
import org.junit.jupiter.api.Test;

/** Money of a bounty when several persons move it in the same moment: paid once, approved by another, never beyond the grant. */
@QuarkusTest
class BountyMoneyAtOnceTest extends OnRealParts {

    private static final int PERSONS = 6;
    private static final BigDecimal GRANT = new BigDecimal("1000000.01");

    @Inject
    Sql sql;

    private final UUID id = new Uuid7(Clock.systemUTC()).next();
    private final String path = "/api/v1/bounties/" + new BountyId(id);

    @RepeatedTest(3)
    void ofManyRequestsForOneMilestoneOneStands() throws InterruptedException {
        contract("0.3", "0.4", "0.3");
        judge("1", "0.75");
        List<Integer> statuses = AtOnce.statuses(PERSONS, () -> request("MILESTONE-1"));
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(PERSONS - 1);
        assertThat(sum("true")).isEqualByComparingTo("300000.00");
    }

    @RepeatedTest(3)
    void allThatIsDueRequestedAtOnceNeverExceedsTheGrant() throws InterruptedException {
        contract("0.333333", "0.333333", "0.333334");
        judge("0.7", "1", "0.99");
        sql.update("update bounty set status = 'PASSED' where id = ?", id);
        List<Callable<Response>> requests = new ArrayList<>();
        for (String basis : List.of("MILESTONE-1", "MILESTONE-2", "MILESTONE-3", "ACCEPTANCE")) {
            requests.add(() -> request(basis));
            requests.add(() -> request(basis));
        }
        List<Integer> statuses = AtOnce.statuses(requests);
        assertThat(Collections.frequency(statuses, 200)).isEqualTo(4);
        assertThat(sum("true")).isEqualByComparingTo(GRANT);
    }

    @RepeatedTest(3)
    void onePaymentIsRecordedOnceAndSoIsItsApproval() throws InterruptedException {
        contract("1");
        judge("1");
        request("MILESTONE-1").then().statusCode(200);
        List<Callable<Response>> approvals = new ArrayList<>();
        for (int i = 0; i < PERSONS; i++) {
            String person = i % 2 == 0 ? "test-user" : "second-" + i;
            approvals.add(() -> as(person(person)).post(path + "/payments/MILESTONE-1/approvals"));
        }
        List<Integer> approved = AtOnce.statuses(approvals);
        assertThat(approved).containsOnlyOnce(200);
        for (int i = 0; i < PERSONS; i += 2) {
            assertThat(approved.get(i)).as("who asked never approves").isIn(409, 404);
        }
        assertThat(sql.first("select approved_by from bounty_payment where bounty_id = ?", row -> row.getString(1), id))
                .hasValueSatisfying(by -> assertThat(by).startsWith("second-"));
        List<Integer> paid = AtOnce.statuses(
                PERSONS,
                () -> office().body("{\"paidOn\":\"2026-01-05\",\"voucher\":\"" + UUID.randomUUID() + "\"}")
                        .post(path + "/payments/MILESTONE-1/vouchers"));
        assertThat(paid).containsOnlyOnce(200);
        assertThat(Collections.frequency(paid, 409)).isEqualTo(PERSONS - 1);
        assertThat(sum("status = 'PAID'")).isEqualByComparingTo(GRANT);
    }

    @RepeatedTest(3)
    void noMoreComesBackThanIsToBeRecovered() throws InterruptedException {
        contract("1");
        sql.update(
                "insert into bounty_payment values (?, 'MILESTONE-1', 500000, 'PAID', 'a', 'b', '2026-01-05', 'PZ-1')",
                id);
        sql.update("update bounty set status = 'FAILED', audited_spend = 200000 where id = ?", id);
        ObjectNode body =
                Office.JSON.createObjectNode().put("receivedOn", "2026-01-05").put("voucher", "PZ-2");
        body.set("amount", money("200000.00"));
        List<Integer> statuses =
                AtOnce.statuses(PERSONS, () -> office().body(text(body)).post(path + "/recoveries"));
        assertThat(statuses).containsOnlyOnce(200);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(PERSONS - 1);
    }

    /** Whatever the service does, the database holds the last line. */
    @Test
    void theDatabaseRefusesAPaymentBeyondTheGrantOrApprovedByWhoAsked() {
        contract("1");
        String insert = "insert into bounty_payment (bounty_id, basis, amount, status, requested_by, approved_by)"
                + " values (?, ?, ?::numeric, 'APPROVED', 'a', ?)";
        sql.update(insert, id, "MILESTONE-1", "1000000.00", "b");
        assertThatThrownBy(() -> sql.update(insert, id, "MILESTONE-2", "0.02", "b"))
                .rootCause()
                .hasMessageContaining("payments of a bounty exceed its grant");
        assertThatThrownBy(() -> sql.update("update bounty_payment set amount = 1000000.02 where bounty_id = ?", id))
                .rootCause()
                .hasMessageContaining("payments of a bounty exceed its grant");
        assertThatThrownBy(() -> sql.update(insert, id, "MILESTONE-2", "0.01", "a"))
                .rootCause()
                .hasMessageContaining("bounty_payment_check");
        sql.update(insert, id, "MILESTONE-2", "0.01", "b");
    }

    private void contract(String... weights) {
        sql.update(
                "insert into bounty (id, name, need, demander_code, demander_name, region_code, policy_row, status,"
                        + " status_reason, award, scheme, recorded_at, version) values (?, '并发', '并发', ?, '发榜企业', '340100',"
                        + " 57, 'CONTRACTED', '', ?, 'MILESTONES', now(), 0)",
                id,
                Office.freshCreditCode(),
                GRANT);
        for (int i = 0; i < weights.length; i++) {
            sql.update(
                    "insert into bounty_milestone values (?, ?, '阶段', '2028-12-31', ?::numeric)",
                    id,
                    i + 1,
                    weights[i]);
        }
    }

    private void judge(String... scores) {
        for (int i = 0; i < scores.length; i++) {
            sql.update(
                    "insert into bounty_judgement values (?, ?, 1, ?::numeric, 'doc:review', now())",
                    id,
                    i + 1,
                    scores[i]);
        }
    }

    private Response request(String basis) {
        return office().body("{\"basis\":\"" + basis + "\"}").post(path + "/payments");
    }

    private static String person(String name) {
        return Tokens.of("PROVINCE_OFFICE").user(name).sign();
    }

    private BigDecimal sum(String which) {
        return sql.first(
                        "select coalesce(sum(amount), 0) from bounty_payment where bounty_id = ? and " + which,
                        row -> row.getBigDecimal(1),
                        id)
                .orElseThrow();
    }
}
