package io.jidi.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The rules of the house for the sources of the web application. */
class SourcesTest {

    private static final Path WEB = Path.of("src/main/web");
    private static final Pattern MESSAGE =
            Pattern.compile("^ {2}\"([^\"]+)\": \\[\"(.*)\", \"(.*)\"],$", Pattern.MULTILINE);
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    /** Words that are the same in both languages or name the other one. */
    private static final List<String> ALIKE = List.of("settings.other");

    @Test
    void everyMessageHasBothLanguagesWithTheSameHoles() throws IOException {
        List<MatchResult> all = messages();
        assertThat(all).hasSizeGreaterThan(100);
        long lines = catalogue().lines().filter(line -> line.startsWith("  \"")).count();
        assertThat(all).as("every line of the catalogue was understood").hasSize((int) lines);
        for (MatchResult one : all) {
            String key = one.group(1);
            assertThat(one.group(3)).as(key).isNotBlank();
            if (!ALIKE.contains(key)) {
                assertThat(CHINESE.matcher(one.group(2)).find())
                        .as(key + " in Chinese")
                        .isTrue();
                assertThat(CHINESE.matcher(one.group(3)).find())
                        .as(key + " in English")
                        .isFalse();
            }
            assertThat(holes(one.group(2))).as(key).isEqualTo(holes(one.group(3)));
        }
    }

    @Test
    void wordsStandInTheCatalogueAndNowhereElse() throws IOException {
        for (Path file : sources()) {
            if (!isCatalogue(file) && !file.endsWith("shell/cities.ts")) {
                String code =
                        Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
                assertThat(CHINESE.matcher(code).find()).as(file.toString()).isFalse();
            }
        }
    }

    @Test
    void noMessageIsLeftOver() throws IOException {
        StringBuilder code = new StringBuilder();
        for (Path file : sources()) {
            if (!isCatalogue(file)) {
                code.append(Files.readString(file));
            }
        }
        Pattern rooms = Pattern.compile("word\\(\\s*\"(\\w+)\"|\\(\"(\\w+)\\.\" \\+");
        TreeSet<String> spoken = new TreeSet<>(List.of("tier", "ladder", "status", "stage", "nodeLight"));
        rooms.matcher(code)
                .results()
                .forEach(found -> spoken.add(found.group(1) == null ? found.group(2) : found.group(1)));
        for (MatchResult one : messages()) {
            String key = one.group(1);
            assertThat(code.indexOf('"' + key + '"') >= 0 || spoken.contains(key.substring(0, key.indexOf('.'))))
                    .as(key + " is used")
                    .isTrue();
        }
    }

    @Test
    void moneyIsNeverAFloatingPointNumber() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContain("parseFloat", ".toFixed(", "toLocaleString")
                    .doesNotContainPattern("Number\\([^)]*amount")
                    .doesNotContain("innerHTML", "unsafeHTML", "eval(");
        }
    }

    /** A {@code style="…"} in a template becomes an attribute, which the policy refuses; {@code .style=} is a property. */
    @Test
    void noTemplateSetsAStyleAttribute() throws IOException {
        for (Path file : sources()) {
            assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("[^.]style=[\"$]");
        }
    }

    @Test
    void thePagesOfTheShellAreThoseTheServerKnows() throws IOException {
        TreeSet<String> segments = new TreeSet<>();
        Pattern.compile("segment: \"(\\w*)\"")
                .matcher(Files.readString(WEB.resolve("shell/routes.ts")))
                .results()
                .forEach(found -> segments.add(found.group(1)));
        segments.remove("");
        assertThat(segments).isEqualTo(new TreeSet<>(Cockpit.PAGES));
    }

    @Test
    void theTypesFitTheLibrariesThatAreBundled() throws IOException {
        JsonNode wanted = new ObjectMapper()
                .readTree(Files.readString(Path.of("package.json")))
                .path("devDependencies");
        String parent = Files.readString(Path.of("../pom.xml"));
        for (String library : List.of("lit", "echarts")) {
            assertThat(parent)
                    .contains(
                            "<" + library + ".version>" + wanted.path(library).asText() + "</" + library + ".version>");
        }
    }

    /** Needs Node and {@code npm ci} in this folder; the compiler of Maven Central comes without its library. */
    @Test
    void theTypesHold() throws IOException, InterruptedException {
        Path compiler = Path.of("node_modules/typescript/lib/tsc.js");
        Assumptions.assumeTrue(
                Files.exists(compiler), "no type check: run `npm ci --ignore-scripts` in cockpit/ (.ci/run does)");
        Process process = new ProcessBuilder("node", compiler.toString(), "-p", WEB.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(said).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    private static List<MatchResult> messages() throws IOException {
        return MESSAGE.matcher(catalogue()).results().toList();
    }

    /** The words of all pages; a part of them may have a file of its own. */
    private static String catalogue() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : sources()) {
            if (isCatalogue(file)) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }

    private static boolean isCatalogue(Path file) {
        return file.getParent().endsWith("i18n") && !file.endsWith("i18n/i18n.ts");
    }

    private static Map<String, Long> holes(String text) {
        Map<String, Long> holes = new LinkedHashMap<>();
        HOLE.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .forEach(name -> holes.merge(name, 1L, Long::sum));
        return holes;
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(WEB)) {
            return files.filter(file -> file.toString().endsWith(".ts")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
