package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.ProjectClass;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One project in one month, as the dimension rules see it.
 *
 * @param facts already cut down to what was known for the month
 */
record MonthView(YearMonth month, ProjectFacts facts, LightEdition edition) {

    boolean reserve() {
        return facts.classes().contains(ProjectClass.RESERVE);
    }

    @Nullable
    PlanVersion plan() {
        return facts.plans().isEmpty() ? null : facts.plans().get(0);
    }

    boolean hasAnnualPlan() {
        PlanVersion plan = plan();
        return plan != null && plan.annual().signum() > 0;
    }

    /** The last reported cumulative value of the plan year; empty while nothing was reported this year, which counts as 0. */
    Optional<MonthlyReport> lastReport() {
        return facts.reports().stream()
                .filter(report -> report.month().getYear() == month.getYear())
                .reduce((earlier, later) -> later);
    }

    BigDecimal actual() {
        return lastReport().map(MonthlyReport::cumulative).orElse(BigDecimal.ZERO);
    }

    /** Cumulative plan in yuan; without an own curve the plan runs evenly, A·m/12 (序时进度). */
    static Fraction planned(PlanVersion plan, YearMonth month) {
        if (plan.cumulative().isEmpty()) {
            return Fraction.of(plan.annual()).times(TimeProgress.of(month));
        }
        int position = plan.cumulative().size() - 13 + month.getMonthValue();
        return Fraction.of(plan.cumulative().get(position));
    }

    boolean reportedOnTime(YearMonth reported) {
        return facts.reports().stream()
                .anyMatch(report ->
                        report.month().equals(reported) && !report.receivedOn().isAfter(edition.cutOff(reported)));
    }

    Optional<Exemption> exemption(YearMonth exempted) {
        return facts.exemptions().stream()
                .filter(exemption -> exemption.month().equals(exempted))
                .findFirst();
    }

    static int monthsBetween(YearMonth from, YearMonth to) {
        return (int) ChronoUnit.MONTHS.between(from, to);
    }
}
