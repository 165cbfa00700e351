package io.jidi.cockpit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a test lets the service answer.
 *
 * @param status 0: the connection is cut and nobody knows what came of it
 */
record Reply(int status, JsonNode body, Map<String, String> headers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(int status, String json) {
        try {
            return new Reply(status, JSON.readTree(json), Map.of());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply cut() {
        return new Reply(0, JSON.nullNode(), Map.of());
    }

    /** A refusal as the services write it; {@code errors} is the array of them, as JSON. */
    static Reply problem(int status, String code, String title, String errors) {
        return of(
                status,
                "{\"title\":\"" + title + "\",\"status\":" + status + ",\"code\":\"" + code
                        + "\",\"requestId\":\"req-0002\",\"errors\":" + errors + "}");
    }

    static Reply problem(int status, String code, String title) {
        return problem(status, code, title, "[]");
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, body, more);
    }
}
