package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where data comes from and goes to. */
class DataInBrowserTest extends InBrowser {

    private static final String CORRECTION = "/api/v1/exchange/corrections/crn_01m8kj0000e00aaaaaaaaaaaaa/answer";

    @ParameterizedTest
    @ValueSource(strings = {"fresh", "imports", "exports", "exchange", "audit"})
    void aPartIsWholeInBothLanguages(String part) {
        for (String look : List.of("lang=zh&theme=light", "lang=en&theme=dark")) {
            visit("/data?part=" + part + "&asOf=2026-11-20&fund=" + server.id("/api/v1/funds", 0)
                    + "&import=imp_01m8kj0000e00aaaaaaaaaaaaa&" + look);
            assertThat(page.locator(".problem")).hasCount(0);
            assertThat(page.locator("main table").first()).isVisible();
            isAccessible(
                    "data-" + part + "-" + look.replaceAll("lang=|theme=", "").replace('&', '-'));
        }
    }

    @Test
    void whatTheRoleMayNotSeeIsSaidCalmly() {
        server.forbidden.add("/api/v1/audit-entries");
        server.forbidden.add("/api/v1/exchange/applications");
        visit("/data?part=audit&lang=zh");
        assertThat(page.locator(".closed")).hasText("您的角色看不到这一项。");
        page.getByText("交换", new com.microsoft.playwright.Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".closed")).hasCount(1);
        assertThat(page.locator("main")).containsText("对接状态：未接通");
        assertThat(page.locator(".problem")).hasCount(0);
    }

    @Test
    void theAuditIsFilteredInTheAddressAndGoesFurtherBack() {
        visit("/data?part=audit&lang=zh");
        page.getByLabel("操作人").fill("office");
        page.getByLabel("操作人").press("Tab");
        page.getByLabel("自", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .fill("2026-11-19");
        page.waitForCondition(() -> server.asked.stream()
                .anyMatch(one -> one.equals(
                        "/api/v1/audit-entries?pageSize=100&actor=office&at.gte=2026-11-18T16%3A00%3A00.000Z")));
        assertThat(page.locator("main table")).containsText("ANSWER_DISPATCH_ORDER");
        button("更早的记录").click();
        page.waitForCondition(() -> server.asked.stream().anyMatch(one -> one.endsWith("&pageToken=older")));
        assertThat(page.locator("main tbody tr")).hasCount(2);
        assertThat(page.url()).contains("actor=office", "from=2026-11-19");
    }

    @Test
    void aCorrectionIsAnsweredFromTheExchange() {
        server.on("POST", CORRECTION, Reply.of(200, "{}"));
        visit("/data?part=exchange&lang=en");
        page.locator("main")
                .getByText("Answer", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog()).containsText("蚌埠芯感科技");
        dialog().getByLabel("Decision").selectOption("false");
        dialog().getByLabel("Answer").fill("registered name stands");
        isAccessible("correction-en");
        button("Send the answer").click();
        assertThat(dialog()).hasCount(0);
        Sent sent = server.only(CORRECTION);
        assertThat(sent.json().toString()).isEqualTo("{\"accept\":false,\"answer\":\"registered name stands\"}");
        Contract.of("exchange-service").fits(sent.json(), "AnswerCorrection");
    }

    @Test
    void theLatestImportsAreListedAndOpenTheirFaults() {
        visit("/data?part=imports&lang=zh");
        Locator row = page.locator("table.imports tbody tr").first();
        assertThat(row).containsText("未写入");
        assertThat(row.locator("td.number").nth(1)).hasText("1");
        row.getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();
        assertThat(page.locator("table.faults")).containsText("不是数字");
    }

    @Test
    void anImportIsFoundByItsNumber() {
        visit("/data?part=imports&lang=zh");
        page.getByLabel("导入编号").fill("imp_01m8kj0000e00aaaaaaaaaaaaa");
        page.getByLabel("导入编号").press("Enter");
        assertThat(page.locator("table.faults")).containsText("不是数字");
        assertThat(page.locator("main").getByText("下载带错误列的文件"))
                .hasAttribute("href", "/api/v1/indicator-imports/imp_01m8kj0000e00aaaaaaaaaaaaa/file");
    }
}
