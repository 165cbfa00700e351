package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves of a deal and the committee's votes on it: by stage, gate, seat and role, by keys, refused and overtaken. */
class DealActionsInBrowserTest extends InBrowser {

    private static final String ID = "dea_01m8khh7q1e00a6pn2x4s8v0kz";
    private static final String PAGE = "/deals/" + ID;
    private static final String DEAL = "/api/v1/deals/" + ID;
    private static final String BALLOTS = DEAL + "/ballots";
    private static final String BALLOT = BALLOTS + "/bal_01m8khhb25e00a7r3y6z1q4m8c";

    @Test
    void aShutGateLetsThroughNothingAndTheWayBackIsOpen() {
        visit(PAGE + "?lang=zh");
        assertThat(gate().getByRole(AriaRole.BUTTON)).hasText(new String[] {"退回", "暂停", "否决"});
        as("auditor", "AUDITOR");
        visit(PAGE + "?lang=zh");
        assertThat(gate().getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(gate()).containsText("可做的变更：推进");
    }

    @Test
    void aDealGoesBackByKeysAloneAndAFaultStandsBesideItsField() {
        server.on(
                "POST",
                DEAL + "/transitions",
                Reply.problem(
                        422,
                        "FUND_DEAL_ENTRY_INVALID",
                        "不能这样登记",
                        "[{\"pointer\":\"/effectiveDate\",\"code\":\"X\",\"message\":\"日期在将来\"}]"),
                Reply.of(200, server.recorded(DEAL)));
        visit(PAGE + "?lang=zh");
        tabTo(gate().getByRole(AriaRole.BUTTON, exactly("退回")));
        page.keyboard().press("Enter");
        Locator to = dialog().getByLabel("退回到");
        assertThat(to).isFocused();
        assertThat(to.locator("option")).hasText(new String[] {"请选择", "立项", "尽职调查", "投前合规", "投决", "协议", "投后"});
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(to).hasValue("DUE_DILIGENCE");
        tabTo(dialog().getByLabel("理由"));
        page.keyboard().insertText("补充尽调");
        tabTo(dialog().getByLabel("生效日"));
        page.keyboard().type("11292026");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog().getByLabel("生效日")).isFocused();
        assertThat(dialog().getByLabel("生效日")).hasAccessibleDescription("不能晚于今天 日期在将来");
        page.keyboard().type("11282026");
        long before = asked(DEAL + "/gate");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        Sent sent = server.sent.get(1);
        assertThat(sent.ifMatch()).isEqualTo("\"v4\"");
        assertThat(sent.key())
                .matches("web-[0-9a-f]{32}")
                .isNotEqualTo(server.sent.get(0).key());
        assertThat(sent.body())
                .isEqualTo("{\"move\":\"RETURN\",\"to\":\"DUE_DILIGENCE\",\"reason\":\"补充尽调\","
                        + "\"effectiveDate\":\"2026-11-28\"}");
        Contract.of("fund-service").fits(sent.json(), "DealMove");
        page.waitForCondition(() -> asked(DEAL + "/gate") > before);
    }

    @Test
    void whatTheRulesRefuseIsToldAndWhatSomebodyElseMovedIsLookedAtAgain() {
        server.on("GET", DEAL + "/gate", Reply.of(200, openGate()));
        server.on(
                "POST",
                DEAL + "/transitions",
                Reply.problem(
                        422,
                        "FUND_DEAL_GATE_SHUT",
                        "阶段出口条件未满足，项目未移动",
                        "[{\"pointer\":\"\",\"code\":\"R04\",\"message\":\"单户比例超限\"}]"),
                Reply.problem(412, "PRECONDITION_FAILED", "资源已被修改"));
        visit(PAGE + "?lang=zh");
        gate().getByRole(AriaRole.BUTTON, exactly("推进")).click();
        assertThat(dialog()).containsText("现处交割，办理后到投后");
        assertThat(dialog()).containsText("推进时按政策规则判定一次");
        dialog().getByLabel("理由").fill("款项已付");
        dialog().getByLabel("生效日").fill("2026-11-28");
        dialog().getByRole(AriaRole.BUTTON, exactly("推进")).click();
        assertThat(dialog()).containsText("单户比例超限");
        assertThat(page.locator(".done")).hasText("");
        dialog().getByRole(AriaRole.BUTTON, exactly("推进")).click();
        assertThat(dialog()).containsText("他人已先作更改");
        isAccessible("deal-move-overtaken-zh");
        server.on("GET", DEAL + "/gate", Reply.of(200, server.recorded(DEAL + "/gate")));
        button("查看最新情况").click();
        assertThat(dialog()).hasCount(0);
        assertThat(gate().getByRole(AriaRole.BUTTON, exactly("推进"))).hasCount(0);
    }

    @Test
    void aMoveThatIsNoLongerOpenIsNotAskedFor() {
        server.on("GET", DEAL + "/gate", Reply.of(200, openGate()));
        visit(PAGE + "?lang=en");
        server.on("GET", DEAL + "/gate", Reply.of(200, server.recorded(DEAL + "/gate")));
        gate().getByRole(AriaRole.BUTTON, exactly("Advance")).click();
        assertThat(dialog()).containsText("This move is not open now");
        button("Close").click();
        assertThat(gate().getByRole(AriaRole.BUTTON, exactly("Advance"))).hasCount(0);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aMemberSaysWhatTheSeatMaySayOnceAndTheVoteIsClosedWhenTheVetoHasSpoken() {
        committee(open(false));
        server.on("POST", BALLOT + "/votes", Reply.of(201, open(true)));
        server.on("POST", BALLOT + "/closings", Reply.of(201, open(true)));
        visit(PAGE + "?lang=zh");
        assertThat(votes()).containsText("有否决权的席位尚未表态，不能结束：office");
        assertThat(button("结束表决")).hasCount(0);
        assertThat(button("提交投委会表决")).hasCount(0);
        button("表决").click();
        assertThat(dialog()).containsText("您的席位：有否决权");
        assertThat(dialog()).containsText("3,500,000.00 元");
        assertThat(dialog().getByLabel("表决", new Locator.GetByLabelOptions().setExact(true))
                        .locator("option"))
                .hasText(new String[] {"请选择", "无异议", "否决"});
        dialog().getByRole(AriaRole.BUTTON, exactly("提交表决")).click();
        assertThat(dialog().locator(".fault")).hasCount(2);
        assertThat(server.sent).isEmpty();
        dialog().getByLabel("表决", new Locator.GetByLabelOptions().setExact(true))
                .selectOption("NO_OBJECTION");
        dialog().getByLabel("意见").fill("合规");
        isAccessible("vote-zh");
        server.on("GET", BALLOTS, Reply.of(200, "{\"items\":[" + open(true) + "]}"));
        dialog().getByRole(AriaRole.BUTTON, exactly("提交表决")).click();
        assertThat(dialog()).hasCount(0);
        Sent vote = server.only(BALLOT + "/votes");
        assertThat(vote.body()).isEqualTo("{\"choice\":\"NO_OBJECTION\",\"conflict\":false,\"opinion\":\"合规\"}");
        Contract.of("fund-service").fits(vote.json(), "BallotVote");
        assertThat(button("表决")).hasCount(0);
        button("结束表决").click();
        assertThat(dialog()).containsText("已表决 4 人");
        assertThat(dialog().locator(".warning")).containsText("尚未表决：finance");
        isAccessible("vote-close-zh");
        dialog().getByRole(AriaRole.BUTTON, exactly("结束表决")).click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.only(BALLOT + "/closings").body()).isEmpty();
    }

    @Test
    void aVoteThatWasClosedMeanwhileIsNotClosedAgain() {
        committee(open(true));
        visit(PAGE + "?lang=en");
        server.on("GET", BALLOTS, Reply.of(200, server.recorded(BALLOTS)));
        button("Close the vote").click();
        assertThat(dialog()).containsText("The vote is over already");
        button("Close").click();
        assertThat(votes()).containsText("Carried");
        assertThat(button("Close the vote")).hasCount(0);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void whoHasNoSeatOrHasVotedCastsNoVote() {
        committee(open(false));
        as("wang", "INVESTMENT_COMMITTEE");
        visit(PAGE + "?lang=en");
        assertThat(votes()).containsText("Not voted yet");
        assertThat(votes().getByRole(AriaRole.BUTTON)).hasCount(0);
        as("stranger", "INVESTMENT_COMMITTEE");
        visit(PAGE + "?lang=en");
        assertThat(votes()).containsText("Not voted yet");
        assertThat(votes().getByRole(AriaRole.BUTTON)).hasCount(0);
        as("finance", "INVESTMENT_COMMITTEE");
        visit(PAGE + "?lang=en");
        button("Vote").click();
        assertThat(dialog()).containsText("your seat: Observer");
        assertThat(dialog().getByLabel("Vote", new Locator.GetByLabelOptions().setExact(true))
                        .locator("option"))
                .hasText(new String[] {"Please choose", "Noted"});
        isAccessible("vote-en");
    }

    @Test
    void aDealIsPutToTheCommitteeWhereTheVoteBeforeIsOfAnotherVisit() {
        committee(server.recorded(BALLOTS).replaceAll("^\\{\"items\":\\[|]}$", ""));
        // It went back since that vote was opened, and came again.
        server.on(
                "GET",
                DEAL + "/transitions",
                Reply.of(
                        200,
                        trail(2).replace(
                                        "]}",
                                        ",{\"id\":\"dtr_01m8khhc90e00b5w9x2k7p4sd\",\"move\":\"ADVANCE\",\"round\":2,\"reason\":\"重报\","
                                                + "\"effectiveDate\":\"2026-10-01\",\"recordedAt\":\"2026-10-01T03:00:00Z\","
                                                + "\"actor\":\"manager\",\"from\":\"COMPLIANCE\",\"to\":\"COMMITTEE\"}]}")));
        server.on("POST", BALLOTS, Reply.cut(), Reply.of(201, open(false)));
        visit(PAGE + "?lang=zh");
        button("提交投委会表决").click();
        assertThat(dialog()).containsText("按现有资料和条款提交表决");
        dialog().getByRole(AriaRole.BUTTON, exactly("提交投委会表决")).click();
        assertThat(dialog()).containsText("同一请求只会办理一次");
        dialog().getByRole(AriaRole.BUTTON, exactly("提交投委会表决")).click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent).hasSize(2);
        assertThat(server.sent.stream().map(Sent::key).distinct()).hasSize(1);
        assertThat(server.sent.get(1).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=zh&theme=light", "lang=en&theme=dark"})
    void theDealWithItsActionsIsAccessible(String look) {
        committee(open(false));
        visit(PAGE + "?" + look);
        assertThat(votes().getByRole(AriaRole.BUTTON)).hasCount(1);
        String name = look.replaceAll("lang=|theme=", "").replace('&', '-');
        isAccessible("deal-actions-" + name);
        gate().getByRole(AriaRole.BUTTON).first().click();
        assertThat(dialog()).isVisible();
        isAccessible("deal-return-" + name);
    }

    private Locator gate() {
        return page.locator("section.panel")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, named("本阶段出口"))
                                .or(page.getByRole(AriaRole.HEADING, named("The gate of this stage")))));
    }

    private Locator votes() {
        return page.locator("section.panel")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.HEADING, named("投委会表决"))
                                .or(page.getByRole(AriaRole.HEADING, named("Committee votes")))));
    }

    private static long asked(String path) {
        return server.asked.stream().filter(path::equals).count();
    }

    private static String openGate() {
        return server.recorded(DEAL + "/gate").replaceFirst("\"obstacles\":\\[.*?}}]", "\"obstacles\":[]");
    }

    /** The deal before its committee, with that ballot and the steps that led there. */
    private void committee(String ballot) {
        server.on("GET", DEAL, Reply.of(200, server.recorded(DEAL).replace("\"CLOSING\"", "\"COMMITTEE\"")));
        server.on("GET", DEAL + "/transitions", Reply.of(200, trail(2)));
        server.on("GET", BALLOTS, Reply.of(200, "{\"items\":[" + ballot + "]}"));
    }

    private static String trail(int steps) {
        ObjectNode all = (ObjectNode) read(server.recorded(DEAL + "/transitions"));
        ArrayNode items = (ArrayNode) all.path("items");
        while (items.size() > steps) {
            items.remove(items.size() - 1);
        }
        return all.toString();
    }

    /** The recorded ballot while it was open, before or after the seat with the veto had spoken. */
    private static String open(boolean spoken) {
        ObjectNode ballot =
                (ObjectNode) read(server.recorded(BALLOTS)).path("items").path(0);
        ballot.remove("outcome");
        ballot.remove("closedAt");
        if (!spoken) {
            ((ArrayNode) ballot.path("votes")).remove(3);
        }
        return ballot.toString();
    }

    private static JsonNode read(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void as(String user, String role) {
        page.route(
                "**/auth/session",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"userId\":\"" + user + "\",\"name\":\"某人\",\"organisation\":\"X\",\"roles\":[\""
                                + role
                                + "\"],\"expiresAt\":\"2026-11-29T15:00:00Z\",\"endsAt\":\"2026-11-29T23:00:00Z\","
                                + "\"csrfToken\":\"t\",\"scope\":{\"regions\":[],\"bases\":[],\"funds\":[\"AI-SUB-1\"],"
                                + "\"enterprises\":[]}}")));
    }
}
