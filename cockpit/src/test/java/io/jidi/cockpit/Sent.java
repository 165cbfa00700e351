package io.jidi.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A write as a page sent it.
 *
 * @param address path and query
 * @param ifMatch null where the header was not sent; the other headers likewise
 */
record Sent(String method, String address, String ifMatch, String key, String csrf, String type, String body) {

    static Sent of(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        return new Sent(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers.getFirst("If-Match"),
                headers.getFirst("Idempotency-Key"),
                headers.getFirst("X-CSRF-Token"),
                headers.getFirst("Content-Type"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    JsonNode json() {
        try {
            return new ObjectMapper().readTree(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
