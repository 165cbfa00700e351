package io.jidi.testkit.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A body in which one amount is in another currency than the rest, one at a time. */
final class OtherCurrencies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FIELD = "currency";
    private static final String OTHER = "USD";

    private OtherCurrencies() {}

    static List<String> in(String sample) {
        try {
            JsonNode whole = JSON.readTree(sample);
            List<String> found = new ArrayList<>();
            for (JsonNode holder : whole.findParents(FIELD)) {
                ObjectNode amount = (ObjectNode) holder;
                JsonNode kept = amount.get(FIELD);
                amount.put(FIELD, OTHER);
                found.add(whole.toString());
                amount.set(FIELD, kept);
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a sample that is no JSON: " + sample, e);
        }
    }
}
