package io.jidi.cockpit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a server of the cockpit asks: which addresses are pages, and the files that pages load. */
public final class Cockpit {

    /**
     * First segments of the addresses at which the shell answers, beside {@code /}; the shell then shows the page. The same
     * list stands in {@code shell/routes.ts}, a test holds them together.
     */
    public static final Set<String> PAGES = Set.of("projects", "enterprises", "funds", "deals", "work", "data", "rows");

    /** Where the files stand: {@code /cockpit/<name>}. */
    public static final String FILES = "/cockpit/";

    /**
     * Scripts and styles from here and nothing inline; no other host. Images may be data, for what a chart draws as a
     * pattern.
     */
    public static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]+-[A-Z0-9]{8}\\.(js|css)");

    private Cockpit() {}

    /** The page of every address. */
    public static byte[] shell() {
        return read("index.html")
                .orElseThrow(() -> new IllegalStateException("the cockpit was packaged without its bundle"));
    }

    /**
     * A file of the bundle; its name changes with its content, so it may be kept for ever.
     *
     * @param name as the address says it, nothing is assumed of it
     * @return empty when there is no such file
     */
    public static Optional<byte[]> file(String name) {
        return NAME.matcher(name).matches() ? read(name) : Optional.empty();
    }

    /** The media type of a file that is there. */
    public static String type(String name) {
        return name.endsWith(".css") ? "text/css;charset=UTF-8" : "text/javascript;charset=UTF-8";
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream stream = Cockpit.class.getResourceAsStream("web/" + name)) {
            return stream == null ? Optional.empty() : Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
