package io.jidi.enterprise.criteria.rules;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The field catalogue in its published order. An unknown key is refused by name. */
public final class Indicators {

    private final Map<String, Indicator> byKey;

    public Indicators(List<Indicator> indicators) {
        Map<String, Indicator> map = new LinkedHashMap<>();
        for (Indicator indicator : indicators) {
            if (map.put(indicator.key(), indicator) != null) {
                throw new IllegalArgumentException("Indicator " + indicator.key() + " is defined twice");
            }
        }
        byKey = Collections.unmodifiableMap(map);
    }

    public Collection<Indicator> all() {
        return byKey.values();
    }

    public Optional<Indicator> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public Indicator get(String key) {
        return find(key)
                .orElseThrow(() -> new Refused("没有名为“" + key + "”的指标", "No indicator is called \"" + key + "\""));
    }

    /** The indicator under that key, refused when it is of another kind. */
    public Indicator get(String key, Indicator.Kind kind) {
        Indicator indicator = get(key);
        if (indicator.kind() != kind) {
            throw new Refused(
                    "指标 " + key + " 是 " + indicator.kind() + "，不是 " + kind,
                    "Indicator " + key + " is " + indicator.kind() + ", not " + kind);
        }
        return indicator;
    }
}
