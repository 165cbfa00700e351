package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits, and the answer to a letter from end to end: sent once, refused, overtaken, cut off, by keys alone. */
class WorkInBrowserTest extends InBrowser {

    private static final String DAY = "&asOf=2026-11-20";
    private static final String ORDER = "/api/v1/dispatch-orders/dor_01m8kj0000e00aaaaaaaaaaaaa";
    private static final String REVIEW = "/work/rcg_01m8kj0000e00aaaaaaaaaaaaa";
    private static final String STEPS = "/api/v1/recognitions/rcg_01m8kj0000e00aaaaaaaaaaaaa/steps";
    private static final String DRAFT = "edd_01m8kj0000e00aaaaaaaaaaaaa";

    @ParameterizedTest
    @ValueSource(strings = {"/work", REVIEW, "/work/" + DRAFT})
    void aPageIsWholeInBothLanguages(String address) {
        String name = address.replaceAll("/|_.*", "");
        for (String look : List.of("lang=zh&theme=light", "lang=en&theme=dark", "lang=zh&theme=wall")) {
            visit(address + "?" + look + DAY);
            assertThat(page.locator(".problem")).hasCount(0);
            isAccessible(
                    "work-" + name + "-" + look.replaceAll("lang=|theme=", "").replace('&', '-'));
        }
    }

    @Test
    void whatWaitsComesByItsDayWithTheReasonAndTheWayToIt() {
        visit("/work?lang=zh" + DAY);
        Locator rows = page.locator("table.tasks tbody tr");
        assertThat(rows).hasCount(10);
        assertThat(rows.nth(0)).containsText("江北协作机器人整机厂");
        assertThat(rows.nth(0)).containsText("2026-11-12");
        assertThat(rows.nth(0)).containsText("逾期");
        assertThat(rows.nth(1)).containsText("2026-11-25");
        assertThat(rows.nth(1)).containsText("月报");
        assertThat(page.locator("table.tasks")).containsText("1,250.00 万元");
        assertThat(page.locator(".sentence")).containsText("10 件待办，其中 1 件已逾期");
        page.getByLabel("类别").selectOption("ORDER");
        assertThat(rows).hasCount(2);
        assertThat(page.url()).contains("kind=ORDER");
    }

    @Test
    void whatTheRoleDoesNotSeeIsNamedAndIsNoAlarm() {
        server.forbidden.add("/api/v1/distributions");
        server.forbidden.add("/api/v1/exchange/corrections");
        visit("/work?lang=zh" + DAY);
        assertThat(page.locator(".closed")).hasText("不属于您职责、未列入：分配待批, 校核纠错");
        assertThat(page.locator(".problem")).hasCount(0);
        server.away.add("/api/v1/recognitions");
        visit("/work?lang=zh" + DAY);
        assertThat(page.locator(".problem")).hasCount(1);
        assertThat(page.locator("table.tasks")).isVisible();
    }

    private void openLetter() {
        String order = server.recorded(ORDER);
        server.on("GET", ORDER, Reply.of(200, order).with("ETag", "\"v3\""));
        visit("/work?lang=zh&kind=ORDER" + DAY);
        page.locator("table.tasks tbody tr").first().getByText("答复").last().click();
        assertThat(dialog()).containsText("皖督〔2026〕17号");
    }

    @Test
    void aLetterIsAnsweredAndTheTruthIsReadAnew() {
        server.on("POST", ORDER + "/reply", Reply.of(200, "{}"));
        openLetter();
        isAccessible("letter-zh");
        dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true))
                .fill("已增派施工班组，12 月底前赶上计划。");
        int before = asked("/api/v1/dispatch-orders?");
        button("提交答复").click();
        assertThat(dialog()).hasCount(0);
        assertThat(page.locator(".done")).containsText("服务器已确认");
        Sent sent = server.only(ORDER + "/reply");
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.ifMatch()).isEqualTo("\"v3\"");
        assertThat(sent.key()).matches("web-[0-9a-f]{32}");
        assertThat(sent.json().path("reply").asText()).startsWith("已增派");
        Contract.of("project-service").fits(sent.json(), "AnswerDispatchOrder");
        assertThat(asked("/api/v1/dispatch-orders?")).isGreaterThan(before);
    }

    @Test
    void whatIsMissingIsSaidBesideTheFieldAndNothingIsSent() {
        openLetter();
        button("提交答复").click();
        Locator reply = dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true));
        assertThat(reply).isFocused();
        assertThat(reply).hasAttribute("aria-invalid", "true");
        assertThat(reply).hasAccessibleDescription("请填写");
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aFaultOfTheServiceStandsBesideItsFieldAndTheNextTryIsAnotherIntent() {
        server.on(
                "POST",
                ORDER + "/reply",
                Reply.problem(
                        422,
                        "PROJECT_DATE_REFUSED",
                        "日期不可用",
                        "[{\"pointer\":\"/repliedDate\",\"code\":\"X\",\"message\":\"答复早于发出日期 2026-10-28\"}]"),
                Reply.of(200, "{}"));
        openLetter();
        dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true))
                .fill("已处理");
        Locator day = dialog().getByLabel("答复日期");
        day.fill("2026-10-01");
        button("提交答复").click();
        assertThat(day).isFocused();
        assertThat(day).hasAccessibleDescription("不填即为今天 答复早于发出日期 2026-10-28");
        isAccessible("letter-fault-zh");
        day.fill("2026-11-19");
        button("提交答复").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent).hasSize(2);
        assertThat(server.sent.get(0).key()).isNotEqualTo(server.sent.get(1).key());
    }

    @Test
    void whoeverWasOvertakenLooksAgainAndKeepsWhatWasTyped() {
        server.on("POST", ORDER + "/reply", Reply.problem(412, "PRECONDITION_FAILED", "资源已被修改"));
        openLetter();
        dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true))
                .fill("我方意见");
        button("提交答复").click();
        assertThat(dialog()).containsText("他人已先作更改");
        isAccessible("letter-overtaken-zh");
        int before = asked("/api/v1/dispatch-orders?");
        button("查看最新情况").click();
        assertThat(dialog()).hasCount(0);
        page.waitForCondition(() -> asked("/api/v1/dispatch-orders?") > before);
        server.on("GET", ORDER, Reply.of(200, server.recorded(ORDER)).with("ETag", "\"v4\""));
        server.on("POST", ORDER + "/reply", Reply.of(200, "{}"));
        page.locator("table.tasks tbody tr").first().getByText("答复").last().click();
        assertThat(dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("我方意见");
        button("提交答复").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent.get(1).ifMatch()).isEqualTo("\"v4\"");
    }

    @Test
    void aWriteThatWasCutOffIsSentAgainUnderTheSameKey() {
        server.on(
                "POST", ORDER + "/reply", Reply.cut(), Reply.problem(503, "UNAVAILABLE", "暂不可用"), Reply.of(200, "{}"));
        openLetter();
        dialog().getByLabel("答复", new Locator.GetByLabelOptions().setExact(true))
                .fill("已处理");
        button("提交答复").click();
        assertThat(dialog()).containsText("同一请求只会办理一次");
        button("提交答复").click();
        assertThat(dialog()).containsText("UNAVAILABLE");
        button("提交答复").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent.stream().map(Sent::key).distinct()).hasSize(1);
    }

    @Test
    void aLetterIsAnsweredByKeysAlone() {
        server.on("POST", ORDER + "/reply", Reply.of(200, "{}"));
        server.on("GET", ORDER, Reply.of(200, server.recorded(ORDER)).with("ETag", "\"v3\""));
        visit("/work?lang=zh&kind=ORDER" + DAY);
        Locator open =
                page.locator("table.tasks tbody tr").first().getByText("答复").last();
        open.focus();
        page.keyboard().press("Enter");
        assertThat(dialog().locator("textarea")).isFocused();
        page.keyboard().press("Escape");
        assertThat(dialog()).hasCount(0);
        assertThat(open).isFocused();
        page.keyboard().press("Enter");
        assertThat(dialog().locator("textarea")).isFocused();
        page.keyboard().insertText("键盘答复");
        page.keyboard().press("Tab");
        assertThat(dialog().getByLabel("答复日期")).isFocused();
        button("提交答复").focus();
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        assertThat(server.only(ORDER + "/reply").json().path("reply").asText()).isEqualTo("键盘答复");
    }

    @Test
    void theLetterHoldsInEnglishToo() {
        server.on("GET", ORDER, Reply.of(200, server.recorded(ORDER)).with("ETag", "\"v3\""));
        visit("/work?lang=en&theme=dark&kind=ORDER" + DAY);
        page.locator("table.tasks tbody tr").first().getByText("Answer").last().click();
        assertThat(dialog()).containsText("Supervision letter");
        dialog().locator("button[type=submit]").click();
        assertThat(dialog().locator("textarea")).hasAccessibleDescription("Please fill this in");
        isAccessible("letter-fault-en");
    }

    @Test
    void aLetterThatCannotBeReadSaysWhy() {
        server.on("GET", ORDER, Reply.problem(403, "FORBIDDEN", "没有权限"));
        visit("/work?lang=zh&kind=ORDER" + DAY);
        page.locator("table.tasks tbody tr").first().getByText("答复").last().click();
        assertThat(dialog()).containsText("没有权限");
        isAccessible("letter-refused-zh");
        button("关闭").click();
        assertThat(dialog()).hasCount(0);
    }

    @Test
    void anApplicationIsReturnedWithItsCriteriaInSight() {
        server.on("POST", STEPS, Reply.of(200, "{}"));
        openReview("lang=zh");
        assertThat(page.locator("table.criteria tbody tr").first()).containsText("不满足");
        assertThat(page.locator("ol.trail")).containsText("材料齐全");
        assertThat(button("审核通过")).isVisible();
        assertThat(button("认定")).hasCount(0);
        button("退回补正").click();
        dialog().getByLabel("补正期限").fill("2026-12-10");
        dialog().getByLabel("理由").fill("补充研发费用专项审计");
        isAccessible("review-return-zh");
        dialog().getByText("退回补正", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(dialog()).hasCount(0);
        Sent sent = server.only(STEPS);
        assertThat(sent.ifMatch()).isEqualTo("\"v7\"");
        assertThat(sent.json().toString())
                .isEqualTo("{\"action\":\"RETURN\",\"reason\":\"补充研发费用专项审计\",\"until\":\"2026-12-10\"}");
        Contract.of("enterprise-service").fits(sent.json(), "ActOnRecognition");
    }

    @Test
    void anEditionIsPublishedByASecondPersonWhoSawWhatChanges() {
        String approve = "/api/v1/criteria/drafts/" + DRAFT + "/approve";
        server.on(
                "POST",
                approve,
                Reply.problem(403, "ENTERPRISE_EDITION_SAME_PERSON", "起草人不得批准自己的草案"),
                Reply.of(200, "{}"));
        visit("/work/" + DRAFT + "?lang=en");
        assertThat(page.locator("main")).containsText("1 parameters, 1 criteria and 0 tiers change");
        assertThat(page.locator("table").first()).containsText("3.5 %");
        button("Approve and publish").click();
        dialog().getByLabel("Remark").fill("as decided");
        isAccessible("publish-en");
        dialog().getByText("Approve and publish").click();
        assertThat(dialog()).containsText("起草人不得批准自己的草案");
        dialog().getByText("Approve and publish").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.sent).hasSize(2);
        Contract.of("enterprise-service").fits(server.sent.get(1).json(), "ApproveEdition");
    }

    private void openReview(String look) {
        String one = STEPS.replace("/steps", "");
        server.on("GET", one, Reply.of(200, server.recorded(one)).with("ETag", "\"v7\""));
        visit(REVIEW + "?" + look);
    }

    @Test
    void anApplicationIsReturnedByKeysAloneAndAFaultAndAConflictAreTold() {
        server.on(
                "POST",
                STEPS,
                Reply.problem(
                        422,
                        "ENTERPRISE_RECOGNITION_INCOMPLETE",
                        "Incomplete",
                        "[{\"pointer\":\"/until\",\"code\":\"DEADLINE_PASSED\",\"message\":\"The day has passed\"}]"),
                Reply.problem(412, "PRECONDITION_FAILED", "The resource has changed"));
        openReview("lang=en");
        Locator open = button("Return");
        tabTo(open);
        page.keyboard().press("Enter");
        Locator day = dialog().getByLabel("To come again by");
        assertThat(day).isFocused();
        page.keyboard().type("01012020");
        tabTo(dialog().getByLabel("Reason"));
        page.keyboard().insertText("audit missing");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(day).isFocused();
        assertThat(day).hasAccessibleDescription("The day has passed");
        isAccessible("review-fault-en");
        page.keyboard().type("12102026");
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).containsText("Somebody else changed it first");
        int before = asked(STEPS.replace("/steps", ""));
        tabTo(button("Look at it again"));
        page.keyboard().press("Enter");
        assertThat(dialog()).hasCount(0);
        page.waitForCondition(() -> asked(STEPS.replace("/steps", "")) > before);
        assertThat(server.sent.get(1).json().path("until").asText()).isEqualTo("2026-12-10");
    }

    @Test
    void aDraftThatWasDecidedMeanwhileIsLookedAtAgainByKeysAlone() {
        server.on(
                "POST",
                "/api/v1/criteria/drafts/" + DRAFT + "/approve",
                Reply.problem(409, "ENTERPRISE_EDITION_NO_DRAFT", "该草案已有结论"));
        visit("/work/" + DRAFT + "?lang=zh");
        tabTo(button("批准并发布").first());
        page.keyboard().press("Enter");
        assertThat(dialog().getByLabel("批注")).isFocused();
        tabTo(dialog().locator("button[type=submit]"));
        page.keyboard().press("Enter");
        assertThat(dialog()).containsText("与服务器上的现状不符");
        isAccessible("publish-conflict-zh");
        String decided = server.recorded("/api/v1/criteria/drafts/" + DRAFT).replace("\"DRAFT\"", "\"APPROVED\"");
        server.on("GET", "/api/v1/criteria/drafts/" + DRAFT, Reply.of(200, decided));
        tabTo(button("查看最新情况"));
        page.keyboard().press("Enter");
        assertThat(page.locator(".facts").first()).containsText("已发布");
        assertThat(button("批准并发布")).hasCount(0);
    }

    @Test
    void aStandardOfItsOwnReplacesNothingAndIsPublishedAfterItWasRead() {
        String draft = "/api/v1/criteria/drafts/" + DRAFT;
        server.on("GET", draft + "/comparison", Reply.problem(422, "ENTERPRISE_EDITION_UNKNOWN", "该草案不替代任何版本，请指定比较对象"));
        server.on("POST", draft + "/approve", Reply.of(200, "{}"));
        visit("/work/" + DRAFT + "?lang=zh");
        assertThat(page.locator("main .sentence")).containsText("不替代任何现行版本");
        assertThat(page.getByRole(AriaRole.LINK, named("规则全文"))).hasAttribute("href", draft + "/content");
        assertThat(page.locator("main .problem")).hasCount(0);
        isAccessible("draft-new-zh");
        button("批准并发布").first().click();
        dialog().getByLabel("批注").fill("按文件发布");
        dialog().getByText("批准并发布").click();
        assertThat(dialog()).hasCount(0);
        assertThat(server.only(draft + "/approve").json().path("remark").asText())
                .isEqualTo("按文件发布");
    }

    @Test
    void aDraftWithAFaultNamesItsPlaceAndAGoodOneIsShownWithWhatItChanges() {
        String drafts = "/api/v1/criteria/drafts";
        server.on(
                "POST",
                drafts,
                Reply.problem(
                        422,
                        "ENTERPRISE_EDITION_INVALID",
                        "草案有误",
                        "[{\"pointer\":\"/criteria/3/test\",\"code\":\"UNKNOWN\",\"message\":\"没有指标 revenu\"}]"),
                Reply.of(201, "{\"id\":\"" + DRAFT + "\"}"));
        visit("/data?part=imports&lang=zh");
        button("提交标准草案").click();
        dialog().getByLabel("规则文件")
                .setInputFiles(new FilePayload("srdi.yaml", "", "id: SRDI-2027\n".getBytes(StandardCharsets.UTF_8)));
        button("提交草案").click();
        assertThat(dialog()).containsText("/criteria/3/test 没有指标 revenu");
        button("提交草案").click();
        assertThat(page.locator("h1")).containsText("SRDI-2027");
        assertThat(server.sent.get(1).type()).isEqualTo("application/yaml");
        assertThat(server.sent.get(1).body()).isEqualTo("id: SRDI-2027\n");
    }

    private int asked(String start) {
        return (int) server.asked.stream().filter(one -> one.startsWith(start)).count();
    }
}
