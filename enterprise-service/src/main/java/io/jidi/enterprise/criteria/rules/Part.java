package io.jidi.enterprise.criteria.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One requirement as explained to a reader.
 *
 * @param label what is judged
 * @param requirement what is wanted, as written in the rule ("≥90%"), without a verb
 * @param op operator, absent for requirements that are no comparison
 * @param threshold threshold in the unit's writing, absent likewise
 * @param value what was found, two decimals; absent when unknown
 * @param telling what was found with as many decimals as the verdict needs: 79.9999% is not shown as 80.00% and failed
 * @param exact what was found, losing nothing
 * @param formula calculation with its numbers, empty when the value speaks for itself
 * @param gap absent when met, open, or not to be closed by one figure
 */
public record Part(
        Wording label,
        Status status,
        Wording requirement,
        @Nullable Op op,
        @Nullable Threshold threshold,
        Unit unit,
        @Nullable Wording value,
        @Nullable Wording telling,
        @Nullable String exact,
        String formula,
        List<Input> inputs,
        @Nullable Gap gap,
        List<Doubt> doubts) {

    static Part plain(
            Wording label,
            Finding finding,
            Wording requirement,
            @Nullable Wording value,
            @Nullable String exact,
            List<Input> inputs) {
        return new Part(
                label,
                finding.status(),
                requirement,
                null,
                null,
                Unit.NONE,
                value,
                value,
                exact,
                "",
                inputs,
                null,
                finding.doubts());
    }
}
