package io.jidi.exchange.outside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.exchange.signature.rules.RequestText;
import io.jidi.exchange.signature.rules.ResponseText;
import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sm.Sm2Key;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A platform as its own programmers would write it: signs each request, checks the signature of each answer. */
public final class OutsideClient {

    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String appId;
    private final String kid;
    private final Algorithm algorithm;
    private final String secret;
    private final Clock clock;
    private String exchangeKey = "";

    /** @param secret the private number of SM2 in hexadecimal digits, or the shared secret */
    public OutsideClient(String address, String appId, String kid, Algorithm algorithm, String secret, Clock clock) {
        this.address = address;
        this.appId = appId;
        this.kid = kid;
        this.algorithm = algorithm;
        this.secret = secret;
        this.clock = clock;
    }

    public OutsideClient at(Instant another) {
        return new OutsideClient(address, appId, kid, algorithm, secret, Clock.fixed(another, ZoneOffset.UTC));
    }

    /** An answer whose signature was good. */
    public record Answer(int status, JsonNode body, byte[] bytes, HttpResponse<byte[]> http) {
        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return send("GET", path, "", Map.of());
    }

    public Answer send(String method, String path, String body, Map<String, String> more)
            throws IOException, InterruptedException {
        return send(method, path, body, more, UnaryOperator.identity());
    }

    /** @param tamper changes the headers after signing */
    public Answer send(
            String method,
            String path,
            String body,
            Map<String, String> more,
            UnaryOperator<Map<String, String>> tamper)
            throws IOException, InterruptedException {
        String nonce = "n-" + UUID.randomUUID();
        Map<String, String> headers = tamper.apply(headers(method, path, body, nonce));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        more.forEach(request::header);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        boolean file = path.endsWith("/file") && response.statusCode() < 300;
        if (!file && response.statusCode() != 401) {
            requireSigned(response, path, headers.getOrDefault("X-Nonce", nonce));
        }
        JsonNode json = file || response.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(response.body());
        return new Answer(response.statusCode(), json, response.body(), response);
    }

    public Map<String, String> headers(String method, String path, String body, String nonce) {
        int question = path.indexOf('?');
        @Nullable String query = question < 0 ? null : path.substring(question + 1);
        String timestamp = Long.toString(clock.millis());
        String text = RequestText.of(
                        method,
                        question < 0 ? path : path.substring(0, question),
                        query,
                        body.getBytes(StandardCharsets.UTF_8),
                        appId,
                        timestamp,
                        nonce)
                .text();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-App-Id", appId);
        headers.put("X-Key-Id", kid);
        headers.put("X-Signature-Algorithm", algorithm.word());
        headers.put("X-Timestamp", timestamp);
        headers.put("X-Nonce", nonce);
        headers.put("X-Signature", Base64.getEncoder().encodeToString(sign(text)));
        return headers;
    }

    private byte[] sign(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        return algorithm.isShared()
                ? algorithm.mac(secret, message)
                : Sm2Key.of(secret).sign(message);
    }

    private void requireSigned(HttpResponse<byte[]> response, String path, String nonce)
            throws IOException, InterruptedException {
        String header = response.headers().firstValue("X-Resp-Signature").orElse("");
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : header.split(";")) {
            int equals = part.indexOf('=');
            parts.put(part.substring(0, Math.max(0, equals)), part.substring(equals + 1));
        }
        String text = new ResponseText(
                        response.statusCode(),
                        path.replaceFirst("\\?.*", ""),
                        response.body(),
                        appId,
                        Long.parseLong(parts.getOrDefault("ts", "0")),
                        nonce)
                .text();
        String key = algorithm.isShared() ? secret : exchangeKey();
        byte[] signature = Base64.getDecoder().decode(parts.getOrDefault("sig", ""));
        if (!algorithm.verifies(key, text, signature)) {
            throw new AssertionError("the answer to " + path + " is not signed: " + response.statusCode() + " "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
    }

    /** As published; a real platform compares it with the one it got on paper. */
    public String exchangeKey() throws IOException, InterruptedException {
        if (exchangeKey.isEmpty()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/open/v1/keys"))
                    .build();
            exchangeKey = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                            .body())
                    .at("/keys/0/publicKey")
                    .asText();
        }
        return exchangeKey;
    }

    /** Whether a text was signed by the exchange's own key. */
    public boolean isFromExchange(String text, String signature) throws IOException, InterruptedException {
        return Sm2.verifies(
                exchangeKey(),
                text.getBytes(StandardCharsets.UTF_8),
                Base64.getDecoder().decode(signature));
    }
}
