package io.jidi.conformance;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./jidi conformance --url …}; also a program of its own, for whoever has only this jar. */
@Command(
        name = "conformance",
        mixinStandardHelpOptions = true,
        description = "Ask an installation whether it keeps the contract A1 to A19 and the conventions of the API.")
public final class ConformanceCommand implements Callable<Integer> {

    @Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Option(names = "--url", required = true, description = "base address, e.g. https://gateway.example")
    private @Nullable URI url;

    @Option(names = "--token-file", description = "access token of the API; else $${JIDI_TOKEN}")
    private @Nullable Path tokenFile;

    @Option(
            names = "--app-id",
            defaultValue = "${JIDI_APP_ID}",
            description = "application of the exchange; else $${JIDI_APP_ID}")
    private @Nullable String appId;

    @Option(names = "--kid", defaultValue = "${JIDI_KID}", description = "its key; else $${JIDI_KID}")
    private @Nullable String kid;

    @Option(
            names = "--key-file",
            defaultValue = "${JIDI_KEY_FILE}",
            description = "private key (hexadecimal digits or PEM) or shared secret; else $${JIDI_KEY_FILE}")
    private @Nullable Path keyFile;

    @Option(names = "--algorithm", defaultValue = "SM2-SM3", description = "SM2-SM3, HMAC-SM3 or HMAC-SHA256")
    private String algorithm = "SM2-SM3";

    @Option(names = "--exchange-key", description = "the exchange's public point as it came on paper")
    private @Nullable String exchangeKey;

    @Option(names = "--data-set", description = "the one to look at closely")
    private @Nullable String dataSet;

    @Option(names = "--only", split = ",", paramLabel = "id", description = "only these checks, e.g. A3,A8,C-ETAG")
    private Set<String> only = Set.of();

    @Option(names = "--with-writes", description = "also hand in records marked conformance-…")
    private boolean withWrites;

    @Option(names = "--format", defaultValue = "text", description = "text, json or junit")
    private String format = "text";

    @Option(names = "--output", description = "file for the report; standard output else")
    private @Nullable Path output;

    /** Alone: {@code java -cp … io.jidi.conformance.ConformanceCommand --url …}. */
    public static void main(String[] words) {
        System.exit(new CommandLine(new ConformanceCommand()).execute(words));
    }

    @Override
    public Integer call() throws IOException {
        Report.Format kind = kind();
        Report report = Conformance.run(means(), Clock.systemUTC(), known(only));
        String text = report.in(kind);
        if (output == null) {
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
        } else {
            Files.writeString(output, text + "\n");
        }
        return report.exitCode();
    }

    private Report.Format kind() {
        try {
            return Report.Format.valueOf(format.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw wrong("--format text, json, junit");
        }
    }

    /** A check that does not exist must not pass for one that was asked. */
    private Set<String> known(Set<String> ids) {
        Set<String> all = Conformance.checks().stream().map(Check::id).collect(Collectors.toSet());
        for (String id : ids) {
            if (!all.contains(id)) {
                throw wrong("--only " + id);
            }
        }
        return ids;
    }

    private Means means() throws IOException {
        URI base = url;
        if (base == null
                || base.getHost() == null
                || !String.valueOf(base.getScheme()).matches("https?")) {
            throw wrong("--url http(s)://host[:port]");
        }
        @Nullable
        String token = tokenFile == null
                ? System.getenv("JIDI_TOKEN")
                : Files.readString(tokenFile).strip();
        return new Means(base, blankIsNull(token), application(), exchangeKey, dataSet, withWrites);
    }

    private @Nullable Application application() throws IOException {
        String app = blankIsNull(appId);
        String key = blankIsNull(kid);
        Path file = keyFile;
        if (app == null && key == null && file == null) {
            return null;
        }
        if (app == null || key == null || file == null) {
            throw wrong("--app-id, --kid, --key-file: 三者须同时给出 · all three or none");
        }
        Signing signing;
        try {
            signing = Signing.of(algorithm);
        } catch (IllegalArgumentException e) {
            throw wrong("--algorithm " + e.getMessage());
        }
        return new Application(app, key, signing, signing.secret(file));
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(java.util.Objects.requireNonNull(spec).commandLine(), what);
    }
}
