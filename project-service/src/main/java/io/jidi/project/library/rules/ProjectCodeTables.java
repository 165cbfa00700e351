package io.jidi.project.library.rules;

import java.util.Map;
import java.util.Set;

/**
 * Code lists a project code is compared with; all incomplete, so they only cause warnings.
 *
 * @param cityPrefixes first four digits of the province itself and its cities (GB/T 2260), for example {@code 3401}
 * @param legacyTypes project types of the legacy form with their names
 * @param currentTypes project types of the current form with their names
 */
public record ProjectCodeTables(
        Set<String> cityPrefixes, Map<String, String> legacyTypes, Map<String, String> currentTypes) {

    public ProjectCodeTables {
        cityPrefixes = Set.copyOf(cityPrefixes);
        legacyTypes = Map.copyOf(legacyTypes);
        currentTypes = Map.copyOf(currentTypes);
        for (String prefix : cityPrefixes) {
            if (!prefix.matches("\\d{4}")) {
                throw new IllegalArgumentException("city prefix '" + prefix + "' must be four digits");
            }
        }
    }
}
