package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages with their filters under a name: saved, opened, renamed, removed; per person, and with a storage that fails. */
class ViewsInBrowserTest extends InBrowser {

    private static final String DEALS = "/deals?as=table&region=340200&standing=PAUSED";

    @Test
    void aPageIsSavedWithItsFiltersAndOpenedFromTheMenu() {
        visit(DEALS + "&lang=zh&theme=light");
        save("芜湖暂缓项目");
        assertThat(menu().getByRole(AriaRole.STATUS)).hasText("已保存“芜湖暂缓项目”");
        assertThat(view("芜湖暂缓项目")).hasAttribute("aria-current", "page");
        // How somebody reads is no part of a view.
        assertThat(view("芜湖暂缓项目")).hasAttribute("href", DEALS);
        visit("/work?lang=zh");
        openMenu();
        assertThat(view("芜湖暂缓项目")).not().hasAttribute("aria-current", "page");
        view("芜湖暂缓项目").click();
        assertThat(page.locator("main h1")).hasText("投资项目");
        assertThat(page).hasURL(server.address() + DEALS);
        assertThat(page.locator("header").getByLabel("地区")).hasValue("340200");
        assertThat(menu().locator("ul")).isHidden();
        assertThat(server.sent).isEmpty();
    }

    @Test
    void aViewIsSavedOpenedRenamedAndRemovedByKeysAlone() {
        visit(DEALS + "&lang=en");
        page.keyboard().press("Control+k");
        page.keyboard().insertText("save this page");
        page.keyboard().press("Enter");
        assertThat(menu().getByLabel("Save this page with its filters as")).isFocused();
        page.keyboard().press("Enter");
        assertThat(menu().getByLabel("Save this page with its filters as"))
                .hasAccessibleDescription("Please give it a name");
        page.keyboard().insertText("Paused in Wuhu");
        page.keyboard().press("Enter");
        assertThat(view("Paused in Wuhu")).isVisible();
        page.keyboard().insertText("paused in wuhu");
        page.keyboard().press("Enter");
        assertThat(menu()).containsText("A view of this name is there already");
        page.keyboard().press("Escape");
        assertThat(menu().locator("summary")).isFocused();
        assertThat(menu().locator("ul")).isHidden();

        visit("/work?lang=en");
        page.keyboard().press("Control+k");
        page.keyboard().insertText("in wuhu");
        assertThat(page.locator("#palette-list")).containsText("Saved view");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(server.address() + DEALS);

        tabTo(menu().locator("summary"));
        page.keyboard().press("Enter");
        tabTo(menu().getByRole(AriaRole.BUTTON, exactly("Rename Paused in Wuhu")));
        page.keyboard().press("Enter");
        assertThat(menu().getByLabel("New name of")).isFocused();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("On hold");
        page.keyboard().press("Enter");
        assertThat(menu().getByRole(AriaRole.BUTTON, exactly("Rename On hold"))).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(view("On hold")).hasCount(0);
        Locator undo = menu().getByRole(AriaRole.BUTTON, exactly("Put it back"));
        assertThat(undo).isFocused();
        page.keyboard().press("Enter");
        assertThat(view("On hold")).isFocused();
        assertThat(view("On hold")).hasAttribute("href", DEALS);
        // Who goes on past the menu does not walk behind it.
        tabTo(page.locator("details.menu > summary").last());
        assertThat(menu().locator("ul")).isHidden();
    }

    @Test
    void eachPersonHasViewsOfTheirOwnAndAnotherWindowSeesANewOne() {
        visit(DEALS + "&lang=zh");
        save("推进办的");
        var other = page.context().newPage();
        other.navigate(server.address() + "/work?lang=zh");
        other.locator("jidi-views summary").click();
        other.locator("jidi-views").getByLabel("名称").fill("另一窗口的");
        other.locator("jidi-views").getByRole(AriaRole.BUTTON, exactly("保存")).click();
        assertThat(menu().getByRole(AriaRole.LISTITEM)).hasCount(2);
        other.close();
        page.route(
                "**/auth/session",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"userId\":\"manager\",\"name\":\"基金管理人\",\"organisation\":\"HAJY\","
                                + "\"roles\":[\"FUND_MANAGER\"],\"expiresAt\":\"2026-11-29T15:00:00Z\","
                                + "\"endsAt\":\"2026-11-29T23:00:00Z\",\"csrfToken\":\"t\",\"scope\":{\"regions\":[],"
                                + "\"bases\":[],\"funds\":[\"AI-SUB-1\"],\"enterprises\":[]}}")));
        visit(DEALS + "&lang=zh");
        openMenu();
        assertThat(menu()).containsText("还没有保存的视图");
    }

    @Test
    void whatIsDamagedInTheStorageIsLeftOutAndTheRestStays() {
        page.addInitScript(
                "if (!localStorage.getItem('jidi.views.office')) localStorage.setItem('jidi.views.office',"
                        + " JSON.stringify([{name: '好的', address: '/deals?as=table'}, {name: '外站', address: 'https://x.example/deals'},"
                        + " {name: '脚本', address: 'javascript:alert(1)'}, {name: '无页', address: '/nowhere'}, null, 7, {name: 7}]))");
        visit("/work?lang=zh");
        openMenu();
        assertThat(menu().getByRole(AriaRole.LISTITEM)).hasCount(1);
        assertThat(view("好的")).hasAttribute("href", "/deals?as=table");
        page.evaluate("localStorage.setItem('jidi.views.office', '{broken')");
        visit("/work?lang=zh");
        openMenu();
        assertThat(menu()).containsText("还没有保存的视图");
        menu().getByLabel("名称").fill("重新开始");
        menu().getByRole(AriaRole.BUTTON, exactly("保存")).click();
        visit("/deals?lang=zh");
        openMenu();
        assertThat(view("重新开始")).hasAttribute("href", "/work");
    }

    @Test
    void aBrowserThatKeepsNothingSaysSoAndServesUntilThePageIsClosed() {
        page.addInitScript("Object.defineProperty(window, 'localStorage',"
                + " { get() { throw new DOMException('closed', 'SecurityError'); } })");
        visit(DEALS + "&lang=zh");
        save("临时");
        assertThat(menu()).containsText("视图只保留到关闭本页");
        assertThat(view("临时")).isVisible();
        view("临时").click();
        openMenu();
        assertThat(view("临时")).isVisible();
        visit("/deals?lang=zh");
        openMenu();
        assertThat(menu()).containsText("还没有保存的视图");
    }

    @Test
    void thereIsRoomForFiftyAndTheNextIsToldSo() {
        page.addInitScript("localStorage.setItem('jidi.views.office', JSON.stringify(Array.from({length: 50},"
                + " (_, at) => ({name: 'v' + at, address: '/deals?standing=' + at}))))");
        visit("/deals?lang=en");
        openMenu();
        menu().getByLabel("Save this page").fill("one more");
        page.keyboard().press("Enter");
        assertThat(menu()).containsText("There is no room for more views");
        assertThat(menu().getByRole(AriaRole.LISTITEM)).hasCount(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=zh&theme=light", "lang=en&theme=dark", "lang=zh&theme=wall"})
    void theOpenMenuIsAccessible(String look) {
        page.addInitScript(
                "localStorage.setItem('jidi.views.office', JSON.stringify("
                        + "[{name: '芜湖暂缓项目', address: '/deals?region=340200&standing=PAUSED'}, {name: '待办', address: '/work'}]))");
        visit("/work?" + look);
        openMenu();
        menu().locator("form button").first().click();
        menu().locator("button.rename").first().click();
        assertThat(menu().locator("li form")).isVisible();
        isAccessible("views-" + look.replaceAll("lang=|theme=", "").replace('&', '-'));
    }

    @Test
    void theMenuFitsANarrowWindow() {
        page.setViewportSize(390, 800);
        visit("/work?lang=en");
        openMenu();
        var box = menu().locator("details > div").boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(390);
        assertThat(menu().getByRole(AriaRole.BUTTON, exactly("Save"))).isInViewport();
    }

    private Locator menu() {
        return page.locator("jidi-views");
    }

    private Locator view(String name) {
        return menu().getByRole(AriaRole.LINK, exactly(name));
    }

    private void openMenu() {
        menu().locator("summary").click();
    }

    private void save(String name) {
        openMenu();
        menu().getByLabel("名称").fill(name);
        menu().getByRole(AriaRole.BUTTON, exactly("保存")).click();
    }
}
