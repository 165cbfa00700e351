package io.jidi.enterprise.assessment.rules;

import io.jidi.enterprise.criteria.rules.TierOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From the present standing and the outcome of each tier to the next standing. Rising needs a tier that is fulfilled;
 * falling needs every tier from the present one down to the next to be refused (domain reference 0.4: unknown is never
 * failure). On a ladder of several standards each step comes from the last assessment by its own standard; one that was
 * never assessed is no step: nobody asked, so nothing is open.
 */
public final class StandingRule {

    private StandingRule() {}

    /** How one tier came out. */
    public record Step(String tier, TierOutcome outcome) {}

    /**
     * The next standing.
     *
     * @param tier absent for none
     */
    public record Decision(StandingEffect effect, @Nullable String tier) {}

    /**
     * Decides.
     *
     * @param present tier held now, absent for none; one that is not among the steps is left alone
     * @param steps every tier of the ladder that was ever judged, highest first
     */
    public static Decision decide(@Nullable String present, List<Step> steps) {
        int reached = steps.size();
        int held = steps.size();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).outcome() == TierOutcome.ELIGIBLE) {
                reached = i;
            }
            if (steps.get(i).tier().equals(present)) {
                held = i;
            }
        }
        if (present != null && held == steps.size()) {
            return new Decision(StandingEffect.HELD, present);
        }
        if (reached == held) {
            return new Decision(StandingEffect.UNCHANGED, present);
        }
        if (reached < held) {
            return new Decision(StandingEffect.RISE, steps.get(reached).tier());
        }
        boolean refused =
                steps.subList(held, reached).stream().allMatch(step -> step.outcome() == TierOutcome.NOT_ELIGIBLE);
        if (!refused) {
            return new Decision(StandingEffect.HELD, present);
        }
        return new Decision(
                StandingEffect.FALL,
                reached == steps.size() ? null : steps.get(reached).tier());
    }
}
