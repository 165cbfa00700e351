package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.time.YearMonth;

/** 竣工: once the planned completion month is reached, counts the month-ends that passed without completion. */
final class CompleteRule implements DimensionRule {

    @Override
    public DimensionLight judge(MonthView view) {
        PlanVersion plan = view.plan();
        YearMonth due = plan == null ? null : plan.plannedCompletion();
        if (due == null) {
            return light(Light.NONE, 0, "COMPLETION_UNKNOWN", "未填计划竣工月", "no planned completion month is set");
        }
        if (view.month().isBefore(due)) {
            return light(
                    Light.NONE,
                    0,
                    "COMPLETION_NOT_DUE",
                    "计划" + due + "竣工,未到期",
                    "planned completion " + due + " is not due yet");
        }
        YearMonth completed = view.facts().completed();
        if (completed != null) {
            return light(Light.GREEN, 0, "COMPLETED", completed + "已竣工", "completed in " + completed);
        }
        int late = MonthView.monthsBetween(due, view.month()) + 1;
        return light(
                view.edition().complete().colour(late),
                late,
                "COMPLETION_OVERDUE",
                "计划" + due + "竣工,已过" + late + "个月末未竣工",
                "planned completion " + due + ", not complete at " + late + " month-end(s) since");
    }

    private static DimensionLight light(Light colour, int months, String code, String zh, String en) {
        return new DimensionLight(Dimension.COMPLETE, colour, months, new Reason(code, zh, en));
    }
}
