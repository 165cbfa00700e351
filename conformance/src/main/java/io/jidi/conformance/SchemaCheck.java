package io.jidi.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A record against the schema that the exchange publishes for it: the words of JSON Schema 2020-12 that those schemas use
 * (type, required, properties, additionalProperties, items, pattern, format date, minimum, minLength).
 */
final class SchemaCheck {

    private final JsonNode schema;

    SchemaCheck(JsonNode schema) {
        this.schema = schema;
    }

    JsonNode schema() {
        return schema;
    }

    /** What is wrong with the record, or empty. */
    String fault(JsonNode record) {
        return fault(schema, record, "");
    }

    private static String fault(JsonNode schema, JsonNode value, String at) {
        String type = schema.path("type").asText();
        boolean right = switch (type) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
        if (!right) {
            return at + " is no " + type + ": " + value;
        }
        return switch (type) {
            case "string" -> text(schema, value.asText(), at);
            case "integer" ->
                value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE)
                        ? at + " is below the minimum: " + value
                        : "";
            case "array" -> items(schema, value, at);
            case "object" -> members(schema, value, at);
            default -> "";
        };
    }

    private static String text(JsonNode schema, String value, String at) {
        if (value.length() < schema.path("minLength").asInt(0)) {
            return at + " is too short";
        }
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText())
                        .matcher(value)
                        .find()) {
            return at + " does not match " + schema.path("pattern").asText() + ": " + value;
        }
        if (schema.path("format").asText().equals("date") && !isDate(value)) {
            return at + " is no date: " + value;
        }
        return "";
    }

    private static boolean isDate(String value) {
        try {
            LocalDate.parse(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String items(JsonNode schema, JsonNode value, String at) {
        for (int i = 0; i < value.size(); i++) {
            String fault = fault(schema.path("items"), value.get(i), at + "/" + i);
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }

    private static String members(JsonNode schema, JsonNode value, String at) {
        for (JsonNode required : schema.path("required")) {
            if (!value.has(required.asText())) {
                return at + " lacks " + required.asText();
            }
        }
        for (var member : value.properties()) {
            JsonNode of = schema.path("properties").path(member.getKey());
            if (of.isMissingNode() && schema.path("additionalProperties").isBoolean()) {
                return at + "/" + member.getKey() + " is not in the schema";
            }
            String fault = fault(of, member.getValue(), at + "/" + member.getKey());
            if (!fault.isEmpty()) {
                return fault;
            }
        }
        return "";
    }
}
