package io.jidi.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the stub answers; a breakage may change all of it before it is signed. */
final class Reply {

    int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    byte[] body;

    Reply(int status, String type, byte[] body) {
        this.status = status;
        this.body = body;
        headers.put("Content-Type", type);
    }

    static Reply json(int status, JsonNode body) {
        return new Reply(status, "application/json", bytes(body));
    }

    Reply with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    static byte[] bytes(JsonNode body) {
        try {
            return Answer.JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
