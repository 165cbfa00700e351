package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jidi.cockpit.build.TestBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page as a reader meets it; pictures of all of them lie in {@code target/screenshots}. */
class PagesInBrowserTest extends InBrowser {

    @ParameterizedTest
    @ValueSource(strings = {"overview", "projects", "project", "enterprises", "enterprise", "funds", "fund", "rows"})
    void aPageIsWholeInBothLanguagesAndThemes(String name) {
        whole(name, address(name));
        assertThat(refusals).isEmpty();
    }

    @Test
    void theOtherLooksHoldToo() {
        page.setViewportSize(1920, 1080);
        visit("/?lang=zh&theme=wall");
        shoot("overview-zh-wall");
        page.setViewportSize(1440, 900);
        visit("/?lang=zh&theme=dark");
        shoot("overview-zh-dark");
        visit("/?lang=en&theme=light");
        shoot("overview-en-light");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
        shoot("overview-en-print");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
        // 200 % zoom is half the width.
        page.setViewportSize(720, 900);
        visit(address("project") + "?lang=zh&theme=light");
        shoot("project-zh-zoomed");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
        assertThat(refusals).isEmpty();
    }

    @Test
    void withoutASessionThereIsADoorThatLeadsBackHere() {
        server.signedIn = false;
        page.navigate(server.address() + "/projects?lang=zh&region=340100");
        Locator door = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录"));
        assertThat(door).hasAttribute("href", "/auth/sign-in?back=%2Fprojects%3Flang%3Dzh%26region%3D340100");
        assertThat(page.locator("header")).hasCount(0);
        shoot("door-zh");
        assertThat(server.asked).as("nothing is asked for").isEmpty();
    }

    @Test
    void aFigureOpensItsPassportAndLeadsToItsRows() {
        visit("/?lang=zh");
        Locator tile = page.locator(".headline .tile.alarm").first();
        assertThat(tile).containsText("红灯项目");
        tile.locator("button.figure").click();
        Locator passport = page.getByRole(AriaRole.DIALOG);
        assertThat(passport).containsText("最近冻结月份的红灯数");
        assertThat(passport).containsText("业务库直接统计");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("passport-zh.png")));
        passport.getByText("列出这些行").click();
        assertThat(page.locator("h1")).hasText("明细");
        assertThat(passport).isHidden();
        page.waitForCondition(() ->
                server.asked.stream().anyMatch(asked -> asked.startsWith("/api/v1/lights?light=RED&month=2025-12")));
        page.goBack();
        assertThat(page.locator("h1")).hasText("总览");
    }

    @Test
    void whetherTheBaseMetItsTargetAndByWhichDefinitionIsRead() {
        visit("/?lang=zh&base=HOME");
        Locator panel = page.locator("section.panel", new Page.LocatorOptions().setHasText("产业集聚度"));
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("64.23 %")))
                .containsText("未达成");
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("80.00 %")))
                .containsText("已达成");
        panel.getByText("80.00 %").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("公式或规则版本AGG-B");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("1,140");
    }

    @Test
    void theReddestProjectSaysWhyAndWhoAnswers() {
        visit(address("project") + "?lang=zh");
        assertThat(page.locator(".facts")).containsText("责任主体");
        assertThat(page.locator("ol.months")).containsText("滞后");
        page.locator("ol.months button", new Page.LocatorOptions().setHasText("2025-09"))
                .click();
        assertThat(page.locator("table").filter(new Locator.FilterOptions().setHasText("滞后36.00个百分点")))
                .isVisible();
        assertThat(page.locator("details.inputs").first()).containsText("重算结果一致");
        assertThat(page.url()).contains("month=2025-09");
    }

    @Test
    void whyAFirmIsNotOnATierStandsFirst() {
        visit(address("enterprise") + "?lang=en");
        assertThat(page.locator("table.criteria tbody tr").first()).containsText("Not met");
        assertThat(page.locator("table.criteria")).containsText("short");
    }

    @Test
    void aServiceThatIsAwayLeavesWhatWasKnownAndSaysThatItIsOld() {
        visit("/?lang=zh");
        server.away.add("/api/v1/overview");
        page.getByRole(AriaRole.NAVIGATION)
                .getByText("项目", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("h1")).hasText("项目");
        page.getByRole(AriaRole.NAVIGATION).getByText("总览").click();
        assertThat(page.locator(".stale")).containsText("可能已过时");
        assertThat(page.locator(".headline .tile").first()).isVisible();
    }

    @Test
    void aRefusalIsToldWithItsCodeAndNumber() {
        server.away.add("/api/v1/overview");
        page.navigate(server.address() + "/?lang=zh");
        Locator problem = page.locator(".problem").first();
        assertThat(problem).containsText("SERVICE_UNAVAILABLE");
        assertThat(problem).containsText("req-0001");
        server.away.clear();
        problem.getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".headline")).isVisible();
    }

    @Test
    void thePaletteGoesAnywhereByKeys() {
        visit("/?lang=zh");
        page.keyboard().press("Control+k");
        Locator words = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("输入页面或名称，至少两个字"));
        assertThat(words).isFocused();
        words.fill("智语");
        assertThat(page.locator("#palette-list")).containsText("皖江智语");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve("palette-zh.png")));
        words.press("Escape");
        page.keyboard().press("Control+k");
        words.fill("基金");
        words.press("Enter");
        assertThat(page.locator("h1")).hasText("基金");
    }

    @Test
    void theLanguageChangesInPlaceAndIsRemembered() {
        visit("/?lang=zh");
        page.navigate(server.address() + "/projects");
        assertThat(page.locator("h1")).hasText("项目");
        page.locator("header")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("English"))
                .click();
        assertThat(page.locator("h1")).hasText("Projects");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        page.reload();
        assertThat(page.locator("h1")).hasText("Projects");
    }

    @Test
    void tenThousandRowsAreWalkedByKeysWithFewInTheDocument() {
        server.manyProjects = true;
        visit("/projects?lang=zh");
        assertThat(page.locator(".table-bar")).containsText("共 10,000 行");
        Locator box = page.locator(".table-box");
        box.focus();
        long began = System.nanoTime();
        // Each jump to the end fetches the next page.
        for (int i = 0; i < 49; i++) {
            int had = ((Number) page.evaluate("document.querySelector('jidi-table').rows.length")).intValue();
            page.evaluate("{const b=document.querySelector('.table-box');b.scrollTop=b.scrollHeight;}");
            page.waitForCondition(() ->
                    ((Number) page.evaluate("document.querySelector('jidi-table').rows.length")).intValue() > had);
        }
        System.out.println("10,000 rows fetched and walked in " + (System.nanoTime() - began) / 1_000_000 + " ms");
        assertThat(page.locator("tbody tr").count()).isLessThan(80);
        page.locator(".table-box tbody tr:not(.space)").first().focus();
        page.keyboard().press("End");
        assertThat(page.locator("tr.active")).containsText("项目 10000");
        assertThat(page.locator("tr.active")).hasAttribute("aria-rowindex", "10001");
        assertThat(page.locator("tr.active")).isFocused();
        page.keyboard().press("Home");
        assertThat(page.locator("tr.active")).containsText("项目 1");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("tr.active")).containsText("项目 2");
        Number step = (Number) page.evaluate("""
                async () => { const t = document.querySelector('jidi-table'); const times = [];
                  for (let i = 0; i < 20; i++) { const s = performance.now();
                    t.querySelector('tr.active').dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
                    await t.updateComplete; times.push(performance.now() - s); }
                  times.sort((a, b) => a - b); return times[10]; }""");
        System.out.println("a step by key among 10,000 rows, median: " + step + " ms");
        assertThat(step.doubleValue()).isLessThan(100);
    }

    @Test
    void aWheelMovesTheRowsByAsMuchAndNoMore() {
        server.manyProjects = true;
        visit("/projects?lang=zh");
        Locator box = page.locator(".table-box");
        box.evaluate("box => box.scrollTop = 3600");
        box.hover();
        page.mouse().wheel(0, 500);
        page.waitForFunction("() => document.querySelector('.table-box').scrollTop >= 4100");
        // Whatever scrolls by itself does so in the frames that follow.
        page.evaluate("""
                async () => { for (let i = 0; i < 20; i++) { await new Promise(next => requestAnimationFrame(next)); } }""");
        assertThat(((Number) box.evaluate("box => box.scrollTop")).intValue()).isEqualTo(4100);
        assertThat((Boolean) box.evaluate("""
                box => { const edge = box.getBoundingClientRect(); const rows = box.querySelectorAll("tbody tr:not(.space)");
                  return rows[0].getBoundingClientRect().top < edge.top
                    && rows[rows.length - 1].getBoundingClientRect().bottom > edge.bottom; }""")).as("rows from edge to edge").isTrue();
    }

    @Test
    void sortingAsksTheServiceAndTheExportHoldsTheSameColumnsAndOrder() throws IOException {
        visit("/projects?lang=zh&region=340100");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^总投资")))
                .click();
        assertThat(page.locator("th[aria-sort=ascending]")).containsText("总投资");
        assertThat(server.asked.get(server.asked.size() - 1))
                .contains("sort=totalInvestment", "regionCode.gte=340100", "regionCode.lte=340199");
        page.locator("details.picker summary").click();
        page.locator("details.picker").getByText("编号").click();
        page.locator("details.picker summary").click();
        assertThat(page.locator("thead")).not().containsText("编号");
        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("导出 CSV"))
                        .click());
        String csv = Files.readString(file.path());
        assertThat(csv).startsWith("\uFEFF名称,状态,").doesNotContain("编号").contains("皖声语音模组产线扩建(虚构)");
        assertThat(csv.lines().count()).isEqualTo(4);
    }

    @Test
    void everyChartHasATableOfTheSameFigures() {
        visit("/?lang=zh");
        Locator chart = page.locator("jidi-chart").first();
        assertThat(chart.locator(".sentence")).containsText("2025-12 月末");
        assertThat(chart.locator("tbody tr").count()).isEqualTo(12);
        chart.getByRole(AriaRole.BUTTON).click();
        assertThat(chart.locator("table")).isVisible();
        assertThat(chart.locator(".chart-box")).isHidden();
    }

    @Test
    void amountsAreExactInEveryUnit() throws Exception {
        server.extra.put("money.js", TestBundle.of("format/money.ts"));
        server.extra.put("csv.js", TestBundle.of("parts/csv.ts"));
        visit("/?lang=zh");
        assertThat(said("money", "m.figure('9007199254740993.01', 'yuan')")).isEqualTo("9,007,199,254,740,993.01");
        assertThat(said("money", "m.figure('123456789.00', 'yi')")).isEqualTo("1.23");
        assertThat(said("money", "m.figure('1005000.00', 'wan')")).isEqualTo("100.50");
        assertThat(said("money", "m.figure('50', 'wan')")).as("half up").isEqualTo("0.01");
        assertThat(said("money", "m.figure('49.99', 'wan')")).isEqualTo("0.00");
        assertThat(said("money", "m.figure('-49.99', 'wan')"))
                .as("no minus before nought")
                .isEqualTo("0.00");
        assertThat(said("money", "m.figure('-1234567.885', 'yuan')")).isEqualTo("−1,234,567.89");
        assertThat(said("money", "m.unitOf('99999999.99', 'auto')")).isEqualTo("wan");
        assertThat(said("money", "m.unitOf('-100000000', 'auto')")).isEqualTo("yi");
        assertThat(said("money", "String(m.compare('10.0', '10.00'))")).isEqualTo("0");
        assertThat(said("money", "String(m.share('1', '0'))")).isEqualTo("0");
        assertThat(said("money", "(() => { try { return m.figure('1e3', 'yuan'); } catch { return 'refused'; } })()"))
                .isEqualTo("refused");
        assertThat(said("csv", "m.csvText(['a'], [['=1+1'], ['-5.20'], ['-x'], ['q\"u,o']])"))
                .isEqualTo("\uFEFFa\r\n'=1+1\r\n-5.20\r\n'-x\r\n\"q\"\"u,o\"\r\n");
    }

    @Test
    void theChoicesStandInTheAddressAndComeAlong() {
        visit("/?lang=zh");
        page.locator("header").getByLabel("地区").selectOption("340200");
        page.locator("header").getByLabel("基地").selectOption("ROBOT");
        assertThat(page.locator(".tiles li.chosen")).containsText("芜湖");
        page.getByRole(AriaRole.NAVIGATION)
                .getByText("项目", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("h1")).hasText("项目");
        assertThat(page.url()).contains("region=340200", "base=ROBOT");
        assertThat(page.locator(".table-bar")).containsText("行");
        assertThat(server.asked.get(server.asked.size() - 1)).contains("regionCode.gte=340200", "baseCode=ROBOT");
        page.locator("header").getByLabel("截至日").fill("2026-06-30");
        page.locator("header").getByLabel("基金").selectOption(server.id("/api/v1/funds", 0));
        assertThat(page.locator("h1")).containsText("智能语音子基金");
        page.waitForCondition(
                () -> server.asked.stream().anyMatch(asked -> asked.endsWith("/performance?asOf=2026-06-30")));
    }

    @Test
    void everyPageCanBeWalkedByKeysFromTheSkipLinkOn() {
        visit("/projects?lang=zh");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.locator("tbody tr.active").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("江北协作机器人整机厂");
        assertThat(page.locator("main")).isFocused();
    }

    @Test
    void amountsFollowTheUnitThatWasChosen() {
        visit("/projects?lang=zh&unit=yi");
        assertThat(page.locator(".table-box tbody tr:not(.space)").first()).containsText("6.00 亿元");
        page.getByLabel("金额单位").selectOption("wan");
        assertThat(page.locator(".table-box tbody tr:not(.space)").first()).containsText("60,000.00 万元");
    }

    private String said(String module, String expression) {
        return (String) page.evaluate(
                "async () => { const m = await import('/test/" + module + ".js'); return " + expression + "; }");
    }

    private static String address(String name) {
        return switch (name) {
            case "overview" -> "/";
            case "project" -> "/projects/" + server.id("/api/v1/projects", 1);
            case "enterprise" -> "/enterprises/" + server.named("/api/v1/enterprises", "淮北微行");
            case "fund" -> "/funds/" + server.id("/api/v1/funds", 0) + "?check=chk_01m8khh028e009dhqwwvp21c3g";
            case "rows" -> "/rows?of=%2Fapi%2Fv1%2Flights";
            default -> "/" + name;
        };
    }
}
