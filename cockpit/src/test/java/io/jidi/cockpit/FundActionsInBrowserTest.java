package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls, distributions and overrides: what is seen before, what is sent, and whose it is. */
class FundActionsInBrowserTest extends InBrowser {

    @Test
    void aCallIsSplitToTheFenBeforeItIsIssuedAndSentOnceWithItsKey() {
        visit(FUND + "?lang=zh&view=money");
        button("新催缴").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("由基金管理人或省推进办发出");
        dialog.getByLabel("通知日").fill("2026-12-01");
        dialog.getByLabel("用途").fill("皖江智语第二批");
        dialog.getByLabel("金额（元）", new Locator.GetByLabelOptions().setExact(true))
                .fill("45,000,000");
        dialog.getByLabel("同时催缴管理费").fill("5000000.00");
        dialog.getByRole(AriaRole.BUTTON, exactly("预览")).click();
        Locator preview = dialog.locator(".preview");
        assertThat(preview.locator("tbody tr").first()).containsText("20,000,000.00 元");
        assertThat(preview.locator("tbody tr").first()).containsText("166,666,666.67 元");
        assertThat(preview.locator("tfoot")).containsText("50,000,000.00 元");
        assertThat(server.sent).hasSize(1);
        assertThat(server.sent.get(0).address()).endsWith("/capital-calls/preview");
        dialog.getByRole(AriaRole.BUTTON, exactly("按预览发出或存为草稿")).click();
        assertThat(dialog).isHidden();
        Sent sent = server.sent.get(1);
        assertThat(sent.method() + " " + sent.address())
                .isEqualTo("POST /api/v1/funds/fnd_01m8khgxxee00bdnzt5q78t3x2/capital-calls");
        assertThat(sent.key()).startsWith("web-");
        assertThat(sent.ifMatch()).isNull();
        assertThat(sent.body())
                .isEqualTo(
                        "{\"total\":{\"amount\":\"50000000.00\",\"currency\":\"CNY\"},\"noticeDate\":\"2026-12-01\","
                                + "\"purposes\":[{\"type\":\"CALL_INVESTMENT\",\"purpose\":\"皖江智语第二批\","
                                + "\"amount\":{\"amount\":\"45000000\",\"currency\":\"CNY\"}},{\"type\":\"CALL_MGMT_FEE\","
                                + "\"purpose\":\"管理费\",\"amount\":{\"amount\":\"5000000.00\",\"currency\":\"CNY\"}}],\"draft\":false}");
    }

    @Test
    void aSplitThatIsAFenShortCannotBeSent() {
        server.on(
                "POST",
                "/api/v1/funds/fnd_01m8khgxxee00bdnzt5q78t3x2/capital-calls/preview",
                Reply.of(
                        200,
                        "{\"total\":{\"amount\":\"50000000.00\",\"currency\":\"CNY\"},\"dueDate\":\"2026-12-15\",\"lines\":["
                                + "{\"partnerId\":\"ptn_01m8khgyrke00bsed2vxf7rbr1\",\"commitmentId\":\"cmt_01m8khgyyse00awv4fzektaqwp\","
                                + "\"amount\":{\"amount\":\"49999999.99\",\"currency\":\"CNY\"},\"outside\":{\"amount\":\"0.00\","
                                + "\"currency\":\"CNY\"},\"unfundedAfter\":{\"amount\":\"0.00\",\"currency\":\"CNY\"}}]}"));
        visit(FUND + "?lang=zh&view=money");
        button("预览并发出第 2 次催缴").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("理由").fill("按投资计划");
        dialog.getByRole(AriaRole.BUTTON, exactly("预览")).click();
        assertThat(dialog.locator(".preview")).containsText("49,999,999.99 元");
        assertThat(dialog.getByRole(AriaRole.BUTTON, exactly("发出催缴"))).hasCount(0);
    }

    @Test
    void aDraftIsIssuedAsTheVersionThatWasRead() {
        visit(FUND + "?lang=zh&view=money");
        button("预览并发出第 2 次催缴").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("2027 年管理费");
        dialog.getByLabel("理由").fill("按投资计划");
        dialog.getByRole(AriaRole.BUTTON, exactly("预览")).click();
        assertThat(dialog.locator(".preview tbody tr")).hasCount(4);
        dialog.getByRole(AriaRole.BUTTON, exactly("发出催缴")).click();
        assertThat(dialog).isHidden();
        assertThat(server.sent.get(0).json().path("purposes")).hasSize(2);
        Sent sent = server.sent.get(1);
        assertThat(sent.address()).isEqualTo("/api/v1/capital-calls/ccl_01m8khhad3e00bf9s5v2r7x1jq/transitions");
        assertThat(sent.ifMatch()).isEqualTo("\"v0\"");
        assertThat(sent.key()).isNotBlank();
        assertThat(sent.body()).isEqualTo("{\"to\":\"ISSUED\",\"reason\":\"按投资计划\",\"effectiveDate\":\"2026-12-01\"}");
    }

    @Test
    void aDistributionIsApprovedByAnotherPersonWhoSeesEveryPartnersPart() {
        visit(FUND + "?lang=zh&view=money");
        button("查看并批准第 2 次分配").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("由 manager 编制，须由另一人批准");
        assertThat(dialog.locator("tbody tr").first()).containsText("400,000.01 元");
        assertThat(dialog.locator("tfoot")).containsText("998,800.01 元");
        assertThat(server.sent).isEmpty();
        dialog.getByLabel("批注").fill("同意");
        dialog.getByRole(AriaRole.BUTTON, exactly("批准分配")).click();
        assertThat(dialog).isHidden();
        assertThat(page.locator(".done")).containsText("服务器已确认");
        Sent sent = server.sent.get(0);
        assertThat(sent.address()).isEqualTo("/api/v1/distributions/dst_01m8khh9c2e00bm4w7y1t5k8pr/approvals");
        assertThat(sent.ifMatch()).isEqualTo("\"v1\"");
        assertThat(sent.key()).startsWith("web-");
        assertThat(sent.body()).isEqualTo("{\"remark\":\"同意\"}");
    }

    @Test
    void aDistributionGoesThroughTheWaterfallBeforeItIsProposed() {
        visit(FUND + "?lang=zh&view=money");
        button("新分配").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("基准日").fill("2026-11-20");
        dialog.getByLabel("来源").fill("部分转让");
        dialog.getByLabel("本金").fill("600000.01");
        dialog.getByLabel("收益").fill("400000");
        dialog.getByLabel("理由").fill("首个项目部分退出");
        dialog.getByRole(AriaRole.BUTTON, exactly("预览")).click();
        assertThat(dialog.locator(".preview")).containsText("返还本金");
        assertThat(dialog.locator(".preview tfoot").first()).containsText("1,000,000.01 元");
        assertThat(server.sent.get(0).body())
                .isEqualTo("{\"valueDate\":\"2026-11-20\",\"cash\":{\"amount\":\"1000000.01\",\"currency\":\"CNY\"}}");
        dialog.getByRole(AriaRole.BUTTON, exactly("提交分配方案")).click();
        assertThat(dialog).isHidden();
        assertThat(server.sent.get(1).body())
                .isEqualTo("{\"valueDate\":\"2026-11-20\",\"sources\":[{\"description\":\"部分转让\","
                        + "\"capital\":{\"amount\":\"600000.01\",\"currency\":\"CNY\"},"
                        + "\"gain\":{\"amount\":\"400000\",\"currency\":\"CNY\"}}],\"reason\":\"首个项目部分退出\"}");
    }

    @Test
    void aWarningIsLetPassWithAReasonAndAPaper() {
        visit(FUND + "?lang=zh&view=limits&check=chk_01m8khhb14e00bd6x8t2v5n9kw");
        Locator start = page.getByRole(AriaRole.BUTTON, named("说明理由放行 R04"));
        start.focus();
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("由 manager 发起，须由省推进办或投委会的另一人放行");
        assertThat(dialog).containsText("27.00 %，应不超过 20 %");
        dialog.getByRole(AriaRole.BUTTON, exactly("放行")).click();
        assertThat(dialog.locator(".fault")).hasCount(2);
        assertThat(server.sent).isEmpty();
        dialog.getByLabel("理由").fill("次轮募资已签约");
        dialog.getByLabel("文件").fill("投决会纪要〔2026〕7号");
        dialog.getByRole(AriaRole.BUTTON, exactly("放行")).click();
        assertThat(dialog).isHidden();
        Sent sent = server.sent.get(0);
        assertThat(sent.method() + " " + sent.address())
                .isEqualTo("POST /api/v1/compliance/checks/chk_01m8khhb14e00bd6x8t2v5n9kw/overrides");
        assertThat(sent.key()).isNotBlank();
        assertThat(sent.csrf()).isEqualTo("t");
        assertThat(sent.body()).isEqualTo("{\"rule\":\"R04\",\"reason\":\"次轮募资已签约\",\"document\":\"投决会纪要〔2026〕7号\"}");
        // Nothing is claimed by the page itself: it asks the service how it stands now.
        page.waitForCondition(() -> server.asked.stream()
                        .filter(asked -> asked.endsWith("/checks/chk_01m8khhb14e00bd6x8t2v5n9kw"))
                        .count()
                >= 2);
    }

    @Test
    void whoMayNotActIsToldWhoseItIs() {
        page.route(
                "**/auth/session",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"userId\":\"manager\",\"name\":\"基金管理人\",\"organisation\":\"HAJY\","
                                + "\"roles\":[\"FUND_MANAGER\"],\"expiresAt\":\"2026-11-29T15:00:00Z\","
                                + "\"endsAt\":\"2026-11-29T23:00:00Z\",\"csrfToken\":\"t\",\"scope\":{\"regions\":[],"
                                + "\"bases\":[],\"funds\":[\"AI-SUB-1\"],\"enterprises\":[]}}")));
        visit(FUND + "?lang=zh&view=money");
        assertThat(page.locator("jidi-fund-money")).containsText("由您编制，须由另一人批准");
        assertThat(button("查看并批准第 2 次分配")).hasCount(0);
        assertThat(button("新催缴")).hasCount(1);
        page.getByRole(AriaRole.LINK, named("限额与判定")).click();
        page.locator("jidi-fund-checks tbody")
                .getByRole(AriaRole.BUTTON, exactly("投资"))
                .click();
        assertThat(page.locator("jidi-fund-checks")).containsText("须由发起人以外的省推进办或投委会委员放行");
        assertThat(button("说明理由放行 R04")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theDialogsOfActionsAreAccessibleToo(String language) {
        visit(FUND + "?view=money&lang=" + language);
        page.locator("jidi-fund-money .actions button").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        isAccessible("call-dialog-" + language);
    }
}
