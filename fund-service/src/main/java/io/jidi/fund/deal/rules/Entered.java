package io.jidi.fund.deal.rules;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands for an item now.
 *
 * @param by everybody who entered this same value after the last other value
 */
public record Entered(String value, @Nullable String document, Set<String> by) {

    public Entered {
        by = Set.copyOf(by);
    }
}
