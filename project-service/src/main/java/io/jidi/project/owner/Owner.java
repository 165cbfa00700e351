package io.jidi.project.owner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who owns a project.
 *
 * @param name as given with the project
 * @param registeredName as the registry of enterprises has it today; absent while it does not know the code
 * @param tiers present standing, one entry per ladder; empty for none
 */
public record Owner(
        @Nullable String creditCode,
        @Nullable String name,
        @Nullable String enterpriseId,
        @Nullable String registeredName,
        @Nullable String regionCode,
        List<Tier> tiers) {

    /** @param since day of the assessment that gave the tier */
    public record Tier(String ladder, String tier, LocalDate since) {}

    public Owner {
        tiers = List.copyOf(tiers);
    }
}
