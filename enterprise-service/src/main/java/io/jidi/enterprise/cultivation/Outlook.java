package io.jidi.enterprise.cultivation;

import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.ApplicationKind;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.ExchangeRates;
import io.jidi.enterprise.criteria.rules.ProfileResult;
import io.jidi.enterprise.criteria.rules.Shortfall;
import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.enterprise.recognition.HeldTitles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the standards say of one enterprise on a day: how near it is to every tier by a first application, and how the titles
 * it holds would come out of their re-assessment.
 *
 * @param date the day of the imagined applications
 * @param referenceYear last complete business year
 * @param rates published by that day
 */
record Outlook(Editions editions, LocalDate date, int referenceYear, ExchangeRates rates) {

    /** Nearest first: the fewest failures, the fewest open questions, the smallest distance; without a figure last. */
    static final Comparator<Near> NEAREST = Comparator.<Near>comparingInt(
                    near -> near.nearness().failing())
            .thenComparingInt(near -> near.nearness().unknown())
            .thenComparingInt(near -> near.nearness().manual())
            .thenComparing(near -> near.nearness().distance(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(near -> near.edition().id())
            .thenComparing(near -> near.tier().profile().tier());

    /** One tier under an edition. */
    record Near(Edition edition, ProfileResult tier, Nearness nearness) {}

    /** The tiers of those standards by the editions that judge a first application in that region, nearest first. */
    List<Near> tiers(Collection<String> standards, EnterpriseFacts facts, String regionCode) {
        return tiers(standards, facts, regionCode, tier -> true);
    }

    /** Those of them that are not reached and lack at most so many criteria; no sentence is built for the others. */
    List<Near> near(Collection<String> standards, EnterpriseFacts facts, String regionCode, int mostMissing) {
        return tiers(standards, facts, regionCode, tier -> {
            Shortfall.Size size = Shortfall.size(tier);
            return tier.outcome() != TierOutcome.ELIGIBLE && size.failing() + size.unknown() <= mostMissing;
        });
    }

    private List<Near> tiers(
            Collection<String> standards, EnterpriseFacts facts, String regionCode, Predicate<ProfileResult> wanted) {
        List<Near> near = new ArrayList<>();
        for (String standard : standards) {
            editions.choose(standard, ApplicationKind.NEW, date, regionCode)
                    .map(edition -> edition.assess(facts, context(ApplicationKind.NEW)))
                    .ifPresent(assessment -> assessment.tiers().stream()
                            .filter(wanted)
                            .forEach(tier -> near.add(new Near(
                                    assessment.edition(), tier, Nearness.of(Shortfall.of(assessment, tier))))));
        }
        near.sort(NEAREST);
        return near;
    }

    /**
     * A title by the re-assessment rule that will judge it: the edition that is in force for re-assessments on its last day,
     * which by domain reference 0.3 need not be the one for first applications. Empty when no edition judges it.
     */
    Optional<Near> reassessed(HeldTitles.Standing title, EnterpriseFacts facts, String regionCode) {
        return editions.choose(title.standard(), ApplicationKind.REVIEW, title.validUntil(), regionCode)
                .flatMap(edition -> {
                    Assessment assessment = edition.assess(facts, context(ApplicationKind.REVIEW));
                    return assessment.tiers().stream()
                            .filter(tier ->
                                    tier.profile().tier().equals(title.title().name()))
                            .findFirst()
                            .map(tier -> new Near(edition, tier, Nearness.of(Shortfall.of(assessment, tier))));
                });
    }

    private AssessmentContext context(ApplicationKind kind) {
        return new AssessmentContext(kind, date, referenceYear, LocalDate.of(referenceYear, 12, 31), rates);
    }
}
