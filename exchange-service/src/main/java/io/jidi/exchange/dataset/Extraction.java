package io.jidi.exchange.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.http.JsonRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads records out of an event as its data set's file says. */
public final class Extraction {

    private static final ObjectMapper JSON = JsonRules.canonical();

    private Extraction() {}

    /**
     * One record of an event.
     *
     * @param regions comma-separated, sorted; empty when the event does not say
     * @param fields those that the event has
     */
    public record Row(String id, String regions, SortedMap<String, Object> fields) {}

    /** The records of one event; none when its condition is not met. */
    public static List<Row> rows(DataSet set, Source source, String data) {
        JsonNode root = tree(data);
        Source.Condition when = source.when();
        if (when != null && !when.in().contains(root.at(when.pointer()).asText())) {
            return List.of();
        }
        if (source.each() == null) {
            return List.of(row(set, source, root, root));
        }
        List<Row> rows = new ArrayList<>();
        root.at(source.each()).forEach(element -> rows.add(row(set, source, root, element)));
        return rows;
    }

    /** How the identifiers begin of all records that the event's list could have; empty: any of its aggregate. */
    public static String within(Source source, String data) {
        if (source.within() == null) {
            return "";
        }
        JsonNode root = tree(data);
        return joined(source.within(), root, root) + ":";
    }

    /** Whether the aggregate must be kept back from now on; empty when the event does not say. */
    public static Optional<Boolean> withheld(Source source, String data) {
        if (source.withhold() == null) {
            return Optional.empty();
        }
        JsonNode flag = tree(data).at(source.withhold());
        return flag.isBoolean() ? Optional.of(flag.booleanValue()) : Optional.empty();
    }

    /** Equal values give equal bytes: keys sorted, no blanks. */
    public static String canonical(Map<String, Object> fields) {
        return json(new TreeMap<>(fields));
    }

    /** One value of a record in the same form. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that cannot be written as JSON", e);
        }
    }

    /** The fields of a canonical text. */
    @SuppressWarnings("unchecked")
    public static SortedMap<String, Object> fields(String canonical) {
        try {
            return JSON.readValue(canonical, TreeMap.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored record that cannot be read", e);
        }
    }

    private static Row row(DataSet set, Source source, JsonNode root, JsonNode element) {
        SortedMap<String, Object> fields = new TreeMap<>();
        Map<String, String> other = source.fields() == null ? Map.of() : source.fields();
        for (Field field : set.fields()) {
            value(field, other.getOrDefault(field.name(), field.from()), root, element)
                    .ifPresent(value -> fields.put(field.name(), value));
        }
        List<String> pointers = source.id() == null ? set.id() : source.id();
        String id = joined(pointers, root, element);
        if (id.isEmpty() || id.startsWith(":") || id.endsWith(":")) {
            throw new IllegalArgumentException("an event of " + source.type() + " without " + pointers);
        }
        String region = source.region() == null ? set.region() : source.region();
        return new Row(id, regions(region, root, element), fields);
    }

    private static Optional<Object> value(Field field, String pointer, JsonNode root, JsonNode element) {
        if (pointer.startsWith("=")) {
            return Optional.of(pointer.substring(1));
        }
        JsonNode value = at(pointer, root, element);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(field.type().published(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field.name() + ": " + e.getMessage(), e);
        }
    }

    private static String joined(List<String> pointers, JsonNode root, JsonNode element) {
        return pointers.stream()
                .map(pointer -> at(pointer, root, element).asText())
                .collect(Collectors.joining(":"));
    }

    private static String regions(String pointers, JsonNode root, JsonNode element) {
        for (String pointer : pointers.split("[|]")) {
            String regions = regionsAt(pointer, root, element);
            if (!regions.isEmpty()) {
                return regions;
            }
        }
        return "";
    }

    private static String regionsAt(String pointer, JsonNode root, JsonNode element) {
        if (pointer.startsWith("=")) {
            return pointer.substring(1);
        }
        int star = pointer.indexOf("/*");
        if (star < 0) {
            return at(pointer, root, element).asText("");
        }
        TreeSet<String> all = new TreeSet<>();
        String rest = pointer.substring(star + 2);
        for (JsonNode entry : at(pointer.substring(0, star), root, element)) {
            all.add(entry.at(rest).asText());
        }
        return String.join(",", all);
    }

    private static JsonNode at(String pointer, JsonNode root, JsonNode element) {
        return pointer.startsWith("^") ? root.at(pointer.substring(1)) : element.at(pointer);
    }

    private static JsonNode tree(@Nullable String data) {
        try {
            return JSON.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event that is no JSON", e);
        }
    }
}
