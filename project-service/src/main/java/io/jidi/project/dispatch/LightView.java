package io.jidi.project.dispatch;

import io.jidi.project.dispatch.rules.Dimension;
import io.jidi.project.dispatch.rules.Light;
import io.jidi.project.dispatch.rules.ManualOutcome;
import io.jidi.project.library.ProjectId;
import io.jidi.project.rules.Reason;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frozen light as shown: the columns of the dispatch table with the reason of each.
 *
 * @param computed worst of the dimensions, before a manual rating
 * @param donePercent completed of the annual plan, two decimals; absent without a plan. The light was drawn from the exact value.
 * @param lagPoints percentage points behind plan, negative when ahead
 */
public record LightView(
        LightId id,
        ProjectId projectId,
        String projectName,
        @Nullable String baseCode,
        String regionCode,
        YearMonth month,
        Light light,
        @Nullable Light previousLight,
        Light computed,
        Manual manual,
        @Nullable String donePercent,
        @Nullable String planPercent,
        @Nullable String lagPoints,
        List<DimensionView> dimensions,
        @Nullable EscalationView escalation,
        List<Reason> dataQuality,
        String editionId,
        Instant frozenAt,
        String digest) {

    /** @param rating absent if none was given */
    public record Manual(
            ManualOutcome.Verdict verdict, @Nullable Light rating, Reason reason) {}

    /** @param months the number that the colour was read from */
    public record DimensionView(Dimension dimension, Light light, int months, Reason reason) {}

    /** @param redMonths how many red months in a row led here */
    public record EscalationView(String code, String nameZh, String nameEn, int redMonths) {}
}
