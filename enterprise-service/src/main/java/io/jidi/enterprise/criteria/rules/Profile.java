package io.jidi.enterprise.criteria.rules;

import java.util.List;

/**
 * One tier of an edition: which of its criteria must hold.
 *
 * @param tier stable code, SRDI, UNICORN …
 * @param requirement the tree over the criteria
 * @param decisive criteria whose missing data leaves the whole tier without data, whatever the others say: without a
 *     valuation a list shows "no data", not "no" (domain reference 8.8)
 */
public record Profile(String tier, Wording name, Condition requirement, List<CriterionRef> decisive) {

    ProfileResult judge(Scope scope) {
        Finding finding = requirement.judge(scope);
        boolean undecidable =
                decisive.stream().anyMatch(ref -> scope.result(ref.position()).status() == Status.UNKNOWN);
        TierOutcome outcome =
                undecidable ? TierOutcome.NEEDS_DATA : finding.status().asTier();
        return new ProfileResult(this, outcome, finding, scope);
    }
}
