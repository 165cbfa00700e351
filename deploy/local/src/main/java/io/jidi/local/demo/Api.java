package io.jidi.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The public API, as a client uses it: through the gateway, with a token, with keys, repeating what was not answered. */
final class Api {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final Duration ONE_TRY = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 300;

    private final String gateway;
    private final UnaryOperator<String> tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * A client.
     *
     * @param gateway base address
     * @param tokens from a demo user's name to an access token
     */
    Api(String gateway, UnaryOperator<String> tokens) {
        this.gateway = gateway;
        this.tokens = tokens;
    }

    /** What was answered. */
    record Answer(int status, JsonNode body, @Nullable String etag) {

        boolean good() {
            return status >= 200 && status < 300;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        /** The problem's words and the reasons of its fields. */
        String refusal() {
            StringBuilder words = new StringBuilder(text("detail"));
            body.path("errors")
                    .forEach(error ->
                            words.append("；").append(error.path("message").asString("")));
            return words.toString();
        }
    }

    Answer get(String user, String path) {
        return send(user, "GET", path, null, null, null, "application/json");
    }

    Answer post(String user, String path, String key, JsonNode body) {
        return send(user, "POST", path, key, null, body.toString(), "application/json");
    }

    Answer postWithTag(String user, String path, String key, @Nullable String etag, JsonNode body) {
        return send(user, "POST", path, key, etag, body.toString(), "application/json");
    }

    Answer postCsv(String user, String path, String key, String csv) {
        return send(user, "POST", path, key, null, csv, "text/csv; charset=utf-8");
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static ObjectNode money(String amount) {
        return object().put("amount", amount).put("currency", "CNY");
    }

    /** The answer, or the end of the demo with the reason. */
    Answer must(Answer answer, String what) {
        if (!answer.good()) {
            throw new IllegalStateException(
                    what + "：" + answer.status() + " " + answer.text("code") + " " + answer.refusal());
        }
        return answer;
    }

    private Answer send(
            String user,
            String method,
            String path,
            @Nullable String key,
            @Nullable String etag,
            @Nullable String body,
            String type) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + path))
                        .timeout(ONE_TRY)
                        .header("Authorization", "Bearer " + tokens.apply(user))
                        .header("Accept-Language", "zh-CN")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
                if (body != null) {
                    request.header("Content-Type", type);
                }
                if (key != null) {
                    request.header("Idempotency-Key", key);
                }
                if (etag != null) {
                    request.header("If-Match", etag);
                }
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                Answer answer = new Answer(
                        response.statusCode(),
                        response.body().isBlank() ? object() : JSON.readTree(response.body()),
                        response.headers().firstValue("ETag").orElse(null));
                boolean passing = answer.status() >= 500 || answer.text("code").equals("REQUEST_IN_PROGRESS");
                if (!passing || System.nanoTime() > deadline) {
                    return answer;
                }
            } catch (IOException e) {
                // Not answered: with the same key it is safe to ask again.
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no answer from " + gateway + path + ": " + e.getMessage(), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            pause();
        }
    }

    static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
