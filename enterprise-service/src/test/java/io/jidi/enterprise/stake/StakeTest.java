package io.jidi.enterprise.stake;

import static io.jidi.enterprise.Office.as;
import static io.jidi.enterprise.Office.office;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.jidi.enterprise.Office;
import io.jidi.enterprise.OnRealParts;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.Peer;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A what-if says which fund money and which projects hang on those that move, and the read models can be built again. */
@QuarkusTest
class StakeTest extends OnRealParts {

    private static final String WHAT_IF = "/api/v1/criteria/what-if";
    private static final String FUND = "fund.fund.events.v1";
    private static final String DEAL = "fund.deal.events.v1";
    private static final String INVESTMENT = "fund.investment.events.v1";
    private static final String PROJECT = "project.project.events.v1";
    /** Chuzhou, where no other test registers anybody. */
    private static final String CITY = "341100";

    @Inject
    Sql sql;

    @Inject
    StakeFunds stakeFunds;

    @Inject
    StakeProjects stakeProjects;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fundAddress;

    @ConfigProperty(name = "jidi.peer.project")
    URI projectAddress;

    private Peer funds;
    private Peer projects;

    @BeforeEach
    void thePeersAreUp() throws Exception {
        funds = Peer.start("/fund-service", fundAddress, prefix, stakeFunds.topics());
        projects = Peer.start("/project-service", projectAddress, prefix, stakeProjects.topics());
    }

    @AfterEach
    void thePeersAreDown() {
        funds.close();
        projects.close();
    }

    @Test
    void aWhatIfNamesTheFundMoneyAndProjectsThatHangOnTheMovers() throws Exception {
        // 皖江智语 stays at 4.66 % of R&D and 芜湖精驱 falls: see PolicyRunTest.
        Office.Firm stays = Office.settled("91340100MA990001XA", CITY);
        Office.Firm falls = Office.settled("91340200MA99000445", CITY);
        String fund = id("fnd");
        String dollarFund = id("fnd");
        String deal = id("dea");
        String dollarDeal = id("dea");
        String first = id("inv");
        String last = id("inv");

        // The money arrives before the deal, and the deal before the fund: their order is nobody's promise.
        funds.publish(INVESTMENT, StakeFunds.FUNDED, first, funded(first, deal, "50000000.00", "CNY"));
        // Lost on the way: repaired from the log when the next event of the aggregate shows the gap.
        funds.withhold(INVESTMENT, StakeFunds.FUNDED, first, funded(first, deal, "10000000.01", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.EXITED, first, exited(first, deal, "20000000.00"));
        funds.publish(DEAL, StakeFunds.DEAL_REGISTERED, deal, deal(deal, fund, falls.code()));
        funds.publish(FUND, StakeFunds.FUND_OPENED, fund, fund(fund, "旧名基金"));
        funds.publish(FUND, StakeFunds.FUND_CHANGED, fund, fund(fund, "新名基金"));
        funds.publish(DEAL, StakeFunds.DEAL_REGISTERED, dollarDeal, deal(dollarDeal, dollarFund, falls.code()));
        String dollars = id("inv");
        funds.publish(INVESTMENT, StakeFunds.FUNDED, dollars, funded(dollars, dollarDeal, "75.00", "USD"));
        // Booked ten times too high, and corrected.
        funds.publish(INVESTMENT, StakeFunds.CORRECTED, dollars, corrected(dollars, dollarDeal, "7.50", "USD"));
        String other = id("dea");
        funds.publish(DEAL, StakeFunds.DEAL_REGISTERED, other, deal(other, fund, stays.code()));
        String inSubFund = id("inv");
        funds.publish(INVESTMENT, StakeFunds.FUNDED, inSubFund, funded(inSubFund, null, "900.00", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.CORRECTED, inSubFund, corrected(inSubFund, null, "90.00", "CNY"));
        // Sold wholly by mistake: a part was, and the rest is sold afterwards.
        String sold = id("inv");
        funds.publish(INVESTMENT, StakeFunds.FUNDED, sold, funded(sold, deal, "9.00", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.EXITED, sold, exited(sold, deal, "9.00"));
        funds.publish(INVESTMENT, StakeFunds.CORRECTED, sold, corrected(sold, deal, "4.00", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.EXITED, sold, exited(sold, deal, "4.00"));
        // Never paid at all, and then paid.
        funds.publish(INVESTMENT, StakeFunds.FUNDED, last, funded(last, other, "3.00", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.CORRECTED, last, corrected(last, other, "0.00", "CNY"));
        funds.publish(INVESTMENT, StakeFunds.FUNDED, last, funded(last, other, "1.00", "CNY"));
        String project = id("prj");
        String left = id("prj");
        String lastProject = id("prj");
        projects.publish(
                PROJECT, StakeProjects.ADMITTED, project, project(project, "ADMITTED", falls.code(), "260000000.00"));
        projects.publish(PROJECT, StakeProjects.ADMITTED, left, project(left, "ADMITTED", falls.code(), "1.00"));
        projects.publish(PROJECT, StakeProjects.CHANGED, left, project(left, "EXITED", falls.code(), "1.00"));
        projects.publish(
                PROJECT, StakeProjects.ADMITTED, lastProject, project(lastProject, "ADMITTED", stays.code(), null));
        for (String aggregate :
                List.of(first, deal, fund, dollars, dollarDeal, other, inSubFund, sold, last, project, left)) {
            eventually(aggregate);
        }
        eventually(lastProject);

        String question = "{\"editionId\":\"SRDI-2026\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\","
                + "\"regionPrefix\":\"3411\",%s}";
        Response run = answered(question.formatted("\"parameters\":{\"rdRatioMin\":\"4.66\"}"));
        Map<String, Object> fall = Map.of(
                "enterprises", 1,
                "deals", 2,
                "costHeld",
                        List.of(
                                Map.of("amount", "40000000.01", "currency", "CNY"),
                                Map.of("amount", "7.50", "currency", "USD")),
                "projects", 1,
                "projectInvestment", Map.of("amount", "260000000.00", "currency", "CNY"));
        run.then()
                .body("result.moved", equalTo(Map.of("rise", 0, "fall", 1)))
                .body("result.hanging.fall", equalTo(fall))
                .body("result.hanging.rise.enterprises", equalTo(0))
                .body("result.hanging.rise.costHeld", hasSize(0))
                .body("result.hangingByCity.'341100'.fall", equalTo(fall))
                .body("result.hangingByBase.NONE.fall", equalTo(fall))
                .body("result.hangingBySize.SMALL.fall", equalTo(fall))
                .body("result.movers", hasSize(1))
                .body("result.movers[0].creditCode", equalTo(falls.code()))
                .body("result.movers[0].stake.funds", hasSize(2))
                .body(
                        "result.movers[0].stake.funds.find { it.dealId == '" + deal + "' }",
                        equalTo(Map.of(
                                "fundId",
                                fund,
                                "fundName",
                                "新名基金",
                                "dealId",
                                deal,
                                "costHeld",
                                Map.of("amount", "40000000.01", "currency", "CNY"))))
                .body("result.movers[0].stake.projects.projectId", equalTo(List.of(project)));

        // A department may ask; what funds hold is not for it, as in fund-service.
        as(Tokens.of("DEPARTMENT").sign())
                .get(WHAT_IF + "/" + run.path("id"))
                .then()
                .statusCode(200)
                .body("result.hanging.fall.keySet()", equalTo(Set.of("enterprises", "projects", "projectInvestment")))
                .body("result.hangingByCity.'341100'.fall.costHeld", equalTo(null))
                .body("result.movers[0].stake.keySet()", equalTo(Set.of("projects")));

        // Compared with the little giants' rule: 芜湖精驱 rises, 皖江智语 falls.
        answered(question.formatted("\"otherEditionId\":\"LG-2026\""))
                .then()
                .body("result.hanging.rise", equalTo(fall))
                .body("result.hanging.fall.costHeld", equalTo(List.of(Map.of("amount", "1.00", "currency", "CNY"))))
                .body("result.hanging.fall.projects", equalTo(1))
                .body("result.movers", hasSize(2));

        rebuilt("stake-funds", funds);
        rebuilt("stake-projects", projects);
    }

    @Test
    void everyGoldenExampleOfItsSourcesCanBeRead() {
        read(StakeFunds.FUND_OPENED, event -> event.data(StakeFunds.Fund.class).name());
        read(StakeFunds.FUND_CHANGED, event -> event.data(StakeFunds.Fund.class).name());
        read(
                StakeFunds.DEAL_REGISTERED,
                event -> event.data(StakeFunds.Deal.class).creditCode());
        read(StakeFunds.FUNDED, event -> event.data(StakeFunds.Funded.class).amount());
        read(StakeFunds.EXITED, event -> event.data(StakeFunds.Exited.class).cost());
        read(
                StakeFunds.CORRECTED,
                event -> event.data(StakeFunds.Corrected.class).investment().costLeft());
        read(
                StakeProjects.ADMITTED,
                event -> event.data(StakeProjects.Project.class).status());
        read(
                StakeProjects.CHANGED,
                event -> event.data(StakeProjects.Project.class).status());
    }

    private static void read(String type, Function<ReceivedEvent, Object> uses) {
        assertThat(Contracts.examples(type))
                .allSatisfy(example -> assertThat(uses.apply(new ReceivedEvent(
                                "evt_1", "/source", type, "x", 1, Instant.EPOCH, null, "test", null, example)))
                        .isNotNull());
    }

    private static void rebuilt(String consumer, Peer peer) {
        as(Tokens.of("SYSTEM_ADMIN").sign())
                .post("/internal/consumers/" + consumer + "/rebuild")
                .then()
                .statusCode(200)
                .body("events", equalTo(peer.events()))
                .body("equal", equalTo(true));
    }

    /** Until all events of an aggregate have taken effect, those that had to be asked for included. */
    private void eventually(String aggregate) {
        long published = Math.max(funds.events(aggregate), projects.events(aggregate));
        Instant patience = Instant.now().plusSeconds(30);
        while (sql.number("select coalesce(max(version), 0) from consumer_aggregate where aggregate = ?", aggregate)
                < published) {
            assertThat(Instant.now()).as(aggregate).isBefore(patience);
        }
    }

    private static Response answered(String question) {
        String location = office().body(question)
                .post(WHAT_IF)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        Instant patience = Instant.now().plusSeconds(30);
        while (true) {
            Response run = office().get(location);
            if (!run.path("state").equals("RUNNING")) {
                assertThat((String) run.path("state")).as(run.asString()).isEqualTo("DONE");
                return run;
            }
            assertThat(Instant.now()).isBefore(patience);
        }
    }

    private static String id(String kind) {
        return TypeIds.format(kind, UUID.randomUUID());
    }

    private static String fund(String id, String name) {
        return "{\"id\":\"%s\",\"name\":\"%s\",\"somethingNew\":true}".formatted(id, name);
    }

    private static String deal(String id, String fund, String code) {
        return "{\"id\":\"%s\",\"fundId\":\"%s\",\"creditCode\":\"%s\"}".formatted(id, fund, code);
    }

    private static String funded(String id, @Nullable String deal, String amount, String currency) {
        return "{\"investment\":%s,\"amount\":{\"amount\":\"%s\",\"currency\":\"%s\"}}"
                .formatted(investment(id, deal), amount, currency);
    }

    private static String exited(String id, String deal, String cost) {
        return "{\"investment\":%s,\"cost\":{\"amount\":\"%s\",\"currency\":\"CNY\"}}"
                .formatted(investment(id, deal), cost);
    }

    private static String corrected(String id, @Nullable String deal, String left, String currency) {
        String open = investment(id, deal);
        return "{\"investment\":%s,\"costLeft\":{\"amount\":\"%s\",\"currency\":\"%s\"}}}"
                .formatted(open.substring(0, open.length() - 1), left, currency);
    }

    private static String investment(String id, @Nullable String deal) {
        return deal == null ? "{\"id\":\"%s\"}".formatted(id) : "{\"id\":\"%s\",\"dealId\":\"%s\"}".formatted(id, deal);
    }

    private static String project(String id, String status, String code, @Nullable String yuan) {
        return "{\"projectId\":\"%s\",\"code\":\"JD2026-%s\",\"name\":\"项目\",\"status\":\"%s\",\"ownerCreditCode\":\"%s\"%s}"
                .formatted(
                        id,
                        id,
                        status,
                        code,
                        yuan == null
                                ? ""
                                : ",\"totalInvestment\":{\"amount\":\"%s\",\"currency\":\"CNY\"}".formatted(yuan));
    }
}
