package io.jidi.project.promotion;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.hefei;
import static io.jidi.project.Office.office;
import static io.jidi.project.Office.text;
import static io.jidi.project.Office.wuhu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.project.promotion.rules.Funnel;
import io.jidi.project.promotion.rules.Stage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lead from 在谈 to 达产, dormancy and the funnel. */
@QuarkusTest
class PromotionTest extends OnRealParts {

    @Inject
    Sql sql;

    private static final String LEADS = "/api/v1/promotions";

    @Test
    void theWorkedFunnel() {
        Funnel funnel = Funnel.of(List.of(120L, 48L, 30L, 12L, 0L));
        assertThat(funnel.steps().stream().skip(1).map(Funnel.Step::ofPrevious))
                .containsExactly(
                        new BigDecimal("40.00"),
                        new BigDecimal("62.50"),
                        new BigDecimal("40.00"),
                        new BigDecimal("0.00"));
        assertThat(funnel.overall()).isEqualTo("10.00");
        assertThat(Funnel.of(List.of(0L, 0L, 0L, 0L, 0L)).overall()).isNull();
        assertThatThrownBy(() -> Funnel.of(List.of(1L, 2L, 0L, 0L, 0L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLeadSleepsAfter180DaysInNegotiationAnd365AfterTheSignature() {
        LocalDate since = LocalDate.of(2025, 1, 1);
        assertThat(Stage.NEGOTIATING.dormant(since, since.plusDays(179))).isFalse();
        assertThat(Stage.NEGOTIATING.dormant(since, since.plusDays(180))).isTrue();
        assertThat(Stage.SIGNED.dormant(since, since.plusDays(364))).isFalse();
        assertThat(Stage.SIGNED.dormant(since, since.plusDays(365))).isTrue();
        assertThat(Stage.STARTED.dormant(since, since.plusDays(4000))).isFalse();
    }

    @Test
    void onlyLandingIsSkippedAndAStartLinksProjects() {
        Office.openBases();
        String project = Office.admitted(Office.application("招商落地项目"));
        String lead = LEADS + "/" + entered("340100");
        move(lead, "STARTED", "2025-02-01", project, 422);
        funds(lead, 422);
        move(lead, "SIGNED", "2024-12-31", null, 422);
        move(lead, "SIGNED", "2025-02-01", null, 200);
        funds(lead, 200);
        move(lead, "STARTED", "2025-03-01", null, 422);
        move(lead, "STARTED", "2025-03-01", project, 200);
        move(lead, "FULL_CAPACITY", "2025-04-01", null, 422);
        move(lead, "PRODUCING", "2025-04-01", null, 200);
        move(lead, "FULL_CAPACITY", "2025-05-01", null, 200);
        move(lead, "DROPPED", "2025-06-01", null, 422);
        office().get(lead)
                .then()
                .statusCode(200)
                .body("projects", contains(project))
                .body("received.amount", equalTo("1000000.00"))
                .body("steps.to", contains("NEGOTIATING", "SIGNED", "STARTED", "PRODUCING", "FULL_CAPACITY"));
        as(wuhu()).get(lead).then().statusCode(404);
        as(hefei()).body(text(lead("340200"))).post(LEADS).then().statusCode(403);

        // Who follows the events knows the project until it becomes restricted.
        String before = lastTold(lead);
        assertThat(before).contains(project);
        office().header("If-Match", office().get(Office.path(project)).header("ETag"))
                .body("{\"restricted\":true,\"reason\":\"定密\"}")
                .post(Office.path(project) + "/restriction")
                .then()
                .statusCode(200);
        assertThat(lastTold(lead)).isNotEqualTo(before).doesNotContain(project);
    }

    private String lastTold(String lead) {
        return sql.first(
                        "select data::text from event where aggregate = ? order by version desc limit 1",
                        row -> row.getString(1),
                        lead.substring(LEADS.length() + 1))
                .orElseThrow();
    }

    @Test
    void theFunnelCountsWithinTheScope() {
        entered("340600");
        String lead = LEADS + "/" + entered("340600");
        move(lead, "SIGNED", "2025-02-01", null, 200);
        office().get(LEADS + "/funnel?regionPrefix=3406")
                .then()
                .statusCode(200)
                .body("steps.reached", contains(2, 1, 0, 0, 0))
                .body("steps[1].ofPrevious", equalTo("50.00"));
        as(hefei()).get(LEADS + "/funnel?regionPrefix=3406").then().body("steps[0].reached", equalTo(0));
    }

    private static String entered(String region) {
        return office().body(text(lead(region)))
                .post(LEADS)
                .then()
                .statusCode(201)
                .body("dormant", equalTo(true))
                .extract()
                .path("id");
    }

    private static ObjectNode lead(String region) {
        ObjectNode lead = Office.JSON
                .createObjectNode()
                .put("name", "机器人减速器产线")
                .put("investor", "某投资方")
                .put("investorType", "PRIVATE")
                .put("sourceRegion", "江苏省")
                .put("industry", "机器人零部件")
                .put("regionCode", region)
                .put("since", "2025-01-01")
                .put("evidence", "洽谈纪要");
        lead.set("planned", Office.money("500000000.00"));
        return lead;
    }

    private static void move(String lead, String to, String on, String project, int status) {
        ObjectNode body =
                Office.JSON.createObjectNode().put("to", to).put("on", on).put("evidence", "doc:step");
        var projects = body.putArray("projects");
        if (project != null) {
            projects.add(project);
        }
        office().body(text(body)).post(lead + "/steps").then().statusCode(status);
    }

    private static void funds(String lead, int status) {
        ObjectNode body =
                Office.JSON.createObjectNode().put("receivedOn", "2025-02-10").put("evidence", "银行回单");
        body.set("amount", Office.money("1000000.00"));
        office().body(text(body)).post(lead + "/funds").then().statusCode(status);
    }
}
