package io.jidi.gateway.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What the gateway asks the issuer as a client of it. Never blocks, follows no redirect. */
@Singleton
class IssuerCalls {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final ObjectMapper json;
    private final SessionSettings settings;
    private final String issuer;
    private final String discovery;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private volatile @Nullable JsonNode discovered;
    private volatile long discoveredAt;

    IssuerCalls(
            Vertx vertx,
            ObjectMapper json,
            SessionSettings settings,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "jidi.session.discovery") String discovery) {
        this.vertx = vertx;
        this.json = json;
        this.settings = settings;
        this.issuer = issuer;
        this.discovery = discovery;
    }

    /** The issuer answered, and refused: the code or the refresh token is not good. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String error) {
            super(error, null, false, false);
        }
    }

    /** Where the issuer's own pages and endpoints are (OpenID Connect Discovery 1.0). */
    Future<JsonNode> endpoints() {
        JsonNode known = discovered;
        if (known != null && System.nanoTime() - discoveredAt < FRESH.toNanos()) {
            return Future.succeededFuture(known);
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(discovery)).timeout(PATIENCE).build();
        return ask(request).map(document -> {
            if (!issuer.equals(document.path("issuer").asText())) {
                throw new IllegalStateException("the discovery document names another issuer");
            }
            discovered = document;
            discoveredAt = System.nanoTime();
            return document;
        });
    }

    /** Failed with {@link Refused} when the issuer says no. */
    Future<JsonNode> tokens(Map<String, String> form) {
        return endpoints()
                .compose(known -> ask(post(known.path("token_endpoint").asText(), form)));
    }

    /** Best effort: an issuer that is away must not keep anybody signed in here. */
    Future<Void> revoke(String refreshToken) {
        return endpoints()
                .compose(known -> known.hasNonNull("revocation_endpoint")
                        ? ask(post(
                                known.path("revocation_endpoint").asText(),
                                Map.of("token", refreshToken, "token_type_hint", "refresh_token")))
                        : Future.succeededFuture())
                .recover(away -> Future.succeededFuture())
                .mapEmpty();
    }

    private HttpRequest post(String url, Map<String, String> form) {
        Map<String, String> whole = new LinkedHashMap<>(form);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json");
        if (settings.clientSecret().isPresent()) {
            String pair = encode(settings.client()) + ":"
                    + encode(settings.clientSecret().get());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        } else {
            whole.put("client_id", settings.client());
        }
        return request.POST(HttpRequest.BodyPublishers.ofString(form(whole))).build();
    }

    private Future<JsonNode> ask(HttpRequest request) {
        return Future.fromCompletionStage(
                        http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)),
                        vertx.getOrCreateContext())
                .map(this::read);
    }

    private JsonNode read(HttpResponse<String> answer) {
        try {
            JsonNode body = json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
            if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
                throw new Refused(body.path("error").asText());
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the issuer answered " + answer.statusCode());
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException("the issuer's answer is no JSON", e);
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
