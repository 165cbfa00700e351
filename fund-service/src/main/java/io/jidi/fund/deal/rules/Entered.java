package io.jidi.fund.deal.rules;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an item now.
 *
 * @param by everybody who entered this same value after the last other value
 */
public record Entered(String value, @Nullable String document, Set<String> by) {

    /** Whether value and paper are the same; another may be none at all. */
    public boolean sameAs(@Nullable Entered other) {
        return other != null && value.equals(other.value) && Objects.equals(document, other.document);
    }

    public Entered {
        by = Set.copyOf(by);
    }
}
