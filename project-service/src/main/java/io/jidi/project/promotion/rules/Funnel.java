package io.jidi.project.promotion.rules;

import io.jidi.project.rules.Fraction;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many leads ever reached a stage, and which part of those before.
 *
 * @param steps NEGOTIATING, SIGNED, STARTED, PRODUCING, FULL_CAPACITY; 落地 is skipped by many and is no step of it
 * @param overall part of all that produces, per cent with two decimals; null without leads
 */
public record Funnel(List<Step> steps, @Nullable BigDecimal overall) {

    /** The stages of the funnel, in order. */
    public static final List<Stage> STAGES =
            List.of(Stage.NEGOTIATING, Stage.SIGNED, Stage.STARTED, Stage.PRODUCING, Stage.FULL_CAPACITY);

    private static final int PRODUCING = 3;

    /** @param ofPrevious per cent with two decimals; null for the first, and over a previous of zero */
    public record Step(Stage stage, long reached, @Nullable BigDecimal ofPrevious) {}

    /** @param reached numbers in the order of {@link #STAGES}, none more than the one before */
    public static Funnel of(List<Long> reached) {
        if (reached.size() != STAGES.size()) {
            throw new IllegalArgumentException("a funnel has " + STAGES.size() + " stages, not " + reached.size());
        }
        List<Step> steps = new java.util.ArrayList<>();
        for (int i = 0; i < reached.size(); i++) {
            if (i > 0 && reached.get(i) > reached.get(i - 1)) {
                throw new IllegalArgumentException(
                        "more reach " + STAGES.get(i) + " than the stage before: " + reached);
            }
            steps.add(new Step(
                    STAGES.get(i), reached.get(i), i == 0 ? null : percent(reached.get(i), reached.get(i - 1))));
        }
        return new Funnel(List.copyOf(steps), percent(reached.get(PRODUCING), reached.get(0)));
    }

    private static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0 ? null : Fraction.of(part, whole).asPercent().display(2);
    }
}
