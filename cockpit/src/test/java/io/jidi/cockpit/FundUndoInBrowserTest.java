package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that are taken back and proposals that are withdrawn: what is undone is seen before, and nothing is claimed. */
class FundUndoInBrowserTest extends InBrowser {

    private static final String CALLS = "/api/v1/capital-calls?fundId=fnd_01m8khgxxee00bdnzt5q78t3x2";
    private static final String ISSUED = "/api/v1/capital-calls/ccl_01m8khh4spe00a2ajahz13at9s";
    private static final String DRAFT = "/api/v1/capital-calls/ccl_01m8khhad3e00bf9s5v2r7x1jq";
    private static final String PROPOSED = "/api/v1/distributions/dst_01m8khh9c2e00bm4w7y1t5k8pr";

    @Test
    void aCallIsTakenBackWithWhatComesBackToEveryPartnerInSight() {
        issued(unpaid());
        server.on("POST", ISSUED + "/transitions", Reply.of(200, unpaid()));
        visit(FUND + "?lang=zh&view=money&item=ccl_01m8khh4spe00a2ajahz13at9s");
        button("撤回第 1 次催缴").click();
        assertThat(dialog()).containsText("按原生效日冲回");
        assertThat(dialog()).containsText("其中 1 名出资人的违约认定一并撤销");
        Locator first = dialog().locator("tbody tr").first();
        // Called 13,333,333.33, of which 333,333.33 outside the commitment: 13,000,000.00 is not called any more.
        assertThat(first.locator("td")).hasText(new String[] {
            "13,333,333.33 元", "333,333.33 元", "13,000,000.00 元", "186,666,666.67 元", "199,666,666.67 元"
        });
        assertThat(dialog().locator("tfoot")).containsText("33,000,000.00 元");
        assertThat(server.sent).isEmpty();
        dialog().getByLabel("生效日").fill("2026-11-29");
        dialog().getByLabel("理由").fill("项目暂缓");
        String cancelled = list(unpaid().replace("\"ISSUED\"", "\"CANCELLED\""));
        server.on("GET", CALLS, Reply.of(200, cancelled));
        dialog().getByRole(AriaRole.BUTTON, exactly("撤回这次催缴")).click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        Sent sent = server.only(ISSUED + "/transitions");
        assertThat(sent.ifMatch()).isEqualTo("\"v5\"");
        assertThat(sent.key()).matches("web-[0-9a-f]{32}");
        assertThat(sent.body())
                .isEqualTo("{\"to\":\"CANCELLED\",\"reason\":\"项目暂缓\",\"effectiveDate\":\"2026-11-29\"}");
        Contract.of("fund-service").fits(sent.json(), "CapitalCallTransition");
        // What stands there now was read anew.
        assertThat(page.locator("jidi-fund-money details").first().locator("summary"))
                .containsText("已撤回");
        assertThat(button("撤回第 1 次催缴")).hasCount(0);
    }

    @Test
    void aDraftIsCancelledByKeysAloneAndAWriteThatWasCutOffKeepsItsKey() {
        server.on(
                "POST",
                DRAFT + "/transitions",
                Reply.cut(),
                Reply.of(200, server.recorded(DRAFT).replace("\"DRAFT\"", "\"CANCELLED\"")));
        visit(FUND + "?lang=en&view=money");
        tabTo(button("Take back call 2"));
        page.keyboard().press("Enter");
        assertThat(dialog()).containsText("nobody was asked for money and nothing is booked");
        assertThat(dialog().locator("table")).hasCount(0);
        assertThat(dialog().getByLabel("Effective on")).isFocused();
        tabTo(dialog().getByLabel("Reason"));
        page.keyboard().insertText("drafted twice");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).containsText("It is not known whether this was done");
        assertThat(page.locator(".done")).hasText("");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("confirmed by the server");
        assertThat(server.sent).hasSize(2);
        assertThat(server.sent.stream().map(Sent::key).distinct()).hasSize(1);
        assertThat(server.sent.get(1).ifMatch()).isEqualTo("\"v0\"");
        Contract.of("fund-service").fits(server.sent.get(1).json(), "CapitalCallTransition");
    }

    @Test
    void aCallThatWasPaidMeanwhileIsNotOfferedToBeUndone() {
        String paid = unpaid().replaceFirst("\"pending\":\\{\"amount\":\"0.00\"", "\"pending\":{\"amount\":\"0.01\"");
        issued(unpaid());
        visit(FUND + "?lang=zh&view=money&item=ccl_01m8khh4spe00a2ajahz13at9s");
        server.on("GET", ISSUED, Reply.of(200, paid));
        server.on("GET", CALLS, Reply.of(200, list(paid)));
        button("撤回第 1 次催缴").click();
        assertThat(dialog()).containsText("现在不能撤回");
        button("关闭").click();
        assertThat(button("撤回第 1 次催缴")).hasCount(0);
        assertThat(server.sent).isEmpty();
    }

    @Test
    void noPreviewIsDrawnFromWhatWasKeptWhileTheServiceIsAway() {
        issued(unpaid());
        server.on("GET", ISSUED, Reply.of(200, unpaid()), Reply.problem(503, "UNAVAILABLE", "暂不可用"));
        visit(FUND + "?lang=zh&view=money&item=ccl_01m8khh4spe00a2ajahz13at9s");
        button("撤回第 1 次催缴").click();
        assertThat(dialog().locator("tbody tr")).hasCount(4);
        page.keyboard().press("Escape");
        button("撤回第 1 次催缴").click();
        assertThat(dialog()).containsText("现在无法办理");
        assertThat(dialog().locator("tbody tr")).hasCount(0);
    }

    @Test
    void whatSomebodyElseDecidedFirstIsLookedAtAgain() {
        server.on("POST", PROPOSED + "/withdrawals", Reply.problem(412, "PRECONDITION_FAILED", "资源已被修改"));
        visit(FUND + "?lang=zh&view=money");
        button("撤回第 2 次分配方案").click();
        assertThat(dialog()).containsText("没有入账，也没有支付");
        assertThat(dialog().locator("tfoot")).containsText("998,800.01 元");
        dialog().getByLabel("理由").fill("来源有误");
        dialog().getByRole(AriaRole.BUTTON, exactly("撤回方案")).click();
        assertThat(dialog()).containsText("他人已先作更改");
        Sent sent = server.only(PROPOSED + "/withdrawals");
        assertThat(sent.ifMatch()).isEqualTo("\"v1\"");
        Contract.of("fund-service").fits(sent.json(), "WithdrawDistribution");
        String list = PROPOSED.replaceAll("/dst_.*", "") + "?fundId=fnd_01m8khgxxee00bdnzt5q78t3x2";
        server.on("GET", list, Reply.of(200, server.recorded(list).replace("\"PROPOSED\"", "\"APPROVED\"")));
        button("查看最新情况").click();
        assertThat(dialog()).hasCount(0);
        assertThat(button("撤回第 2 次分配方案")).hasCount(0);
        assertThat(page.locator(".done")).hasText("");
    }

    @Test
    void whatIsPaidOrDecidedIsNotOfferedAtAll() {
        visit(FUND + "?lang=zh&view=money&item=ccl_01m8khh4spe00a2ajahz13at9s");
        assertThat(button("撤回第 2 次催缴")).isVisible();
        assertThat(button("撤回第 1 次催缴")).hasCount(0);
        String list = PROPOSED.replaceAll("/dst_.*", "") + "?fundId=fnd_01m8khgxxee00bdnzt5q78t3x2";
        server.on("GET", list, Reply.of(200, server.recorded(list).replace("\"PROPOSED\"", "\"PAID\"")));
        visit(FUND + "?lang=zh&view=money&item=dst_01m8khh9c2e00bm4w7y1t5k8pr");
        assertThat(button("撤回第 2 次分配方案")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=zh&theme=light", "lang=en&theme=dark"})
    void theDialogIsAccessible(String look) {
        issued(unpaid());
        visit(FUND + "?view=money&item=ccl_01m8khh4spe00a2ajahz13at9s&" + look);
        button(look.contains("zh") ? "撤回第 1 次催缴" : "Take back call 1").click();
        assertThat(dialog()).isVisible();
        isAccessible("call-cancel-" + look.replaceAll("lang=|theme=", "").replace('&', '-'));
    }

    private void issued(String call) {
        server.on("GET", CALLS, Reply.of(200, list(call)));
        server.on("GET", ISSUED, Reply.of(200, call));
    }

    private static String list(String call) {
        return "{\"items\":[" + call + "],\"asOf\":\"2026-11-29T11:45:59Z\"}";
    }

    /** The recorded first call as it stood before it was paid, with a part outside the commitment and one in default. */
    private static String unpaid() {
        try {
            ObjectNode call = (ObjectNode) new ObjectMapper()
                    .readTree(server.recorded(CALLS))
                    .path("items")
                    .path(1)
                    .deepCopy();
            call.put("state", "ISSUED");
            ((ObjectNode) call.path("paid")).put("amount", "0.00");
            call.path("lines").forEach(line -> ((ObjectNode) line.path("paid")).put("amount", "0.00"));
            ((ObjectNode) call.path("lines").path(0).path("outside")).put("amount", "333333.33");
            ((ObjectNode) call.path("lines").path(3)).put("defaultedDate", "2026-03-20");
            return call.toString();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
