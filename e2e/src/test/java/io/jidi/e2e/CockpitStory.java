package io.jidi.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.jidi.testkit.Browser;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What {@code ./jidi up} shows in a browser, with its demo: people sign in at the issuer, find what they are asked for, and do their
 * daily work; the services are asked afterwards what came of it. The stack is started once for all stories, which therefore leave
 * each other's things alone.
 */
@ExtendWith(CockpitStory.Shown.class)
abstract class CockpitStory {

    private static final Path PICTURES = Path.of("target/screenshots");
    /** The services' own, who live by the clock of the machine. */
    static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    static final String FIRM = "91340100MA990001XA";

    /** Starts with the first story and ends with the last. */
    static final class Shown implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Shown.class))
                    .getOrComputeIfAbsent(Running.class, now -> {
                        running = new Running(Browser.start(), LaunchedStack.start("cockpit"));
                        return running;
                    });
        }
    }

    private record Running(Browser browser, LaunchedStack stack) implements AutoCloseable {
        @Override
        public void close() {
            stack.close();
            browser.close();
        }
    }

    private static @Nullable Running running;

    private BrowserContext context;
    protected Page page;
    private final List<String> complaints = new ArrayList<>();

    private static Running running() {
        return Objects.requireNonNull(running, "the extension starts it");
    }

    static LaunchedStack stack() {
        return running().stack();
    }

    @BeforeEach
    void begin() {
        complaints.clear();
    }

    @AfterEach
    void end() {
        if (context != null) {
            context.close();
        }
        assertThat(complaints).isEmpty();
    }

    /** Through the issuer's page, as a demo user whose password is the name. */
    void signIn(String user) {
        if (context != null) {
            context.close();
        }
        context = running()
                .browser()
                .chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(1440, 900)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onPageError(complaints::add);
        page.navigate(stack().gateway() + "/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("登录")).click();
        page.fill("input[name=username]", user);
        page.fill("input[name=password]", user);
        page.locator("button").first().click();
        page.waitForURL(url -> url.startsWith(stack().gateway()));
        assertThat(page.locator("main h1")).isVisible();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
    }

    void visit(String address) {
        page.navigate(stack().gateway() + address);
        assertThat(page.locator("main h1")).isVisible();
        page.waitForFunction("() => !document.querySelector('main .waiting')");
    }

    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog() {
        return page.locator("dialog[open]");
    }

    Locator field(String label) {
        return dialog().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    Locator press(String name) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator submit() {
        return dialog().locator("button[type=submit]");
    }

    JsonPath ask(String user, String path) {
        return given().baseUri(stack().gateway())
                .auth()
                .oauth2(stack().token(user))
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** A write of a demo user beside the browser, with the version that is there now where one is named. */
    JsonPath write(String user, String path, String body, String versionOf) {
        RequestSpecification request = given().baseUri(stack().gateway())
                .auth()
                .oauth2(stack().token(user))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body);
        if (!versionOf.isEmpty()) {
            request.header(
                    "If-Match",
                    given().baseUri(stack().gateway())
                            .auth()
                            .oauth2(stack().token(user))
                            .get(versionOf)
                            .header("ETag"));
        }
        return request.post(path).then().statusCode(oneOf(200, 201)).extract().jsonPath();
    }

    String fund() {
        return ask("office", "/api/v1/funds?code=AI-SUB-1").getString("items[0].id");
    }
}
