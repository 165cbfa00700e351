package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.ProjectClass;
import io.jidi.project.rules.Reason;
import java.time.YearMonth;

/** 开工: class 计划开工, from the planned start month; n counts the non-exempt months that ended without a start. */
final class StartRule implements DimensionRule {

    @Override
    public DimensionLight judge(MonthView view) {
        if (!view.facts().classes().contains(ProjectClass.PLANNED_START)) {
            return none("START_OTHER_CLASS", "非计划开工项目", "not in class planned start");
        }
        PlanVersion plan = view.plan();
        YearMonth due = plan == null ? null : plan.plannedStart();
        if (due == null) {
            return none("START_MONTH_UNKNOWN", "未填计划开工月", "no planned start month is set");
        }
        if (view.month().isBefore(due)) {
            return none("START_NOT_DUE", "计划" + due + "开工,未到期", "planned start " + due + " is not due yet");
        }
        YearMonth started = view.facts().actualStart();
        if (started != null) {
            return new DimensionLight(
                    Dimension.START, Light.GREEN, 0, new Reason("STARTED", started + "已开工", "started in " + started));
        }
        return notStarted(view, due);
    }

    private static DimensionLight notStarted(MonthView view, YearMonth due) {
        int counted = 0;
        for (YearMonth month = due; !month.isAfter(view.month()); month = month.plusMonths(1)) {
            counted += view.exemption(month).isPresent() ? 0 : 1;
        }
        Light colour = view.edition().start().colour(counted);
        if (counted == 0) {
            return new DimensionLight(
                    Dimension.START,
                    colour,
                    0,
                    new Reason(
                            "START_EXEMPT",
                            "计划" + due + "开工,未开工,各月均已批准豁免",
                            "planned start " + due + ", not started, every month since is exempt"));
        }
        return new DimensionLight(
                Dimension.START,
                colour,
                counted,
                new Reason(
                        "START_OVERDUE",
                        "计划" + due + "开工,截至" + view.month() + "月末未开工,计" + counted + "个月(不含豁免月)",
                        "planned start " + due + ", not started by the end of " + view.month() + ": " + counted
                                + " month(s) without exemption"));
    }

    private static DimensionLight none(String code, String zh, String en) {
        return new DimensionLight(Dimension.START, Light.NONE, 0, new Reason(code, zh, en));
    }
}
