package io.jidi.project.library.rules;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which fields a project of a base may name, as row numbers of the policy (domain file project-library 1.3 and row 82).
 *
 * @param rowsByBase base code → rows of its own focus areas
 * @param rowsOfAllBases rows open to every base
 */
public record FieldCatalogue(Map<String, Set<Integer>> rowsByBase, Set<Integer> rowsOfAllBases) {

    public FieldCatalogue {
        rowsByBase = rowsByBase.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        rowsOfAllBases = Set.copyOf(rowsOfAllBases);
    }

    boolean knows(String base) {
        return rowsByBase.containsKey(base);
    }

    boolean allows(String base, int row) {
        return rowsOfAllBases.contains(row)
                || rowsByBase.getOrDefault(base, Set.of()).contains(row);
    }
}
