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

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    /** A sub-fund with partners, calls, judgements and deals. */
    static final String FUND = "/funds/fnd_01m8khgxxee00bdnzt5q78t3x2";

    static final Path PICTURES = Path.of("target/screenshots");

    private static final int MOST_STEPS = 80;
    private static final String IN_SIGHT = """
            one => { const box = one.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return one === top || one.contains(top); }""";

    private static Browser browser;
    static RecordedServer server;
    private BrowserContext context;
    Page page;

    /** Errors of scripts and of the policy; what a service refuses is no error of the page. */
    final List<String> complaints = new ArrayList<>();

    /** What the server refused, as the browser tells it; a page that is only read causes none. */
    final List<String> refusals = new ArrayList<>();

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
                boolean refused = message.text().startsWith("Failed to load resource");
                (refused ? refusals : complaints).add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(server.address())
                    && !request.url().startsWith("data:")
                    && !request.url().startsWith("blob:")) {
                complaints.add("asked another host: " + request.url());
            }
        });
    }

    @AfterEach
    void end() {
        if (context != null) {
            context.close();
            assertThat(complaints).isEmpty();
        }
    }

    /** Asks of a page in both languages and themes: no problem on it, no violation, nothing wider than the window. */
    void whole(String name, String address) {
        for (String look : List.of("lang=zh&theme=light", "lang=en&theme=dark")) {
            visit(address + (address.contains("?") ? "&" : "?") + look);
            isAccessible(name + "-" + look.replaceAll("lang=|theme=", "").replace('&', '-'));
            assertThat(page.locator(".problem").count())
                    .as("problems on the page")
                    .isZero();
        }
    }

    /** Opens a page and waits until nothing on it is on its way and its charts are drawn. */
    void visit(String address) {
        page.navigate(server.address() + address);
        assertThat(page.locator("main h1")).isVisible();
        page.waitForFunction(
                "() => !document.querySelector('main .waiting') && [...document.querySelectorAll('.chart-box')]"
                        + ".every(box => box.hidden || box.dataset.drawn)");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    static Locator.GetByRoleOptions exactly(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    Locator dialog() {
        return page.locator("dialog.action[open]");
    }

    /** Goes on with the tabulator until that has the focus, as somebody without a mouse does. */
    void tabTo(Locator wanted) {
        for (int i = 0; i < MOST_STEPS; i++) {
            if ((Boolean) wanted.evaluate("one => one === document.activeElement")) {
                assertThat((Boolean) wanted.evaluate(IN_SIGHT))
                        .as("what has the focus is not covered (WCAG 2.4.11): " + wanted)
                        .isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not reached by keys: " + wanted);
    }

    /** Keeps a picture. */
    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Keeps a picture, and tells every breach of WCAG 2.2 AA. */
    void isAccessible(String name) {
        shoot(name);
        List<String> found = new AxeBuilder(page)
                .withTags(WCAG).analyze().getViolations().stream()
                        .map(one -> one.getId() + ": "
                                + one.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                        .toList())
                        .toList();
        assertThat(found).as(name).isEmpty();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + ": nothing is wider than the window")
                .isTrue();
    }
}
