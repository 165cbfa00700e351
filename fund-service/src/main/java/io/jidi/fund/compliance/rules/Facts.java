package io.jidi.fund.compliance.rules;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known when an act is judged; what is not in here is unknown. Immutable. */
public final class Facts {

    private final Map<Fact, Known> known;

    private Facts(Map<Fact, Known> known) {
        this.known = known;
    }

    public static Facts none() {
        return new Facts(Map.of());
    }

    /** From keys as they are stored. */
    public static Facts of(Map<String, Known> byKey) {
        Map<Fact, Known> known = new EnumMap<>(Fact.class);
        byKey.forEach((key, value) -> {
            Fact fact = Fact.byKey(key).orElseThrow(() -> new IllegalArgumentException("there is no fact " + key));
            known.put(fact, taken(fact, value));
        });
        return new Facts(known);
    }

    public Facts with(Fact fact, @Nullable String value) {
        return with(fact, value, null);
    }

    /** These and one more; null leaves it unknown. */
    public Facts with(Fact fact, @Nullable String value, @Nullable String document) {
        Map<Fact, Known> more = new EnumMap<>(Fact.class);
        more.putAll(known);
        if (value == null) {
            more.remove(fact);
        } else {
            more.put(fact, taken(fact, new Known(value, document)));
        }
        return new Facts(more);
    }

    public Facts with(Fact fact, @Nullable BigDecimal value) {
        return with(fact, value == null ? null : value.toPlainString());
    }

    public Facts with(Fact fact, boolean value) {
        return with(fact, String.valueOf(value));
    }

    public Optional<Known> of(Fact fact) {
        return Optional.ofNullable(known.get(fact));
    }

    private static Known taken(Fact fact, Known known) {
        if (!fact.kind().takes(known.value())) {
            throw new IllegalArgumentException(known.value() + " is no value of " + fact.key());
        }
        return known;
    }

    /** Keys in the order of the facts. */
    public Map<String, Known> byKey() {
        Map<String, Known> all = new LinkedHashMap<>();
        known.forEach((fact, value) -> all.put(fact.key(), value));
        return Collections.unmodifiableMap(all);
    }
}
