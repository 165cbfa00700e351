package io.jidi.enterprise.assessment;

import io.jidi.enterprise.assessment.rules.Ladder;
import io.jidi.enterprise.assessment.rules.StandingRule;
import io.jidi.enterprise.criteria.AssessmentJson;
import io.jidi.enterprise.criteria.InputSnapshot;
import io.jidi.enterprise.criteria.rules.Assessment;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Datum;
import io.jidi.enterprise.criteria.rules.Edition;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Item;
import io.jidi.platform.security.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise judged under an edition, with the bytes that prove it.
 *
 * @param input canonical JSON of everything the edition may read
 * @param result canonical JSON of the explained result
 */
record Judged(Assessment assessment, String input, String inputDigest, String result, String resultDigest) {

    static Judged of(Edition edition, EnterpriseFacts facts, AssessmentContext known) {
        AssessmentContext context = known.withRates(known.rates().ofYears(years(edition, facts)));
        Assessment assessment = edition.assess(facts, context);
        byte[] input = InputSnapshot.bytes(edition, facts, context);
        byte[] result = AssessmentJson.bytes(assessment);
        return new Judged(
                assessment,
                new String(input, StandardCharsets.UTF_8),
                digest(input),
                new String(result, StandardCharsets.UTF_8),
                digest(result));
    }

    /** Years of the days in the lists that the edition reads: no other year's exchange rate can matter. */
    private static Set<Integer> years(Edition edition, EnterpriseFacts facts) {
        Set<Integer> years = new HashSet<>();
        for (Indicator list : edition.reads()) {
            List<Item> items = list.kind() == Indicator.Kind.LIST ? facts.list(list) : null;
            for (Item item : items == null ? List.<Item>of() : items) {
                for (Datum attribute : item.attributes().values()) {
                    if (attribute instanceof Datum.Day day) {
                        years.add(day.value().getYear());
                    }
                }
            }
        }
        return years;
    }

    static String digest(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    Edition edition() {
        return assessment.edition();
    }

    AssessmentContext context() {
        return assessment.context();
    }

    Optional<Ladder> ladder() {
        return Ladder.of(edition().standard());
    }

    @Nullable
    String reached() {
        return assessment.reached().map(tier -> tier.profile().tier()).orElse(null);
    }

    /** How each tier came out, highest first. */
    List<StandingRule.Step> steps() {
        return assessment.tiers().stream()
                .map(tier -> new StandingRule.Step(tier.profile().tier(), tier.outcome()))
                .toList();
    }
}
