package io.jidi.exchange.dataset;

import io.jidi.exchange.dataset.rules.Grade;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.security.DataScope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a platform may see of a data set: fields up to a grade, records of some regions.
 *
 * @param regions GB/T 2260; a province or city covers what lies below it
 */
public record Entitlement(Grade grade, Set<String> regions) {

    private static final int KEY_LENGTH = 16;

    public Entitlement {
        regions = Set.copyOf(regions);
    }

    /** Two platforms with the same key see the same; another grant has another key. */
    public String key() {
        String text = grade + ":" + String.join(",", new TreeSet<>(regions));
        return Sm3.hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, KEY_LENGTH);
    }

    /** For {@code like any}: the beginnings of the region codes. */
    public List<String> patterns() {
        return scope().regionPrefixes().stream()
                .map(prefix -> prefix + "%")
                .sorted()
                .toList();
    }

    /** @param marks comma-separated; one covered region suffices */
    public boolean covers(String marks) {
        return Arrays.stream(marks.split(",")).anyMatch(scope()::coversRegion);
    }

    private DataScope scope() {
        return new DataScope(regions, Set.of(), Set.of(), Set.of());
    }
}
