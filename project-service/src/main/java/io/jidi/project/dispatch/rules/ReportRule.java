package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.time.YearMonth;

/** 填报: consecutive months whose report was not there at its own cut-off. A report that came late stays missing. */
final class ReportRule implements DimensionRule {

    @Override
    public DimensionLight judge(MonthView view) {
        int missing = 0;
        YearMonth month = view.month();
        while (!month.isBefore(view.facts().dispatchedFrom()) && !view.reportedOnTime(month)) {
            missing++;
            month = month.minusMonths(1);
        }
        Reason reason = missing == 0
                ? new Reason("REPORT_ON_TIME", "按时填报", "reported on time")
                : new Reason(
                        "REPORT_MISSING",
                        "截至" + view.edition().cutOff(view.month()) + "未填报,连续" + missing + "个月",
                        "no report by " + view.edition().cutOff(view.month()) + ", " + missing + " month(s) in a row");
        return new DimensionLight(Dimension.REPORT, view.edition().report().colour(missing), missing, reason);
    }
}
