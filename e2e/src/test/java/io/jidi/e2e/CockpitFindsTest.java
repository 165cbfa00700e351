package io.jidi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.restassured.path.json.JsonPath;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What officials come to find: each in the page, as the services tell it. */
class CockpitFindsTest extends CockpitStory {

    @Test
    void theReddestProjectAndWhoAnswersForIt() {
        signIn("office");
        Locator tile = page.locator(".headline .tile.alarm", new Page.LocatorOptions().setHasText("红灯项目"));
        assertThat(tile).isVisible();
        shoot("real-overview");
        tile.locator("button.figure").click();
        page.getByRole(AriaRole.DIALOG).getByText("列出这些行").click();
        assertThat(page.locator("h1")).hasText("明细");
        page.locator("main").getByText(Pattern.compile("庐州语音云平台二期")).first().click();
        assertThat(page.locator("h1")).containsText("庐州语音云平台二期");
        assertThat(page.locator(".facts")).containsText("合肥市发展和改革委员会");
        assertThat(page.locator("ol.months")).containsText("滞后");
        shoot("real-reddest");
    }

    @Test
    void whyAFirmIsNotALittleGiant() {
        signIn("office");
        page.keyboard().press("Control+k");
        page.keyboard().insertText("皖江智语");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("皖江智语")))
                .first()
                .click();
        assertThat(page.locator("h1")).containsText("皖江智语");
        Locator choice = page.getByLabel("测算").first();
        choice.selectOption(choice.locator("option", new Locator.LocatorOptions().setHasText("LG"))
                .first()
                .getAttribute("value"));
        assertThat(page.locator("table.criteria tbody tr").first()).containsText("不满足");
        shoot("real-little-giant");
    }

    @Test
    void whatTheFundMayStillInvestInOneEnterprise() {
        signIn("office");
        visit("/funds/" + fund() + "?view=limits");
        Locator firm = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("企业"));
        firm.pressSequentially("皖江");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("皖江智语")))
                .first()
                .click();
        JsonPath told =
                ask("office", "/api/v1/funds/" + fund() + "/headroom?creditCode=" + FIRM + "&instrument=EQUITY");
        assertThat(page.locator(".answer")).containsText("皖江智语：本基金还可投资");
        String amount = told.getString("withoutOverride.amount");
        assertThat(page.locator(".answer").textContent().replaceAll("[^0-9.]", ""))
                .isEqualTo(amount);
        shoot("real-headroom");
    }

    @Test
    void whetherABaseMetEightyPercentAndByWhichDefinition() {
        signIn("office");
        visit("/?base=HOME");
        Locator panel = page.locator("section.panel", new Page.LocatorOptions().setHasText("产业集聚度"));
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("64.23 %")))
                .containsText("未达成");
        assertThat(panel.locator("tr").filter(new Locator.FilterOptions().setHasText("80.00 %")))
                .containsText("已达成");
        panel.getByText("80.00 %").click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("AGG-B");
        shoot("real-agglomeration");
    }
}
