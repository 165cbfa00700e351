package io.jidi.gateway.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jidi.gateway.stubs.Stubs;
import io.jidi.testkit.Browser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A real browser at the gateway: signed in by the code flow, live, and let go. */
@QuarkusTest
@QuarkusTestResource(value = Stubs.class, restrictToAnnotatedClass = false)
class CockpitSessionTest {

    @TestHTTPResource("/")
    URI gateway;

    Stubs.Around around;

    @AfterEach
    void asBefore() {
        around.enterprise().ordinary = null;
        around.project().ordinary = null;
        around.fund().ordinary = null;
    }

    @Test
    void aPersonSignsInSeesWhatHappensAndSignsOut() {
        around.issuer().life = 3_600;
        around.project().ordinary = "{\"items\":[]}";
        around.fund().ordinary = "{\"items\":[]}";
        around.enterprise().ordinary =
                "{\"items\":[{\"id\":\"ent_1\",\"name\":\"皖江智语\",\"creditCode\":\"91340100MA990001XA\","
                        + "\"regionCode\":\"340100\",\"status\":\"ACTIVE\",\"updatedAt\":\"2026-11-29T11:37:28Z\"}],\"total\":1}";
        // The address that browsers see is not the port of a test: its name leads there.
        try (Browser browser = Browser.start("--host-resolver-rules=MAP jidi.test:80 127.0.0.1:" + gateway.getPort())) {
            BrowserContext context = browser.chromium()
                    .newContext(new com.microsoft.playwright.Browser.NewContextOptions().setLocale("zh-CN"));
            context.setDefaultTimeout(20_000);
            Page page = context.newPage();
            List<String> complaints = new ArrayList<>();
            page.onPageError(complaints::add);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(Stubs.ADDRESS + "/enterprises?lang=zh&region=340100");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录"))
                    .click();
            assertThat(page.locator("tbody")).containsText("皖江智语");
            assertThat(page.url()).as("where the person wanted to go").endsWith("/enterprises?lang=zh&region=340100");
            assertThat(page.locator("details.menu > summary").last()).containsText("reader");
            assertThat(around.enterprise().last().header("authorization").orElse(""))
                    .startsWith("Bearer ");

            assertThat(page.locator("header .live[role=status]")).containsText("实时");
            around.enterprise().publish("region:340100");
            assertThat(page.locator("header .live[role=status]")).containsText("最近");
            assertThat((Object) page.evaluate("document.cookie"))
                    .as("no script reads the session")
                    .isEqualTo("");

            page.locator("details.menu > summary").last().click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("退出登录"))
                    .click();
            page.waitForURL(around.issuer().name() + "/endsession?**");
            page.navigate(Stubs.ADDRESS + "/enterprises?lang=zh");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录")))
                    .isVisible();
            assertThat(complaints).isEmpty();
        }
    }
}
