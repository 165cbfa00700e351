package io.jidi.testkit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.jidi.embedded.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what a service does against the files in {@code contracts/}. */
public final class Contracts {

    /** {@code -Djidi.update-contracts=true} writes the file instead of comparing; the change then shows in review. */
    private static final String UPDATE = "jidi.update-contracts";

    private static final Pattern NAMELESS = Pattern.compile("(?m)^    (Request\\d*):$");

    private static final Pattern SILENT = Pattern.compile("(?m)^ +(content|schema): \\{}$");

    private static final Pattern NUMBER = Pattern.compile("(?m)^ +type: number$");

    private Contracts() {}

    /**
     * The OpenAPI document that the running service gives, against the committed one.
     *
     * @param actual YAML text as the service answers it
     */
    public static void openApi(String service, String actual) {
        requireNames(service, actual);
        requireContent(service, actual);
        requireDecimalTexts(service, actual);
        Path file = ProjectRoot.find().resolve("contracts/openapi/" + service + ".yaml");
        try {
            if (Boolean.getBoolean(UPDATE)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
            if (!Files.exists(file) || !Files.readString(file).equals(actual)) {
                throw new AssertionError("The API of " + service + " differs from " + file.getFileName()
                        + ". If that is meant, run the test with -D" + UPDATE + "=true and commit the file.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A number after a name is given by the order of the classes: it changes with them, and generated clients with it. */
    private static void requireNames(String service, String actual) {
        List<String> nameless =
                NAMELESS.matcher(actual).results().map(found -> found.group(1)).toList();
        if (!nameless.isEmpty()) {
            throw new AssertionError(
                    "The API of " + service + " has requests without a name of their own: " + nameless);
        }
    }

    /** An annotation without a media type gives an answer without a schema, and says nothing of it. */
    private static void requireContent(String service, String actual) {
        if (SILENT.matcher(actual).find()) {
            throw new AssertionError("The API of " + service + " has answers that do not tell what they hold");
        }
    }

    /** What is no whole number travels as text; a client that sends a number is refused. */
    private static void requireDecimalTexts(String service, String actual) {
        if (NUMBER.matcher(actual).find()) {
            throw new AssertionError("The API of " + service + " has numbers that are no texts");
        }
    }

    /** Every golden example of a domain's events keeps its schema; a domain without examples is a mistake. */
    public static void goldenEvents(String domain) {
        List<Path> examples = examplesOf("io.jidi." + domain + ".");
        if (examples.isEmpty()) {
            throw new AssertionError("no golden examples for the events of " + domain);
        }
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Path example : examples) {
            Schema schema = registry.getSchema(read(example.resolveSibling("v1.schema.json")), InputFormat.JSON);
            var errors = schema.validate(read(example), InputFormat.JSON);
            if (!errors.isEmpty()) {
                throw new AssertionError(example + " breaks its schema: " + errors);
            }
        }
    }

    /** The golden examples of one event type, for a consumer to read with its own record. */
    public static List<String> examples(String type) {
        List<String> examples =
                examplesOf(type + "/").stream().map(Contracts::read).toList();
        if (examples.isEmpty()) {
            throw new AssertionError("no golden examples of " + type);
        }
        return examples;
    }

    private static List<Path> examplesOf(String prefix) {
        Path events = ProjectRoot.find().resolve("contracts/events");
        try (Stream<Path> files = Files.walk(events)) {
            return files.filter(file -> events.relativize(file).toString().startsWith(prefix))
                    .filter(file -> String.valueOf(file.getFileName()).startsWith("example-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
