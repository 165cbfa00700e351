package io.jidi.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A body with a null where something is expected inside a list or an inner object, one at a time. */
final class Holes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Holes() {}

    static List<String> in(String sample) {
        try {
            JsonNode whole = JSON.readTree(sample);
            List<String> found = new ArrayList<>();
            whole.forEach(child -> dig(whole, child, found));
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a sample that is no JSON: " + sample, e);
        }
    }

    /** @param at within the whole, changed and changed back */
    private static void dig(JsonNode whole, JsonNode at, List<String> found) {
        if (at instanceof ArrayNode array) {
            List<JsonNode> kept = new ArrayList<>();
            array.forEach(kept::add);
            array.removeAll().addNull();
            found.add(whole.toString());
            array.removeAll().addAll(kept);
        } else if (at instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                JsonNode kept = object.get(name);
                object.putNull(name);
                found.add(whole.toString());
                object.set(name, kept);
            }
        }
        at.forEach(child -> dig(whole, child, found));
    }
}
