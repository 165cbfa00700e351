package io.jidi.cockpit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.jidi.testkit.Browser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A reader's browser before the recorded answers; what a page complains of is kept. */
abstract class InBrowser {

    /** A sub-fund with partners, calls, judgements and deals. */
    static final String FUND = "/funds/fnd_01m8khgxxee00bdnzt5q78t3x2";

    private static final Path PICTURES = Path.of("target/screenshots");
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static Browser browser;
    static RecordedServer server;
    private BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.start();
        server = new RecordedServer();
    }

    @AfterAll
    static void shut() {
        if (browser != null) {
            server.close();
            browser.close();
        }
    }

    @BeforeEach
    void begin() {
        server.reset();
        context = browser.chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setAcceptDownloads(true));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void end() {
        if (context != null) {
            context.close();
        }
    }

    /** Asks of a page in both languages and themes: no problem on it, no violation, nothing wider than the window. */
    final void whole(String name, String address) {
        List<String> violations = new ArrayList<>();
        for (String look : List.of("lang=zh&theme=light", "lang=en&theme=dark")) {
            visit(address + (address.contains("?") ? "&" : "?") + look);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(
                            name + "-" + look.replaceAll("lang=|theme=", "").replace('&', '-') + ".png"))
                    .setFullPage(true));
            violations.addAll(violations(look));
            assertThat(page.locator(".problem").count())
                    .as("problems on the page")
                    .isZero();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the window")
                    .isTrue();
        }
        assertThat(violations).isEmpty();
        assertThat(complaints).isEmpty();
    }

    /** What is on the screen now, dialog included. */
    final void assertAccessible() {
        assertThat(violations("")).isEmpty();
    }

    private List<String> violations(String look) {
        return new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(one -> look + " " + one.getId() + ": "
                                + one.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
    }

    /** Opens a page and waits until it and its charts are drawn. */
    final void visit(String address) {
        page.navigate(server.address() + address);
        assertThat(page.locator("main h1")).isVisible();
        page.waitForFunction(
                "() => !document.querySelector('main .waiting') && [...document.querySelectorAll('.chart-box')]"
                        + ".every(box => box.hidden || box.dataset.drawn)");
    }

    final Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
