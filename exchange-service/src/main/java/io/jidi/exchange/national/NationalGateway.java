package io.jidi.exchange.national;

import io.jidi.exchange.national.rules.NationalSignature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The national gateway as it is configured, or not. */
@Singleton
class NationalGateway {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int MOST_KEPT = 64 * 1024;

    private record Access(URI url, String rid, String secret) {}

    private final Optional<Access> access;
    private final String family;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    NationalGateway(
            Clock clock,
            @ConfigProperty(name = "jidi.exchange.national.url") Optional<URI> url,
            @ConfigProperty(name = "jidi.exchange.national.rid") Optional<String> rid,
            @ConfigProperty(name = "jidi.exchange.national.secret-file") Optional<String> secretFile,
            @ConfigProperty(name = "jidi.exchange.national.headers") String family) {
        if (url.isPresent() && (rid.isEmpty() || secretFile.isEmpty())) {
            throw new IllegalStateException("jidi.exchange.national.url needs rid and secret-file");
        }
        if (!family.matches("gjzwfwpt|gjgxjhpt")) {
            throw new IllegalStateException("jidi.exchange.national.headers is gjzwfwpt or gjgxjhpt: " + family);
        }
        this.access = url.map(address -> new Access(address, rid.orElseThrow(), read(secretFile.orElseThrow())));
        this.family = family;
        this.clock = clock;
    }

    boolean isConfigured() {
        return access.isPresent();
    }

    /**
     * Sends once.
     *
     * @param content JSON whose keys are in small letters
     * @return the body of the answer, whatever its status
     * @throws java.net.ConnectException when nothing can have arrived
     * @throws IOException when it may have arrived and no answer came
     */
    String post(String path, String sid, String content) throws IOException, InterruptedException {
        Access known = access.orElseThrow(() -> new IllegalStateException("the national gateway is not configured"));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(known.url().toString().replaceAll("/$", "") + "/sysapi/" + path))
                .timeout(ANSWER)
                .header("Content-Type", "application/json; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofString(content));
        NationalSignature.headers(family, known.rid(), sid, clock.millis(), known.secret())
                .forEach(request::header);
        String body =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
        return body.substring(0, Math.min(MOST_KEPT, body.length()));
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of the national gateway: " + file, e);
        }
    }
}
