package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fund's limits, money, portfolio and standing, the deals, and an enterprise's history and what-if as a reader meets them. */
class FundsAndDealsInBrowserTest extends InBrowser {

    private static final String FIRM = "91340100MA990001XA";
    private static final String DEAL = "/deals/dea_01m8khh7q1e00a6pn2x4s8v0kz";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glance",
                "money",
                "limits",
                "portfolio",
                "standing",
                "deals",
                "deals-table",
                "deal",
                "enterprise"
            })
    void aPageIsWholeInBothLanguagesAndThemes(String name) {
        whole(name, address(name));
    }

    @Test
    void whatTheFundMayStillInvestInAFirmIsFoundByKeysAlone() {
        visit(FUND + "?lang=zh");
        page.getByRole(AriaRole.LINK, named("限额与判定")).press("Enter");
        Locator field = page.getByRole(AriaRole.COMBOBOX, named("企业"));
        field.focus();
        page.keyboard().type("智语");
        assertThat(page.locator("#headroom-firm-list")).containsText(FIRM);
        assertThat(field).hasAttribute("aria-expanded", "true");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowUp");
        page.keyboard().press("Enter");
        Locator answer = page.locator("jidi-headroom .answer");
        assertThat(answer).containsText("皖江智语");
        assertThat(answer).containsText("3,166,666.66 元");
        assertThat(page.locator("jidi-headroom .sentence").first()).containsText("由 R30 决定");
        assertThat(page.locator("jidi-headroom .sentence").first()).containsText("6,333,333.33 元");
        assertThat(page.locator("jidi-headroom .warning")).containsText("R21");
        assertThat(page.url()).contains("firm=" + FIRM);
        assertThat(server.asked)
                .anyMatch(asked -> asked.endsWith("/headroom?creditCode=" + FIRM + "&instrument=EQUITY"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void everyLimitSaysItsBaseWhatIsUsedWhatIsLeftAndItsParagraph() {
        visit(FUND + "?lang=zh&unit=yuan&view=limits&firm=" + FIRM);
        Locator row = page.locator("jidi-headroom tbody tr", new Page.LocatorOptions().setHasText("R04 单一"));
        for (String said : List.of(
                "单一企业集中度",
                "33,333,333.33",
                "20.00 %",
                "6,666,666.66",
                "2,000,000.00",
                "4,666,666.66",
                "须说明理由",
                "发改财金规〔2016〕2800号",
                "未经确认")) {
            assertThat(row).containsText(said);
        }
        Locator binding = page.locator("jidi-headroom tbody tr", new Page.LocatorOptions().setHasText("最紧"));
        assertThat(binding).hasCount(1);
        assertThat(binding).containsText("3,166,666.66");
        assertThat(page.locator("jidi-headroom tbody tr", new Page.LocatorOptions().setHasText("可用资金")))
                .containsText("496,500,000.00");
        page.locator("jidi-headroom .answer button.figure").click();
        Locator passport = page.getByRole(AriaRole.DIALOG);
        assertThat(passport).containsText("3166666.66 CNY");
        assertThat(passport).containsText("CN-AH-2026");
        assertThat(passport).containsText("6,333,333.33 元");
        page.keyboard().press("Escape");
        row.locator("button.figure").click();
        assertThat(passport).containsText("行为后对单一企业累计成本");
        assertThat(passport).containsText("2026-11-29");
        passport.getByText("列出这些行").click();
        assertThat(page.locator("h1")).hasText("明细");
        assertThat(page.locator(".table-box tbody tr:not(.space)")).hasCount(2);
        assertThat(page.locator(".table-box")).containsText("优先股权");
        assertThat(page.locator(".table-box")).containsText("已承诺");
    }

    @Test
    void whatIsExportedIsWhatIsRead() throws IOException {
        visit(FUND + "?lang=zh&view=limits&firm=" + FIRM);
        Download file = page.waitForDownload(() -> page.locator("jidi-headroom")
                .getByRole(AriaRole.BUTTON, exactly("导出 CSV"))
                .click());
        List<String> lines = Files.readString(file.path()).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("\uFEFF规则,基数与比例,上限,已用,余量,超出则,依据条款");
        assertThat(lines.get(3))
                .startsWith("R30 追加投资集中度（含承诺） 最紧,")
                .contains("\"6,666,666.66 元\",\"3,500,000.00 元\",\"3,166,666.66 元\",▲ 须说明理由");
    }

    @Test
    void callsAndDistributionsShowEachPartnersPartToTheFenAndTheirSum() {
        visit(FUND + "?lang=zh&view=money");
        Locator paid = page.locator("details.inputs", new Page.LocatorOptions().setHasText("第 1 次催缴"));
        paid.locator("summary").click();
        Locator table = paid.locator("table").last();
        assertThat(table.locator("tbody tr").first()).containsText("13,333,333.33");
        assertThat(table.locator("tfoot")).containsText("33,333,333.33");
        Locator proposed = page.locator("details.inputs", new Page.LocatorOptions().setHasText("待批准"));
        assertThat(proposed).hasAttribute("open", "");
        Locator shares = proposed.locator("table").nth(1);
        assertThat(shares.locator("tbody tr").first()).containsText("400,000.01");
        assertThat(shares.locator("tfoot")).containsText("998,800.01");
        assertThat(shares.locator("tbody tr").last()).containsText("1,200.00");
        assertThat(proposed).containsText("编制 manager");
    }

    @Test
    void whoHoldsWhatThroughTheFundsBelowAndByWhichWay() {
        visit("/funds/fnd_01m8khgw7re00az74v5fmz53jz?lang=zh&view=portfolio");
        Locator firm = page.locator("jidi-fund-portfolio tbody tr", new Page.LocatorOptions().setHasText("皖江智语"))
                .first();
        assertThat(firm).containsText("1.60 %");
        firm.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("资金路径$")))
                .click();
        Locator ways = page.locator("section[aria-live]");
        assertThat(ways.locator("tbody tr").first()).containsText("人工智能主题母基金 40.00 % → 智能语音子基金（虚构）");
        assertThat(ways.locator("tbody tr").first()).containsText("80.00 万元");
        ways.locator("tbody tr").first().locator("button.figure").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("0.3999999999");
    }

    @Test
    void reinvestmentAndScoreSayWhatIsShortAndWhatIsNotKnown() {
        visit(FUND + "?lang=zh&unit=yuan&view=standing&year=2026");
        Locator test = page.locator("jidi-fund-standing tbody tr", new Page.LocatorOptions().setHasText("母基金实缴"));
        for (String said : List.of("1.5", "13,333,333.33", "20,000,000.00", "2,000,000.00", "18,000,000.00", "有缺口")) {
            assertThat(test).containsText(said);
        }
        assertThat(page.locator("jidi-fund-standing tbody tr", new Page.LocatorOptions().setHasText("K1")))
                .containsText("2,000,000.00");
        assertThat(page.locator("jidi-fund-standing")).containsText("10–100");
        assertThat(page.locator("jidi-fund-standing tbody tr", new Page.LocatorOptions().setHasText("P2.1")))
                .containsText("缺数据");
        page.locator("jidi-fund-standing button.figure", new Page.LocatorOptions().setHasText("P1 "))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("未经确认");
    }

    @Test
    void theBoardIsWalkedByArrowsAndHasATableOfTheSameDeals() {
        visit("/deals?lang=zh");
        assertThat(page.locator(".sentence")).containsText("共 4 个项目");
        assertThat(page.locator(".sentence")).containsText("尽职调查，2 个");
        page.locator(".board a").first().focus();
        assertThat(page.locator(".board a:focus")).containsText("淮北微行");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".board a:focus")).containsText("芜湖精驱");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".board a:focus")).containsText("蚌埠芯感");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".board a:focus")).containsText("皖江智语");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText("皖江智语");
        page.goBack();
        page.getByRole(AriaRole.BUTTON, named("表格")).click();
        assertThat(page.locator(".table-box tbody tr:not(.space)")).hasCount(4);
        assertThat(page.locator(".table-box")).containsText("暂停");
        page.locator("main .filters select").selectOption("PAUSED");
        page.waitForCondition(() -> server.asked.stream().anyMatch(asked -> asked.contains("standing=PAUSED")));
    }

    @Test
    void oneDealShowsItsGateChecksVotesConditionsTranchesAndTrail() {
        visit(DEAL + "?lang=zh");
        assertThat(page.locator("section", new Page.LocatorOptions().setHasText("本阶段出口"))
                        .first())
                .containsText("交割尚缺 2 项");
        assertThat(section("判定")).containsText("27.00 %，应不超过 20 %");
        assertThat(section("投委会表决")).containsText("赞成 2 票，反对 0 票，席位 5 个");
        assertThat(section("投委会表决")).containsText("有冲突，不计票");
        assertThat(section("投委会表决")).containsText("尚未表决：finance");
        assertThat(section("资料与先决条件")).containsText("先决条件确认函");
        assertThat(section("批次")).containsText("2 批，承诺 3,500,000.00 元，已付 2,000,000.00 元");
        assertThat(section("轨迹")).containsText("投决 → 协议");
        assertThat(section("其他基金的同一企业项目")).containsText("另有 2 个，其中您可见 1 个");
        page.locator(".facts").getByText("对一家企业还可投资多少").click();
        assertThat(page.locator("jidi-headroom .answer")).containsText("3,166,666.66 元");
    }

    @Test
    void anEnterpriseTellsItsTiersOverTimeAndItsPlaceOnTheChain() {
        visit("/enterprises/ent_01m8khh132e00bghywgjqwscc2?lang=zh");
        assertThat(page.locator(".facts .chip")).hasCount(1);
        assertThat(page.locator(".facts .chip")).containsText("专精特新中小企业");
        assertThat(section("层级历史").locator("tbody tr").first()).containsText("现处");
        assertThat(section("层级历史").locator("tbody tr").last()).containsText("2024-06-01");
        assertThat(section("层级历史").locator("tbody tr").last()).containsText("2026-06-01");
        assertThat(section("产业链位置")).containsText("语音算法");
        assertThat(section("产业链位置")).containsText("芜湖精驱");
        section("产业链位置").locator("button.figure").first().click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("产业链图谱〔2025〕3号");
    }

    @Test
    void aSupposedFigureIsAskedAboutAndNeverStored() {
        visit("/enterprises/ent_01m8khh1nke009732x1ybspwkn?lang=zh&assessment=asm_01m8khh348e00ahn7zxkmywxn9");
        page.getByLabel("指标与现值").selectOption("0");
        page.getByLabel("假设为").fill("720");
        page.keyboard().press("Enter");
        Locator told = page.locator("jidi-what-if");
        assertThat(told.locator(".sentence")).containsText("1 项条件变化");
        assertThat(told.locator("tbody tr")).hasCount(1);
        assertThat(told.locator("tbody tr")).containsText("P2b");
        assertThat(told).containsText("主营业务收入 2025: 630 → 720 万元");
        assertThat(server.sent).hasSize(1);
        Sent sent = server.sent.get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.address()).endsWith("/assessments/what-if");
        assertThat(sent.csrf()).isEqualTo("t");
        assertThat(sent.body())
                .isEqualTo(
                        "{\"assess\":{\"editionId\":\"SRDI-2026\",\"kind\":\"NEW\",\"applicationDate\":\"2026-06-01\","
                                + "\"referenceYear\":2025},\"supposed\":[{\"field\":\"mainRevenue\",\"value\":\"720\",\"year\":2025}]}");
        told.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^去掉")))
                .click();
        assertThat(told.locator(".answer")).hasCount(0);
        assertThat(server.sent).hasSize(1);
    }

    private Locator section(String heading) {
        return page.locator(
                "section",
                new Page.LocatorOptions()
                        .setHas(page.locator(
                                "h2", new Page.LocatorOptions().setHasText(Pattern.compile("^" + heading + "$")))));
    }

    private static String address(String name) {
        return switch (name) {
            case "money", "portfolio", "standing" -> FUND + "?year=2026&firm=" + FIRM + "&view=" + name;
            case "limits" -> FUND + "?view=limits&firm=" + FIRM + "&check=chk_01m8khhb14e00bd6x8t2v5n9kw";
            case "deals-table" -> "/deals?as=table";
            case "deal" -> DEAL;
            case "glance" -> FUND;
            case "enterprise" -> "/enterprises/ent_01m8khh132e00bghywgjqwscc2";
            default -> "/" + name;
        };
    }
}
