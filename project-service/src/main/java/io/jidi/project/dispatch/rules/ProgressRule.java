package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.time.YearMonth;
import java.util.Optional;

/** 投资进度: lag of cumulative completion behind cumulative plan, compared unrounded. No exemption acts here. */
final class ProgressRule implements DimensionRule {

    static Optional<ProgressFigures> figures(MonthView view) {
        PlanVersion plan = view.plan();
        if (view.reserve() || plan == null || plan.annual().signum() == 0) {
            return Optional.empty();
        }
        return Optional.of(new ProgressFigures(
                plan.annual(),
                MonthView.planned(plan, view.month()),
                view.actual(),
                view.lastReport().map(MonthlyReport::month).orElse(null)));
    }

    @Override
    public DimensionLight judge(MonthView view) {
        return figures(view)
                .map(figures -> judge(view, figures))
                .orElseGet(() -> new DimensionLight(
                        Dimension.PROGRESS,
                        Light.GREY,
                        0,
                        new Reason("PROGRESS_NO_PLAN", "无年度计划,无法评定", "no annual plan to compare with")));
    }

    private static DimensionLight judge(MonthView view, ProgressFigures figures) {
        Light colour = view.edition().progress().colour(figures.lag());
        String zh = "计划进度" + figures.planPercentDisplay() + "%,完成" + figures.donePercentDisplay() + "%,滞后"
                + figures.lagDisplay() + "个百分点";
        String en = "plan " + figures.planPercentDisplay() + " %, done " + figures.donePercentDisplay() + " %, lag "
                + figures.lagDisplay() + " percentage points";
        YearMonth reportedIn = figures.reportedIn();
        if (reportedIn == null) {
            zh += "(本年尚无填报,按0计)";
            en += " (nothing reported this year, counted as 0)";
        } else if (reportedIn.isBefore(view.month())) {
            zh += "(沿用" + reportedIn + "填报数)";
            en += " (last reported value, of " + reportedIn + ")";
        }
        return new DimensionLight(Dimension.PROGRESS, colour, 0, new Reason("PROGRESS_LAG", zh, en));
    }
}
