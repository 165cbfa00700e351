package io.jidi.gateway.live;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.DataScope;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which events a client gets: those within the data scope that are of the wanted types and subjects.
 *
 * @param types empty for all; an entry that ends in {@code *} stands for everything that begins so
 * @param subjects empty for all
 */
record EventFilter(DataScope scope, Set<String> types, Set<String> subjects) {

    private static final int MOST = 50;
    private static final int LONGEST = 200;

    EventFilter {
        types = Set.copyOf(types);
        subjects = Set.copyOf(subjects);
    }

    /**
     * Reads comma-separated lists.
     *
     * @throws io.jidi.platform.problem.Problem when there are too many or too long entries
     */
    static EventFilter of(DataScope scope, @Nullable String types, @Nullable String subjects) {
        return new EventFilter(scope, entries("types", types), entries("subjects", subjects));
    }

    boolean passes(FeedEntry entry) {
        return (subjects.isEmpty() || subjects.contains(entry.subject()))
                && (types.isEmpty() || wants(entry.type()))
                && scope.sees(entry.dataScope());
    }

    private boolean wants(String type) {
        return types.contains(type)
                || types.stream()
                        .anyMatch(wanted ->
                                wanted.endsWith("*") && type.startsWith(wanted.substring(0, wanted.length() - 1)));
    }

    private static Set<String> entries(String name, @Nullable String list) {
        if (list == null || list.isBlank()) {
            return Set.of();
        }
        List<String> entries = Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
        if (entries.size() > MOST || entries.stream().anyMatch(entry -> entry.length() > LONGEST)) {
            throw PlatformProblem.INVALID_PARAMETER.at(
                    "?" + name,
                    "最多 " + MOST + " 项，每项不超过 " + LONGEST + " 个字符",
                    "At most " + MOST + " entries of " + LONGEST + " characters");
        }
        return entries.stream().collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
