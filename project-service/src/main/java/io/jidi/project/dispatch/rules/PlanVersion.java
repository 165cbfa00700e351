package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Fraction;
import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A project's plan for one year, either the original or a later approved revision (domain file 6.1, "plan revision").
 * A revision counts from the month after its approval; before that the older version stays in force, for ever.
 *
 * @param year plan year
 * @param approvedIn month in which this revision was approved, null for the original plan of the year
 * @param annual annual plan A in yuan, zero if none was set
 * @param cumulative the project's own curve: cumulative plan in yuan at month ends, its last entry is December; the
 *     original needs all twelve, a revision at least the months after its approval. Empty: the plan runs evenly (m/12).
 * @param plannedStart planned start month, possibly of an earlier year, or null
 * @param plannedCompletion planned completion month, or null
 */
public record PlanVersion(
        int year,
        @Nullable YearMonth approvedIn,
        BigDecimal annual,
        List<BigDecimal> cumulative,
        @Nullable YearMonth plannedStart,
        @Nullable YearMonth plannedCompletion) {

    public PlanVersion {
        refusal(year, approvedIn, annual, cumulative, plannedStart, plannedCompletion)
                .ifPresent(reason -> {
                    throw new IllegalArgumentException(reason.en());
                });
        annual = annual.stripTrailingZeros();
        cumulative = cumulative.stream().map(BigDecimal::stripTrailingZeros).toList();
    }

    /** Why such a plan cannot be; empty if it can. */
    public static Optional<Reason> refusal(
            int year,
            @Nullable YearMonth approvedIn,
            BigDecimal annual,
            List<BigDecimal> cumulative,
            @Nullable YearMonth plannedStart,
            @Nullable YearMonth plannedCompletion) {
        if (annual.signum() < 0) {
            return refused("PLAN_NEGATIVE", "年度计划不得为负：" + annual, "annual plan " + annual + " must not be negative");
        }
        if (approvedIn != null && approvedIn.getYear() != year) {
            return refused(
                    "REVISION_OF_ANOTHER_YEAR",
                    approvedIn + "批准的修订不属于" + year + "年度",
                    "revision approved in " + approvedIn + " is not of plan year " + year);
        }
        int needed = approvedIn == null ? 12 : 12 - approvedIn.getMonthValue();
        if (!cumulative.isEmpty() && (cumulative.size() < needed || cumulative.size() > 12)) {
            return refused(
                    "CURVE_LENGTH",
                    "计划曲线有" + cumulative.size() + "个月，应为截至12月的" + needed + "至12个月",
                    "plan curve has " + cumulative.size() + " months, needs " + needed + " to 12 ending in December");
        }
        for (int i = 0; i < cumulative.size(); i++) {
            if (cumulative.get(i).compareTo(i == 0 ? BigDecimal.ZERO : cumulative.get(i - 1)) < 0) {
                return refused(
                        "CURVE_FALLS",
                        "累计计划须从0或以上起且不得下降，第" + (i + 1) + "项为"
                                + cumulative.get(i).toPlainString(),
                        "cumulative plan must start at 0 or more and never fall, got "
                                + cumulative.get(i).toPlainString() + " at position " + (i + 1));
            }
        }
        if (plannedStart != null && plannedCompletion != null && plannedCompletion.isBefore(plannedStart)) {
            return refused(
                    "PLAN_REVERSED",
                    "计划竣工" + plannedCompletion + "早于计划开工" + plannedStart,
                    "planned completion " + plannedCompletion + " lies before planned start " + plannedStart);
        }
        return Optional.empty();
    }

    private static Optional<Reason> refused(String code, String zh, String en) {
        return Optional.of(new Reason(code, zh, en));
    }

    /** Cumulative plan in yuan at the end of a month of the year; an even plan without an own curve. */
    public Fraction plannedBy(YearMonth month) {
        return MonthView.planned(this, month);
    }

    /** Whether it is the plan of the month or waits for its month; of several that are, the last approved counts. */
    public boolean countsIn(YearMonth month, int revisionLag) {
        return year == month.getYear()
                && (approvedIn == null || !approvedIn.plusMonths(revisionLag).isAfter(month));
    }

    /** False when the own curve ends elsewhere than at the annual plan; worth a remark, the light is still defined. */
    boolean reachesAnnual() {
        return cumulative.isEmpty() || cumulative.get(cumulative.size() - 1).compareTo(annual) == 0;
    }
}
