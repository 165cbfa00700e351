package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an expression is evaluated against.
 *
 * @param results results of the edition's criteria by position, filled in order; tiers and score sums read them
 */
@SuppressWarnings("ArrayRecordComponent") // shared on purpose: filled while the edition is judged
record Scope(
        EnterpriseFacts facts,
        AssessmentContext context,
        @Nullable CriterionResult[] results) {

    List<CriterionResult> all() {
        return IntStream.range(0, results.length).mapToObj(this::result).toList();
    }

    CriterionResult result(int position) {
        CriterionResult result = results[position];
        if (result == null) {
            throw new IllegalStateException("Criterion " + position + " is read before it was judged");
        }
        return result;
    }
}
