package io.jidi.project.dispatch;

import io.jidi.platform.money.Money;
import io.jidi.project.library.YearPlan;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as shown.
 *
 * @param approvedMonth absent for the original
 * @param cumulative the own curve up to December; empty for an even plan
 */
public record PlanView(
        int year,
        int revision,
        @Nullable YearMonth approvedMonth,
        Money annual,
        List<Money> cumulative,
        @Nullable YearMonth plannedStartMonth,
        @Nullable YearMonth plannedCompletionMonth,
        @Nullable String reason,
        Instant recordedAt) {

    static PlanView of(YearPlan stored) {
        YearPlan.Content plan = stored.content();
        return new PlanView(
                plan.year(),
                stored.revision(),
                plan.approvedMonth(),
                Money.cny(plan.annual()),
                plan.cumulative().stream().map(Money::cny).toList(),
                plan.plannedStart(),
                plan.plannedCompletion(),
                plan.reason(),
                stored.recordedAt());
    }
}
