package io.jidi.platform.problem;

import io.jidi.platform.text.Text;
import java.util.Map;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON Pointer into the body ({@code /lines/0/amount}), or {@code ?name} for a query parameter
 * @param code stable reason
 * @param params the numbers of the message, for clients that word it themselves
 */
public record FieldError(String pointer, String code, Text message, Map<String, Object> params) {

    public FieldError {
        params = Map.copyOf(params);
    }

    public FieldError(String pointer, String code, Text message) {
        this(pointer, code, message, Map.of());
    }
}
