package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ledger of escalation on a project's page: issued, answered, closed; by state and role, by keys, and when overtaken. */
class OrdersInBrowserTest extends InBrowser {

    private static final String PROJECT = "prj_01m8khh6nae00bcj40sd00n5b0";
    private static final String PAGE = "/projects/" + PROJECT;
    private static final String LIST = "/api/v1/dispatch-orders?projectId=" + PROJECT + "&pageSize=100";
    private static final String DUE = "/api/v1/dispatch-orders/dor_01m8kj0000e00ccccccccccccc";
    private static final String ISSUED = "/api/v1/dispatch-orders/dor_01m8kj0000e00aaaaaaaaaaaaa";
    private static final String REPLIED = "/api/v1/dispatch-orders/dor_01m8kj0000e00ddddddddddddd";

    @ParameterizedTest
    @ValueSource(strings = {"lang=zh&theme=light", "lang=en&theme=dark", "lang=zh&theme=wall"})
    void theLedgerIsWholeAndItsDialogIsAccessible(String look) {
        version(REPLIED, 2);
        visit(PAGE + "?" + look);
        String name = look.replaceAll("lang=|theme=", "").replace('&', '-');
        assertThat(ledger().locator("tbody tr")).hasCount(4);
        assertThat(page.locator(".problem")).hasCount(0);
        isAccessible("orders-" + name);
        ledger().locator("tbody tr").nth(2).getByRole(AriaRole.BUTTON).click();
        assertThat(dialog()).containsText("皖督〔2026〕9号");
        isAccessible("order-close-" + name);
    }

    @Test
    void eachEntryOffersWhatItsStateAllows() {
        visit(PAGE + "?lang=zh");
        assertThat(ledger()).containsText("共 4 项督办，未办结 3 项，其中逾期未答复 1 项");
        assertThat(actions(0)).hasText(new String[] {"发出", "办结"});
        assertThat(actions(1)).hasText(new String[] {"答复", "办结"});
        assertThat(actions(2)).hasText(new String[] {"办结"});
        assertThat(ledger().locator("tbody tr").nth(2)).containsText("逾期答复");
        assertThat(actions(3)).hasCount(0);
        assertThat(ledger().locator("tbody tr").nth(3)).containsText("3 月转绿");
    }

    @Test
    void aBaseAnswersAndDirectsNothing() {
        as("BASE_OFFICE");
        visit(PAGE + "?lang=zh");
        assertThat(actions(0)).hasCount(0);
        assertThat(actions(1)).hasText(new String[] {"答复"});
        assertThat(actions(2)).hasCount(0);
        as("AUDITOR");
        visit(PAGE + "?lang=zh");
        assertThat(ledger().locator("tbody button")).hasCount(0);
    }

    @Test
    void whoMayNotReadTheLedgerIsToldSoWithoutAnAlarm() {
        server.on("GET", LIST, Reply.problem(403, "FORBIDDEN", "没有权限"));
        visit(PAGE + "?lang=zh");
        assertThat(ledger().locator(".closed")).isVisible();
        assertThat(page.locator(".problem")).hasCount(0);
    }

    @Test
    void whatIsDueIsIssuedToTheUnitThatAnswersByKeysAlone() {
        version(DUE, 0);
        server.on(
                "POST",
                DUE + "/issue",
                Reply.problem(
                        422,
                        "PROJECT_DATE_REFUSED",
                        "日期不可用",
                        "[{\"pointer\":\"/replyDue\",\"code\":\"X\",\"message\":\"答复期限早于发出日期\"}]"),
                Reply.of(200, server.recorded(DUE)));
        visit(PAGE + "?lang=zh");
        tabTo(actions(0).first());
        page.keyboard().press("Enter");
        assertThat(dialog()).containsText("发出约谈");
        assertThat(dialog().getByLabel("文号")).isFocused();
        page.keyboard().insertText("皖督〔2026〕31号");
        page.keyboard().press("Tab");
        assertThat(dialog().getByLabel("主送")).isFocused();
        assertThat(dialog().getByLabel("主送")).hasValue("芜湖市发展和改革委员会");
        tabTo(dialog().getByLabel("答复期限"));
        page.keyboard().type("11012026");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog().getByLabel("答复期限")).isFocused();
        assertThat(dialog().getByLabel("答复期限")).hasAccessibleDescription("不填即按规则集规定的天数 答复期限早于发出日期");
        page.keyboard().type("12152026");
        long before = asked();
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        assertThat(server.sent).hasSize(2);
        Sent sent = server.sent.get(1);
        assertThat(sent.ifMatch()).isEqualTo("\"v0\"");
        assertThat(sent.key())
                .matches("web-[0-9a-f]{32}")
                .isNotEqualTo(server.sent.get(0).key());
        assertThat(sent.body())
                .isEqualTo("{\"documentNumber\":\"皖督〔2026〕31号\",\"addressee\":\"芜湖市发展和改革委员会\","
                        + "\"replyDue\":\"2026-12-15\"}");
        Contract.of("project-service").fits(sent.json(), "IssueDispatchOrder");
        page.waitForCondition(() -> asked() > before);
    }

    @Test
    void whatSomebodyElseClosedFirstIsLookedAtAgain() {
        version(REPLIED, 2);
        server.on("POST", REPLIED + "/close", Reply.problem(412, "PRECONDITION_FAILED", "资源已被修改"));
        visit(PAGE + "?lang=zh");
        actions(2).first().click();
        assertThat(dialog()).containsText("主体结构 8 月封顶");
        assertThat(dialog().locator(".warning")).hasCount(0);
        dialog().getByLabel("办理结果").fill("经现场核查，整改到位。");
        dialog().getByRole(AriaRole.BUTTON, exactly("办结")).click();
        assertThat(dialog()).containsText("他人已先作更改");
        Sent sent = server.only(REPLIED + "/close");
        assertThat(sent.ifMatch()).isEqualTo("\"v2\"");
        Contract.of("project-service").fits(sent.json(), "CloseDispatchOrder");
        String closed = server.recorded(LIST).replace("\"REPLIED\"", "\"CLOSED\"");
        server.on("GET", LIST, Reply.of(200, closed));
        button("查看最新情况").click();
        assertThat(dialog()).hasCount(0);
        assertThat(actions(2)).hasCount(0);
        assertThat(page.locator(".done")).hasText("");
    }

    @Test
    void whoeverClosesWhatWasNotAnsweredIsWarned() {
        version(ISSUED, 1);
        server.on("POST", ISSUED + "/close", Reply.of(200, server.recorded(ISSUED)));
        visit(PAGE + "?lang=en");
        actions(1).last().click();
        assertThat(dialog().locator(".warning")).containsText("There is no answer yet");
        dialog().getByLabel("What came of it").fill("Put right on site.");
        dialog().locator("button[type=submit]").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.only(ISSUED + "/close").body()).isEqualTo("{\"outcome\":\"Put right on site.\"}");
    }

    @Test
    void theListOfWorkLeadsToTheSameSteps() {
        server.on("GET", "/api/v1/dispatch-orders", Reply.of(200, server.recorded(LIST)));
        version(DUE, 0);
        visit("/work?lang=zh&kind=ORDER&asOf=2026-11-20");
        Locator rows = page.locator("table.tasks tbody");
        assertThat(rows.getByRole(AriaRole.BUTTON, exactly("办结 · 江北协作机器人整机厂(虚构) · 2026-05")))
                .isVisible();
        rows.getByRole(AriaRole.BUTTON, exactly("发出 · 江北协作机器人整机厂(虚构) · 2026-10"))
                .click();
        assertThat(dialog()).containsText("发出约谈");
        assertThat(dialog().getByLabel("主送")).hasValue("");
    }

    private Locator ledger() {
        return page.locator("jidi-project-orders");
    }

    private Locator actions(int row) {
        return ledger().locator("tbody tr").nth(row).getByRole(AriaRole.BUTTON);
    }

    private void version(String order, int version) {
        server.on("GET", order, Reply.of(200, server.recorded(order)).with("ETag", "\"v" + version + "\""));
    }

    private static long asked() {
        return server.asked.stream().filter(LIST::equals).count();
    }

    private void as(String role) {
        page.route(
                "**/auth/session",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"userId\":\"someone\",\"name\":\"某人\",\"organisation\":\"X\",\"roles\":[\"" + role
                                + "\"],\"expiresAt\":\"2026-11-29T15:00:00Z\",\"endsAt\":\"2026-11-29T23:00:00Z\","
                                + "\"csrfToken\":\"t\",\"scope\":{\"regions\":[\"340000\"],\"bases\":[],\"funds\":[],"
                                + "\"enterprises\":[]}}")));
    }
}
