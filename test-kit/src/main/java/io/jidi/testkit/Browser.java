package io.jidi.testkit;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium that is on the machine; none is downloaded. Debian: {@code apt install chromium}. Who uses it declares
 * Playwright, which is too large to come with this kit.
 */
public final class Browser implements AutoCloseable {

    /** What to do where there is none. */
    public static final String MISSING =
            "no browser: install Debian's chromium, or name one with -Djidi.chromium=<program>";

    /** Nothing but what the tests ask for: no updates, no synchronisation, no sandbox for root. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /** The program of the machine's browser; empty where there is none. */
    public static Optional<Path> program() {
        return Stream.of(
                        System.getProperty("jidi.chromium", ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Skips the tests with the reason where there is no browser.
     *
     * @param arguments for Chromium, beside the usual ones
     */
    public static Browser start(String... arguments) {
        Optional<Path> program = program();
        Assumptions.assumeTrue(program.isPresent(), MISSING);
        return start(program.orElseThrow(), arguments);
    }

    /**
     * Starts that program.
     *
     * @param arguments for Chromium, beside the usual ones
     */
    public static Browser start(Path program, String... arguments) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program)
                                .setArgs(Stream.concat(ARGUMENTS.stream(), Stream.of(arguments))
                                        .toList())));
    }

    public com.microsoft.playwright.Browser chromium() {
        return chromium;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
