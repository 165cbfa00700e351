package io.jidi.cockpit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds what a page sends against what the service says it takes. */
final class Contract {

    private final JsonNode schemas;

    private Contract(JsonNode schemas) {
        this.schemas = schemas;
    }

    static Contract of(String service) {
        try {
            return new Contract(new ObjectMapper(new YAMLFactory())
                    .readTree(Files.readString(Path.of("../contracts/openapi/" + service + ".yaml")))
                    .path("components")
                    .path("schemas"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** No member that the service does not know, none missing that it asks for, in the whole depth of the body. */
    void fits(JsonNode body, String schema) {
        List<String> faults = new ArrayList<>();
        assertThat(schemas.has(schema)).as(schema).isTrue();
        check(body, schemas.path(schema), "", faults);
        assertThat(faults).as(schema).isEmpty();
    }

    private void check(JsonNode value, JsonNode schema, String at, List<String> faults) {
        String ref = schema.path("$ref").asText("");
        if (!ref.isEmpty()) {
            check(value, schemas.path(ref.substring(ref.lastIndexOf('/') + 1)), at, faults);
            return;
        }
        if (schema.has("enum") && !named(schema.path("enum")).contains(value.asText())) {
            faults.add(at + " is " + value);
        }
        String pattern = schema.path("pattern").asText("");
        if (!pattern.isEmpty() && value.isTextual() && !value.asText().matches("(?s).*(" + pattern + ").*")) {
            faults.add(at + " is " + value + ", not " + pattern);
        }
        if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                check(value.get(i), schema.path("items"), at + "/" + i, faults);
            }
        } else if (schema.has("properties")) {
            JsonNode known = schema.path("properties");
            value.fields().forEachRemaining(field -> {
                if (!known.has(field.getKey())) {
                    faults.add(at + "/" + field.getKey() + " is not known");
                }
                check(field.getValue(), known.path(field.getKey()), at + "/" + field.getKey(), faults);
            });
            named(schema.path("required")).stream()
                    .filter(name -> !value.has(name))
                    .forEach(name -> faults.add(at + "/" + name + " is missing"));
        }
    }

    private static List<String> named(JsonNode array) {
        List<String> all = new ArrayList<>();
        array.forEach(one -> all.add(one.asText()));
        return all;
    }
}
