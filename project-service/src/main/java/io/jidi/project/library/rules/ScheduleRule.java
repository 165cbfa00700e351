package io.jidi.project.library.rules;

import io.jidi.project.library.rules.AdmissionDecision.Finding;
import io.jidi.project.library.rules.AdmissionFacts.Schedule;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * C6: start and end month and a twelve-month curve that fit the classes applied for. Definitions of the classes: domain
 * file project-library 2.3, "definitions used elsewhere".
 */
final class ScheduleRule implements AdmissionRule {

    @Override
    public Finding check(AdmissionFacts facts, AdmissionEdition edition) {
        Schedule schedule = facts.schedule();
        if (schedule == null) {
            return AdmissionRule.missing(
                    AdmissionCheck.C6, "SCHEDULE_MISSING", "未填起止月和计划曲线", "no start and end month and curve are given");
        }
        if (schedule.completion().isBefore(schedule.start())) {
            return wrong(
                    "SCHEDULE_REVERSED",
                    "计划竣工" + schedule.completion() + "早于开工" + schedule.start(),
                    "completion " + schedule.completion() + " lies before start " + schedule.start());
        }
        if (!facts.classes().contains(ProjectClass.RESERVE)
                && schedule.completion().getYear() < schedule.year()) {
            return wrong(
                    "SCHEDULE_BEFORE_YEAR",
                    "计划竣工" + schedule.completion() + "早于计划年度" + schedule.year(),
                    "completion " + schedule.completion() + " lies before plan year " + schedule.year());
        }
        Finding curve = curve(schedule, facts.totalInvestment());
        return curve.state() == AdmissionDecision.State.PASSED ? classes(schedule, facts.classes()) : curve;
    }

    private static Finding curve(Schedule schedule, @Nullable BigDecimal total) {
        List<BigDecimal> curve = schedule.cumulative();
        if (schedule.annual().signum() <= 0 || curve.isEmpty()) {
            return AdmissionRule.missing(
                    AdmissionCheck.C6, "CURVE_MISSING", "未填年度计划投资或计划曲线", "no annual plan or no curve is given");
        }
        if (curve.size() != 12) {
            return wrong(
                    "CURVE_NOT_TWELVE",
                    "计划曲线应为12个月,现为" + curve.size(),
                    "the curve has " + curve.size() + " months, not 12");
        }
        for (int i = 0; i < 12; i++) {
            if (curve.get(i).compareTo(i == 0 ? BigDecimal.ZERO : curve.get(i - 1)) < 0) {
                return wrong(
                        "CURVE_FALLS", "累计计划曲线在" + (i + 1) + "月下降", "the cumulative curve falls in month " + (i + 1));
            }
        }
        if (curve.get(11).compareTo(schedule.annual()) != 0) {
            return wrong(
                    "CURVE_OFF_ANNUAL",
                    "12月累计" + curve.get(11).toPlainString() + "不等于年度计划"
                            + schedule.annual().toPlainString(),
                    "the curve ends at " + curve.get(11).toPlainString() + ", the annual plan is "
                            + schedule.annual().toPlainString());
        }
        if (total != null && schedule.annual().compareTo(total) > 0) {
            return wrong("ANNUAL_ABOVE_TOTAL", "年度计划投资超过总投资", "the annual plan exceeds the total investment");
        }
        return AdmissionRule.passed(AdmissionCheck.C6);
    }

    private static Finding classes(Schedule schedule, Set<ProjectClass> classes) {
        int started = schedule.start().getYear();
        if (classes.contains(ProjectClass.CONTINUING) && classes.contains(ProjectClass.PLANNED_START)) {
            return wrong(
                    "CLASSES_CONTRADICT", "续建与计划开工不能同时申报", "a continuing project has started and cannot plan to start");
        }
        if (classes.contains(ProjectClass.CONTINUING) && started >= schedule.year()) {
            return wrong(
                    "CONTINUING_NOT_STARTED",
                    "续建项目应在" + schedule.year() + "年以前开工,现为" + schedule.start(),
                    "a continuing project starts before " + schedule.year() + ", this one in " + schedule.start());
        }
        if (classes.contains(ProjectClass.PLANNED_START) && started > schedule.year()) {
            return AdmissionRule.missing(
                    AdmissionCheck.C6,
                    "START_AFTER_YEAR",
                    "计划" + schedule.start() + "开工,晚于计划年度" + schedule.year(),
                    "planned start " + schedule.start() + " lies after plan year " + schedule.year());
        }
        if (classes.contains(ProjectClass.PLANNED_COMPLETION)
                && schedule.completion().getYear() != schedule.year()) {
            return wrong(
                    "COMPLETION_NOT_IN_YEAR",
                    "计划竣工项目应在" + schedule.year() + "年竣工,现为" + schedule.completion(),
                    "class planned completion needs a completion in " + schedule.year() + ", got "
                            + schedule.completion());
        }
        return AdmissionRule.passed(AdmissionCheck.C6);
    }

    private static Finding wrong(String code, String zh, String en) {
        return AdmissionRule.wrong(AdmissionCheck.C6, code, zh, en);
    }
}
