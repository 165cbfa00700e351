package io.jidi.enterprise.criteria.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing of a list: a title, an award, a financing round. An attribute that was not recorded is absent, and a test on
 * it stays open.
 *
 * @param attributes sorted by key, typed as the catalogue says
 */
public record Item(Map<String, Datum> attributes, SourceKind source) {

    public Item {
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    @Nullable
    Datum attribute(String key) {
        return attributes.get(key);
    }

    /** {@code key=value;key=value}, the form of imports; the same item always gives the same text. */
    public String text() {
        return attributes.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().text())
                .collect(Collectors.joining(";"));
    }
}
