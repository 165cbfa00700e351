package io.jidi.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a browser has to fetch, measured on the built files (issue 8: shell and first route, charts lazily). */
class BudgetTest {

    private static final Path WEB = Path.of("target/classes/io/jidi/cockpit/web");
    private static final int FIRST_ROUTE = 120 * 1024;
    private static final int CHARTS = 240 * 1024;

    /** {@code import … from "./x.js"} and {@code import "./x.js"}, not {@code import("./x.js")}. */
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+)\"");

    @Test
    void shellAndFirstRouteStayWithinTheirBudget() throws IOException {
        Set<String> files = reachable(only("main-", ".js"));
        files.addAll(reachable(only("overview-", ".js")));
        files.add("index.html");
        files.add(only("main-", ".css"));
        assertThat(files).as("charts come with the first chart").noneMatch(name -> name.startsWith("echarts-"));
        int sum = 0;
        for (String file : files) {
            sum += gzipped(file);
        }
        System.out.println("shell and first route, gzip: " + sum + " bytes in " + files.size() + " files");
        assertThat(sum).isBetween(10_000, FIRST_ROUTE);
    }

    @Test
    void theShellFetchesAtOnceWhatTheFirstScriptCannotBeginWithout() throws IOException {
        String main = only("main-", ".js");
        Set<String> parts = reachable(main);
        parts.remove(main);
        Set<String> preloaded = new TreeSet<>();
        Matcher found = Pattern.compile("rel=\"modulepreload\" href=\"/cockpit/([^\"]+)\"")
                .matcher(new String(Cockpit.shell(), StandardCharsets.UTF_8));
        while (found.find()) {
            preloaded.add(found.group(1));
        }
        assertThat(preloaded).isNotEmpty().isEqualTo(parts);
    }

    @Test
    void chartsStayWithinTheirBudget() throws IOException {
        int size = gzipped(only("echarts-", ".js"));
        System.out.println("charts, gzip: " + size + " bytes");
        assertThat(size).isBetween(50_000, CHARTS);
    }

    @Test
    void noFileNamesAnotherHostToLoadFrom() throws IOException {
        try (Stream<Path> files = Files.list(WEB)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("(?:src|href|url|import|fetch)\\s*[=(]\\s*[\"'`]?(?:https?:)?//[a-z]")
                        .doesNotContain("@font-face");
            }
        }
    }

    @Test
    void theShellHasNothingInline() {
        String shell = new String(Cockpit.shell(), StandardCharsets.UTF_8);
        assertThat(shell).doesNotContain("<style", "style=", "onload", "{script}", "{style}", "{preloads}");
        assertThat(Pattern.compile("<script(?![^>]*src=)").matcher(shell).find())
                .isFalse();
    }

    @Test
    void theNoticesOfTheLibrariesGoAlong() {
        assertThat(WEB.resolve("licences/lit/LICENSE")).isRegularFile();
        assertThat(WEB.resolve("licences/echarts/LICENSE")).isRegularFile();
        assertThat(WEB.resolve("licences/echarts/NOTICE")).isRegularFile();
        assertThat(WEB.resolve("licences/zrender/LICENSE")).isRegularFile();
    }

    @Test
    void onlyFilesOfTheBundleAreGivenAway() throws IOException {
        assertThat(Cockpit.file(only("main-", ".js"))).isPresent();
        assertThat(Cockpit.file("index.html")).isEmpty();
        assertThat(Cockpit.file("../Cockpit.class")).isEmpty();
        assertThat(Cockpit.file("main-00000000.js")).isEmpty();
    }

    private static Set<String> reachable(String entry) throws IOException {
        Set<String> seen = new TreeSet<>();
        Deque<String> next = new ArrayDeque<>(Set.of(entry));
        while (!next.isEmpty()) {
            String file = next.pop();
            if (seen.add(file)) {
                Matcher found = STATIC_IMPORT.matcher(Files.readString(WEB.resolve(file)));
                while (found.find()) {
                    next.add(found.group(1));
                }
            }
        }
        return seen;
    }

    private static String only(String start, String end) throws IOException {
        try (Stream<Path> files = Files.list(WEB)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(start) && name.endsWith(end))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static int gzipped(String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(Files.readAllBytes(WEB.resolve(file)));
        }
        return bytes.size();
    }
}
