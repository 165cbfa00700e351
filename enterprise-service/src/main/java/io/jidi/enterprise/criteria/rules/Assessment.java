package io.jidi.enterprise.criteria.rules;

import java.util.List;
import java.util.Optional;

/**
 * One enterprise under one edition.
 *
 * @param criteria one result per criterion, in the edition's order
 * @param tiers one result per tier, highest first
 */
public record Assessment(
        Edition edition,
        EnterpriseFacts facts,
        AssessmentContext context,
        List<CriterionResult> criteria,
        List<ProfileResult> tiers) {

    /** The highest tier whose requirements are all fulfilled. */
    public Optional<ProfileResult> reached() {
        return tiers.stream()
                .filter(tier -> tier.outcome() == TierOutcome.ELIGIBLE)
                .findFirst();
    }

    /** ELIGIBLE when any tier is reached; else what is nearest to a decision: data, review, no. */
    public TierOutcome outcome() {
        for (TierOutcome outcome : List.of(TierOutcome.ELIGIBLE, TierOutcome.NEEDS_DATA, TierOutcome.NEEDS_REVIEW)) {
            if (tiers.stream().anyMatch(tier -> tier.outcome() == outcome)) {
                return outcome;
            }
        }
        return TierOutcome.NOT_ELIGIBLE;
    }

    public CriterionResult criterion(String id) {
        return criteria.stream()
                .filter(result -> result.criterion().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(edition.id() + " has no criterion " + id));
    }

    public ProfileResult tier(String tier) {
        return tiers.stream()
                .filter(result -> result.profile().tier().equals(tier))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(edition.id() + " has no tier " + tier));
    }

    /** The sentence of one criterion in both languages. */
    public Wording explanation(CriterionResult result) {
        return result.explanation(edition);
    }
}
