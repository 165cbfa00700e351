package io.jidi.bench.cockpit;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Pages of one browser that watch themselves ({@code watch.js}). */
final class Tab {

    private static final double PATIENCE_MILLIS = 60_000;
    /** Seldom, since to look costs the page time too. */
    private static final double PAUSE_MILLIS = 100;

    private final Browser browser;
    private final String watch;

    Tab(Browser browser) {
        this.browser = browser;
        try (InputStream stream = Objects.requireNonNull(Tab.class.getResourceAsStream("/bench/watch.js"))) {
            watch = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A reader who was never here. */
    BrowserContext context() {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** @param wanted selects what counts as the first data */
    Page page(BrowserContext context, String wanted) {
        Page page = context.newPage();
        page.addInitScript("(" + watch + ")('" + wanted + "')");
        return page;
    }

    static void await(Page page, String condition) {
        page.waitForFunction(condition, null, new Page.WaitForFunctionOptions().setPollingInterval(PAUSE_MILLIS));
    }

    static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }
}
