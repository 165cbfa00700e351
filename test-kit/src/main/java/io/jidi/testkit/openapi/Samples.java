package io.jidi.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The least that a schema accepts, so that a request gets past its form and as far as the check of the scope. */
public final class Samples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;

    /** A text for each pattern that a document uses for what is required. */
    private static final Map<String, String> FITTING = Map.of(
            "\\d{6}", "340100",
            "[0-9]{6}", "340100",
            "[0-9A-Z]{18}", "91340100711771143J",
            "[0-9A-HJ-NPQRTUWXY]{18}", "91340100711771143J",
            "[A-Z0-9-]+", "F-SAMPLE",
            "[A-Z_]{1,40}", "EQUITY",
            "[0-9]{4}-Q[1-4]", "2026-Q1",
            "[A-Za-z0-9._-]{1,60}", "S-1",
            "^-?[0-9]{1,18}([.][0-9]{1,2})?$", "1.00",
            "^-?[0-9]{1,30}([.][0-9]{1,12})?$", "1");

    /** What a test knows better than the schema: ids of rows that exist, values and bodies that get further. */
    public interface Known {

        /** The id of a row of this type, {@code FundId}. */
        Optional<String> idOf(String type);

        /** A value for a parameter or a property. */
        Optional<String> valueFor(String operation, String name);

        /** A whole body. */
        Optional<String> bodyOf(String operation);
    }

    private final JsonNode schemas;
    private final Known known;
    private final boolean everything;

    public Samples(JsonNode document, Known known) {
        this(document.path("components").path("schemas"), known, false);
    }

    private Samples(JsonNode schemas, Known known, boolean everything) {
        this.schemas = schemas;
        this.known = known;
        this.everything = everything;
    }

    /** The same with every property that may be left out, to a depth at which documents do not end in themselves. */
    public Samples whole() {
        return new Samples(schemas, known, true);
    }

    public String body(Operation operation) {
        return known.bodyOf(operation.key()).orElseGet(() -> {
            JsonNode schema = operation
                    .description()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("schema");
            return schema.isMissingNode()
                    ? ""
                    : of(operation.key(), "", schema, 0).toString();
        });
    }

    public String parameter(Operation operation, JsonNode parameter) {
        String name = parameter.path("name").asText();
        return of(operation.key(), name, parameter.path("schema"), 0).asText();
    }

    private JsonNode of(String operation, String name, JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("a schema without end at " + operation + " " + name);
        }
        Optional<JsonNode> given = known.valueFor(operation, name)
                .map(value -> schema.path("type").asText().equals("integer")
                        ? NODES.numberNode(Long.parseLong(value))
                        : NODES.textNode(value));
        if (given.isPresent() && !name.isEmpty() && isOneValue(schema)) {
            return given.get();
        }
        if (schema.has("$ref")) {
            String type = schema.path("$ref").asText().replaceAll(".*/", "");
            return known.idOf(type)
                    .<JsonNode>map(NODES::textNode)
                    .orElseGet(() -> of(operation, name, schemas.path(type), depth + 1));
        }
        for (String union : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.has(union)) {
                return of(operation, name, schema.path(union).get(0), depth + 1);
            }
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        JsonNode type = schema.path("type");
        return switch (type.isArray() ? type.get(0).asText() : type.asText()) {
            case "object" -> object(operation, schema, depth);
            case "array" -> array(operation, name, schema, depth);
            case "integer" -> NODES.numberNode(schema.path("minimum").asInt(1));
            case "boolean" -> NODES.booleanNode(false);
            default -> NODES.textNode(text(schema));
        };
    }

    /** An identifier is described as an object in some documents, and travels as text. */
    private boolean isOneValue(JsonNode schema) {
        String type = schema.path("$ref").asText().replaceAll(".*/", "");
        return type.isEmpty()
                ? !schema.path("type").asText().equals("object")
                : type.endsWith("Id")
                        || !schemas.path(type).path("type").asText().equals("object");
    }

    private ObjectNode object(String operation, JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        for (JsonNode required : schema.path("required")) {
            String name = required.asText();
            object.set(name, of(operation, name, schema.path("properties").path(name), depth + 1));
        }
        // A primitive of Java has no null: it is asked for whether the document says so or not.
        schema.path("properties").properties().stream()
                .filter(property -> everything && depth < DEEPEST / 2
                        || List.of("boolean", "integer")
                                .contains(property.getValue().path("type").asText()))
                .filter(property -> !object.has(property.getKey()))
                .forEach(property -> object.set(
                        property.getKey(), of(operation, property.getKey(), property.getValue(), depth + 1)));
        return object;
    }

    private ArrayNode array(String operation, String name, JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < Math.max(1, schema.path("minItems").asInt(1)); i++) {
            array.add(of(operation, name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private static String text(JsonNode schema) {
        if (schema.has("examples")) {
            return schema.path("examples").get(0).asText();
        }
        if (schema.path("format").asText().equals("date")) {
            return "2026-06-01";
        }
        String pattern = schema.path("pattern").asText();
        if (pattern.startsWith("^\\d") || pattern.startsWith("^-?\\d")) {
            // Of a decimal with @Digits.
            return "1";
        }
        String fitting = FITTING.getOrDefault(pattern, "样例");
        return fitting.repeat(Math.max(1, schema.path("minLength").asInt(1) / fitting.length()));
    }
}
