package io.jidi.e2e;

import io.jidi.testkit.Tokens;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Talks to fund-service as a careful client does: one key per intent, repeated until there is an answer. */
final class FundClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TERMS =
            "{\"termYears\":7,\"investmentYears\":4,\"noticeBusinessDays\":10,\"callBasis\":\"UNFUNDED\"}";

    private final List<Replica> replicas;
    private final String token = Tokens.of("PROVINCE_OFFICE", "AUDITOR").sign();

    FundClient(List<Replica> replicas) {
        this.replicas = replicas;
    }

    List<Replica> replicas() {
        return replicas;
    }

    /** An answer of the service. */
    record Answer(int status, String body, @Nullable String etag) {

        String get(String path) {
            return JsonPath.from(body).getString(path);
        }

        /** Whether the client should simply come back with the same key. */
        boolean comeBack() {
            return status == 0 || status == 503 || status == 500 || isInProgress();
        }

        private boolean isInProgress() {
            return status == 409 && body.contains("REQUEST_IN_PROGRESS");
        }
    }

    /** One try at one replica; status 0 when there was no answer. */
    Answer once(Replica replica, String method, String path, @Nullable String key, @Nullable String etag, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(replica.url() + path))
                .timeout(ONE_TRY)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        if (etag != null) {
            request.header("If-Match", etag);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("ETag").orElse(null));
        } catch (IOException e) {
            // No answer: the request may or may not have taken effect. The key makes the retry safe.
            return new Answer(0, "", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Repeats at any replica until there is an answer that stands. */
    Answer persistently(String method, String path, @Nullable String key, @Nullable String etag, String body) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; ; attempt++) {
            Answer answer = once(replicas.get(attempt % replicas.size()), method, path, key, etag, body);
            if (!answer.comeBack()) {
                return answer;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no answer within " + PATIENCE.toSeconds() + " s: " + answer);
            }
            Waiting.nap(Math.min(500, 20L << Math.min(attempt, 5)));
        }
    }

    Answer call(String fund, String key, String amount) {
        return persistently("POST", "/api/v1/funds/" + fund + "/capital-calls", key, null, callBody(amount));
    }

    static String callBody(String amount) {
        String money = "{\"amount\":\"" + amount + "\",\"currency\":\"CNY\"}";
        return "{\"total\":" + money + ",\"noticeDate\":\"2026-03-02\",\"purposes\":[{\"purpose\":\"test\",\"amount\":"
                + money + "}]}";
    }

    Answer get(String path) {
        return persistently("GET", path, null, null, "");
    }

    /** An established fund with partners who promised these amounts. */
    String establish(String... commitments) {
        String code = "E2E-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        String fund = posted(
                        "/api/v1/funds",
                        "{\"code\":\"" + code
                                + "\",\"name\":\"子基金\",\"layer\":\"SUB\",\"regionCode\":\"340100\",\"manager\":\"GP\","
                                + "\"terms\":" + TERMS + ",\"termsFrom\":\"2026-01-01\"}")
                .get("id");
        transition(fund, "APPROVED");
        transition(fund, "RAISING");
        for (String amount : commitments) {
            String partner = posted(
                            "/api/v1/funds/" + fund + "/partners",
                            "{\"name\":\"LP\",\"kind\":\"LP\",\"governmentTier\":\"NONE\",\"moneySource\":\"SOCIAL\"}")
                    .get("id");
            posted(
                    "/api/v1/funds/" + fund + "/commitments",
                    "{\"partnerId\":\"" + partner + "\",\"amount\":{\"amount\":\"" + amount
                            + "\",\"currency\":\"CNY\"},\"closingNumber\":1,\"signedDate\":\"2026-02-02\"}");
        }
        transition(fund, "ESTABLISHED");
        return fund;
    }

    private void transition(String fund, String to) {
        String etag = get("/api/v1/funds/" + fund).etag();
        Answer answer = persistently(
                "POST",
                "/api/v1/funds/" + fund + "/transitions",
                UUID.randomUUID().toString(),
                etag,
                "{\"to\":\"" + to + "\",\"reason\":\"test\",\"effectiveDate\":\"2026-02-01\"}");
        if (answer.status() != 200) {
            throw new AssertionError("transition to " + to + ": " + answer);
        }
    }

    private Answer posted(String path, String body) {
        Answer answer = persistently("POST", path, UUID.randomUUID().toString(), null, body);
        if (answer.status() != 201) {
            throw new AssertionError(path + ": " + answer);
        }
        return answer;
    }
}
