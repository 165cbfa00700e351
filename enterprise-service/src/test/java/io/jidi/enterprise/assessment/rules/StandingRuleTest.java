package io.jidi.enterprise.assessment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.enterprise.criteria.rules.TierOutcome;
import io.jidi.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingRuleTest {

    private static final List<String> TIERS = List.of("TOP", "MIDDLE", "LOW");

    /** E eligible, N not eligible, D needs data, R needs review; highest tier first. */
    @ParameterizedTest(name = "from {0} with {1}: {2} {3}")
    @CsvSource({
        // Nothing held.
        ", NNN, UNCHANGED,",
        ", DDD, UNCHANGED,",
        ", NNE, RISE, LOW",
        ", NEE, RISE, MIDDLE",
        ", ENN, RISE, TOP",
        ", DDE, RISE, LOW",
        // Held and reached again.
        "LOW, NNE, UNCHANGED, LOW",
        "MIDDLE, DEN, UNCHANGED, MIDDLE",
        "LOW, NEN, RISE, MIDDLE",
        // Refused: falls to the next that holds, or to none.
        "LOW, NNN, FALL,",
        "LOW, DDN, FALL,",
        "TOP, NEE, FALL, MIDDLE",
        "TOP, NNE, FALL, LOW",
        "MIDDLE, DNE, FALL, LOW",
        // Open: never falls.
        "LOW, NND, HELD, LOW",
        "LOW, NNR, HELD, LOW",
        "TOP, DEE, HELD, TOP",
        "TOP, RNN, HELD, TOP",
        "TOP, NDE, HELD, TOP",
        "MIDDLE, NNR, HELD, MIDDLE",
        // A tier that the edition does not know is not its to take away.
        "OTHER, NNN, HELD, OTHER",
        "OTHER, ENN, HELD, OTHER"
    })
    void theStandingFollowsWhatIsDecidedAndOnlyThat(
            String present, String outcomes, StandingEffect effect, String tier) {
        StandingRule.Decision decision = StandingRule.decide(present, steps(outcomes));
        assertThat(decision.effect()).isEqualTo(effect);
        assertThat(decision.tier()).isEqualTo(tier);
    }

    @Test
    void aFallNeverRestsOnAnythingOpenAndARiseAlwaysOnAFulfilledTier() {
        Seeded.cases(500, random -> {
            StringBuilder outcomes = new StringBuilder();
            for (int i = 0; i < TIERS.size(); i++) {
                outcomes.append("ENDR".charAt(random.number(0, 3)));
            }
            int held = random.number(0, TIERS.size());
            String present = held == TIERS.size() ? null : TIERS.get(held);
            StandingRule.Decision decision = StandingRule.decide(present, steps(outcomes.toString()));
            int next = decision.tier() == null ? TIERS.size() : TIERS.indexOf(decision.tier());
            if (next < TIERS.size() && next != held) {
                assertThat(outcomes.charAt(next)).isEqualTo('E');
            }
            for (int i = held; i < next; i++) {
                assertThat(outcomes.charAt(i))
                        .describedAs(outcomes + " from " + present)
                        .isEqualTo('N');
            }
        });
    }

    private static List<StandingRule.Step> steps(String outcomes) {
        List<StandingRule.Step> steps = new ArrayList<>();
        for (int i = 0; i < outcomes.length(); i++) {
            steps.add(new StandingRule.Step(
                    TIERS.get(i),
                    switch (outcomes.charAt(i)) {
                        case 'E' -> TierOutcome.ELIGIBLE;
                        case 'N' -> TierOutcome.NOT_ELIGIBLE;
                        case 'D' -> TierOutcome.NEEDS_DATA;
                        default -> TierOutcome.NEEDS_REVIEW;
                    }));
        }
        return steps;
    }
}
