package io.jidi.project.overview;

import static io.jidi.project.Office.as;
import static io.jidi.project.Office.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.sql.Sql;
import io.jidi.project.Office;
import io.jidi.project.OnRealParts;
import io.jidi.testkit.Contracts;
import io.jidi.testkit.Peer;
import io.jidi.testkit.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What enterprise-service and fund-service tell becomes figures, computed here by hand, and can be built again. */
@QuarkusTest
class OverviewEventsTest extends OnRealParts {

    private static final String FUND = "fund.fund.events.v1";
    private static final String DEAL = "fund.deal.events.v1";
    private static final String INVESTMENT = "fund.investment.events.v1";
    private static final String FIRM = "enterprise.enterprise.events.v1";
    /** A base that no other test has a firm or a fund in. */
    private static final String BASE = "BRAIN-TEST";
    /** Huangshan. */
    private static final String CITY = "341000";

    @Inject
    Sql sql;

    @Inject
    FundMoney fundMoney;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    @ConfigProperty(name = "jidi.peer.fund")
    URI fundAddress;

    @ConfigProperty(name = "jidi.peer.enterprise")
    URI registryAddress;

    private Peer funds;
    private Peer registry;
    private final String firm = id("ent");
    private final String code = Office.freshCreditCode();

    @BeforeEach
    void thePeersAreUp() throws Exception {
        forget();
        funds = Peer.start("/fund-service", fundAddress, prefix, fundMoney.topics());
        registry = Peer.start("/enterprise-service", registryAddress, prefix, Set.of(FIRM));
    }

    /** Other tests rebuild the same tables from logs of their own. */
    @AfterEach
    void thePeersAreDown() {
        funds.close();
        registry.close();
        forget();
        for (String table : List.of("owner_title", "owner_tier", "owner_enterprise")) {
            sql.update("delete from " + table + " where enterprise = ?", firm);
        }
        sql.update("delete from consumer_aggregate where aggregate = ?", firm);
    }

    private void forget() {
        fundMoney.tables().forEach(table -> sql.update("delete from " + table));
        sql.update("delete from consumer_aggregate where consumer = ?", fundMoney.consumer());
    }

    @Test
    void fundMoneyAndLeverageAreCountedFromEventsOnceAndTheSameAgain() throws Exception {
        String mother = id("fnd");
        String sub = id("fnd");
        String deal = id("dea");
        String investment = id("inv");
        // Ten of government and forty of others in the mother; ten of the mother and ten of others in the sub-fund.
        open(mother, "MOTHER");
        partner(mother, "PROVINCE", null, "10.00");
        partner(mother, "NONE", null, "40.00");
        open(sub, "SUB");
        partner(sub, "PROVINCE", mother, "10.00");
        String released = partner(sub, "NONE", null, "15.00");
        funds.publish(
                FUND,
                FundMoney.RELEASED,
                sub,
                "{\"commitmentId\":\"" + released + "\",\"amount\":" + money("5.00") + "}");
        firm();
        funds.publish(
                DEAL,
                FundMoney.DEAL,
                deal,
                "{\"id\":\"" + deal + "\",\"fundId\":\"" + sub + "\",\"creditCode\":\"" + code
                        + "\",\"stage\":\"INVESTED\",\"registeredAt\":\"2026-01-01T00:00:00Z\"}");
        funds.publish(
                INVESTMENT, FundMoney.FUNDED, investment, moved(investment, sub, deal, "30.00", "amount", "30.00"));
        funds.publish(
                INVESTMENT, FundMoney.FUNDED, investment, moved(investment, sub, deal, "42.00", "amount", "12.00"));
        funds.publish(INVESTMENT, FundMoney.EXITED, investment, moved(investment, sub, deal, "42.00", "cost", "2.50"));
        String wrong = id("inv");
        funds.publish(INVESTMENT, FundMoney.FUNDED, wrong, moved(wrong, sub, deal, "90.00", "amount", "90.00"));
        funds.publish(
                INVESTMENT,
                FundMoney.CORRECTED,
                wrong,
                "{\"investment\":{\"id\":\"" + wrong + "\",\"fundId\":\"" + sub + "\",\"dealId\":\"" + deal
                        + "\",\"cost\":" + money("9.00") + ",\"costLeft\":" + money("9.00") + "}}");
        for (String aggregate : List.of(mother, sub, deal, investment, wrong)) {
            taken(aggregate, funds.events(aggregate));
        }

        JsonPath panels = overview(Tokens.office());
        // 42 and 9 paid; 39.5 and 9 still held.
        assertAmount(panels, "FUND_MONEY", "PAID_BY_BASE", BASE, "51.00", 2);
        assertAmount(panels, "FUND_MONEY", "HELD_BY_BASE", BASE, "48.50", 2);
        assertAmount(panels, "FUND_MONEY", "PAID_BY_CITY", CITY, "51.00", 2);
        // (10 + 40 + 15 − 5) ÷ 10: the mother's ten in the sub-fund are not counted again.
        assertAmount(panels, "LEVERAGE", "LEVERAGE", BASE, "60.00", 3);
        assertThat(panels.<String>get(figure("LEVERAGE", "LEVERAGE", BASE) + ".rate.value"))
                .isEqualTo("6.00");
        assertThat(panels.<String>get("panels.find { it.code == 'LEVERAGE' }.freshAt"))
                .startsWith("2026-11-24T00:00:00");
        assertThat(panels.<String>get("panels.find { it.code == 'LEVERAGE' }.source"))
                .isEqualTo("EVENTS");

        // Another city sees neither the firm's money nor the funds of this one.
        JsonPath elsewhere = overview(Office.wuhu());
        assertThat(elsewhere.<Object>get(figure("FUND_MONEY", "PAID_BY_BASE", BASE)))
                .isNull();
        assertThat(elsewhere.<Object>get(figure("LEVERAGE", "LEVERAGE", BASE))).isNull();
        as(Office.wuhu())
                .get("/api/v1/overview/holdings?count=exact&baseCode=" + BASE)
                .then()
                .statusCode(200)
                .body("total", equalTo(0));

        as(Tokens.of("SYSTEM_ADMIN").sign())
                .post("/internal/consumers/overview-funds/rebuild")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true))
                .body("events", equalTo(funds.events()))
                .body("tables.livedRows", equalTo(List.of(2, 4, 4, 1, 2)));

        anOldVersionChangesNothing(investment, sub, deal);
    }

    private void anOldVersionChangesNothing(String investment, String fund, String deal) throws Exception {
        funds.close();
        // A log of its own counts from one again: what it sends was known long ago.
        funds = Peer.start("/fund-service", fundAddress, prefix, fundMoney.topics());
        long before = offsets();
        funds.publish(
                INVESTMENT, FundMoney.FUNDED, investment, moved(investment, fund, deal, "7.00", "amount", "7.00"));
        eventually("it was read", () -> offsets() > before);
        assertAmount(overview(Tokens.office()), "FUND_MONEY", "PAID_BY_BASE", BASE, "51.00", 2);
    }

    @Test
    void tiersAndTitlesAreThoseOfFirmsThatAreStillThere() throws Exception {
        firm();
        String tier = "T" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        registry.publish(
                FIRM,
                "io.jidi.enterprise.tier.changed",
                firm,
                entry().put("ladder", "MIIT")
                        .put("tier", tier)
                        .put("assessedOn", "2026-11-24")
                        .toString());
        String title = id("ttl");
        registry.publish(
                FIRM,
                "io.jidi.enterprise.title.recognised",
                firm,
                entry().put("titleId", title)
                        .put("title", tier)
                        .put("validFrom", "2026-01-01")
                        .put("validUntil", "9999-12-31")
                        .toString());
        heard();
        JsonPath panels = overview(Tokens.office());
        assertThat(count(panels, "TIERS", "TIER", tier)).isEqualTo(1);
        assertThat(count(panels, "TIERS", "TITLE", tier)).isEqualTo(1);
        String list = panels.get(find("TIERS", "TITLE", tier) + ".drillDown");
        as(Tokens.office()).get(list).then().statusCode(200).body("items.creditCode", equalTo(List.of(code)));
        assertThat(count(overview(Office.wuhu()), "TIERS", "TIER", tier)).isZero();

        registry.publish(
                FIRM,
                "io.jidi.enterprise.title.revoked",
                firm,
                entry().put("titleId", title).put("endedOn", "2026-02-01").toString());
        heard();
        panels = overview(Tokens.office());
        assertThat(count(panels, "TIERS", "TIER", tier)).isEqualTo(1);
        assertThat(count(panels, "TIERS", "TITLE", tier)).isZero();

        registry.publish(
                FIRM,
                "io.jidi.enterprise.enterprise.changed",
                firm,
                entry().put("status", "LEFT_PROVINCE").toString());
        heard();
        assertThat(count(overview(Tokens.office()), "TIERS", "TIER", tier)).isZero();
    }

    @Test
    void everyGoldenExampleOfTheFundsCanBeRead() {
        Map<String, Class<?>> types = Map.of(
                FundMoney.OPENED, FundMoney.Fund.class,
                FundMoney.CHANGED, FundMoney.Fund.class,
                FundMoney.PARTNER, FundMoney.Partner.class,
                FundMoney.SIGNED, FundMoney.Commitment.class,
                FundMoney.RELEASED, FundMoney.Release.class,
                FundMoney.TRANSFERRED, FundMoney.Transfer.class,
                FundMoney.DEAL, FundMoney.Deal.class,
                FundMoney.FUNDED, FundMoney.Funded.class,
                FundMoney.EXITED, FundMoney.Exited.class,
                FundMoney.CORRECTED, FundMoney.Corrected.class);
        assertThat(types.keySet()).isEqualTo(fundMoney.types());
        types.forEach((type, as) -> assertThat(Contracts.examples(type))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(new ReceivedEvent(
                                        "evt_1", "/fund-service", type, "x", 1, Instant.EPOCH, null, "t", null, example)
                                .data(as)
                                .toString())
                        .doesNotContain("=null, fundId", "amount=null", "cost=null")));
    }

    private void firm() throws Exception {
        registry.publish(FIRM, "io.jidi.enterprise.enterprise.registered", firm, entry().toString());
        heard();
    }

    private ObjectNode entry() {
        return Office.JSON
                .createObjectNode()
                .put("creditCode", code)
                .put("name", "黄山类脑")
                .put("regionCode", "341002")
                .put("baseCode", BASE);
    }

    private void open(String fund, String layer) throws Exception {
        funds.publish(
                FUND,
                FundMoney.OPENED,
                fund,
                "{\"id\":\"" + fund + "\",\"code\":\"" + layer + "-T\",\"name\":\"" + layer
                        + "\",\"regionCode\":\"341000\",\"baseCode\":\"" + BASE + "\"}");
    }

    /** The commitment. */
    private String partner(String fund, String tier, @Nullable String investing, String amount) throws Exception {
        String partner = id("ptn");
        String commitment = id("cmt");
        funds.publish(
                FUND,
                FundMoney.PARTNER,
                fund,
                "{\"id\":\"" + partner + "\",\"fundId\":\"" + fund + "\",\"name\":\"出资人\",\"governmentTier\":\"" + tier
                        + "\"" + (investing == null ? "" : ",\"investingFundId\":\"" + investing + "\"") + "}");
        funds.publish(
                FUND,
                FundMoney.SIGNED,
                fund,
                "{\"id\":\"" + commitment + "\",\"fundId\":\"" + fund + "\",\"partnerId\":\"" + partner
                        + "\",\"amount\":" + money(amount) + ",\"released\":" + money("0.00") + "}");
        return commitment;
    }

    private static String moved(String id, String fund, String deal, String cost, String field, String amount) {
        return "{\"investment\":{\"id\":\"" + id + "\",\"fundId\":\"" + fund + "\",\"dealId\":\"" + deal
                + "\",\"cost\":" + money(cost) + "},\"" + field + "\":" + money(amount) + "}";
    }

    private static String money(String amount) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
    }

    private static String id(String kind) {
        return TypeIds.format(kind, UUID.randomUUID());
    }

    private void taken(String aggregate, long version) throws InterruptedException {
        eventually(
                aggregate + " is taken in",
                () -> sql.number(
                                "select coalesce(max(version), 0) from consumer_aggregate where consumer = ? and aggregate = ?",
                                fundMoney.consumer(),
                                aggregate)
                        == version);
    }

    private void heard() throws InterruptedException {
        eventually(
                "the registry's events are taken in",
                () -> sql.number(
                                "select coalesce(max(version), 0) from consumer_aggregate"
                                        + " where consumer = 'owner-enterprises' and aggregate = ?",
                                firm)
                        == registry.events(firm));
    }

    private long offsets() {
        return sql.number(
                "select coalesce(sum(next_offset), 0) from consumer_offset where consumer = ?", fundMoney.consumer());
    }

    private static void assertAmount(
            JsonPath panels, String panel, String measure, String key, String amount, int count) {
        String figure = figure(panel, measure, key);
        assertThat(panels.<String>get(figure + ".amount.amount")).as(measure).isEqualTo(amount);
        assertThat(panels.<Integer>get(figure + ".count")).as(measure).isEqualTo(count);
        as(Tokens.office())
                .get(panels.<String>get(figure + ".drillDown") + "&count=exact")
                .then()
                .statusCode(200)
                .body("total", equalTo(count));
    }

    private static int count(JsonPath panels, String panel, String measure, String key) {
        Integer count = panels.get(find(panel, measure, key) + "?.count");
        return count == null ? 0 : count;
    }

    /** Of two keys the first; the second is the currency. */
    private static String figure(String panel, String measure, String key) {
        return "panels.find { it.code == '" + panel + "' }.figures.find { it.measure == '" + measure
                + "' && it.keys[0] == '" + key + "' }";
    }

    /** The last key names the step. */
    private static String find(String panel, String measure, String key) {
        return "panels.find { it.code == '" + panel + "' }.figures.find { it.measure == '" + measure
                + "' && it.keys[-1] == '" + key + "' }";
    }

    private static JsonPath overview(String token) {
        return as(token)
                .get("/api/v1/overview")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
