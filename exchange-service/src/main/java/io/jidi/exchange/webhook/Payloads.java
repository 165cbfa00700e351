package io.jidi.exchange.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.http.JsonRules;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/**
 * What receivers read: a CloudEvent in structured form, as on the live feed, with {@code timestamp} beside {@code time}
 * because Standard Webhooks calls it so.
 */
@Singleton
class Payloads {

    private final ObjectMapper json = JsonRules.verbatim();

    /** @throws IllegalStateException if it is no JSON: a service writes its feed otherwise */
    JsonNode read(byte[] page) {
        try {
            return json.readTree(page);
        } catch (IOException e) {
            throw new IllegalStateException("a feed that is no JSON", e);
        }
    }

    /** Of an event as it stands in the log of its service. */
    String of(ObjectNode event) {
        ObjectNode told = event.deepCopy();
        // Where the relay sends it is no part of the event.
        told.remove("topic");
        told.set("timestamp", told.get("time"));
        return written(told);
    }

    /** Of something that is told to receivers only. */
    String own(String id, String type, String subject, Instant time, Map<String, String> data) {
        ObjectNode told = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/exchange-service")
                .put("type", type)
                .put("subject", subject)
                .put("time", time.toString())
                .put("datacontenttype", "application/json")
                .put("timestamp", time.toString());
        ObjectNode content = told.putObject("data");
        data.forEach(content::put);
        return written(told);
    }

    private String written(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
