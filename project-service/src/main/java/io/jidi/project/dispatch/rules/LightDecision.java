package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lights of one project in one month with everything needed to explain them.
 *
 * @param editionId rule set that decided
 * @param dimensions one entry per {@link Dimension}, in its order
 * @param progress money figures, null for reserve projects and without an annual plan
 * @param computed worst of the applicable dimensions, before manual rating and blue; GREY if there is no light
 * @param manual what became of a manual rating
 * @param light the light of the project
 * @param escalation step reached by consecutive red months, null unless the light is red and a step applies
 * @param dataQuality errors and remarks on the facts themselves
 */
public record LightDecision(
        String editionId,
        String project,
        YearMonth month,
        List<DimensionLight> dimensions,
        @Nullable ProgressFigures progress,
        Light computed,
        ManualOutcome manual,
        Light light,
        @Nullable Escalation escalation,
        List<Reason> dataQuality) {

    public LightDecision {
        dimensions = List.copyOf(dimensions);
        dataQuality = List.copyOf(dataQuality);
        for (int i = 0; i < Dimension.values().length; i++) {
            if (dimensions.size() != Dimension.values().length
                    || dimensions.get(i).dimension() != Dimension.values()[i]) {
                throw new IllegalArgumentException("a decision has one light per dimension, in order: " + dimensions);
            }
        }
    }

    public DimensionLight dimension(Dimension dimension) {
        return dimensions.get(dimension.ordinal());
    }
}
