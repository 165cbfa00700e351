package io.jidi.project.dispatch;

import io.jidi.platform.money.Money;
import io.jidi.project.dispatch.rules.EarnedValue;
import io.jidi.project.dispatch.rules.LightEdition;
import io.jidi.project.dispatch.rules.PlanVersion;
import io.jidi.project.library.Project;
import io.jidi.project.rules.Fraction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Earned value of a project month by month, as known today, with the plan that was in force in each month. */
@ApplicationScoped
class EarnedValueTable {

    private final Dossiers dossiers;
    private final LightEditions editions;

    EarnedValueTable(Dossiers dossiers, LightEditions editions) {
        this.dossiers = dossiers;
        this.editions = editions;
    }

    /**
     * One month. Amounts are cumulative from January; indices have four decimals.
     *
     * @param moneyPercent 完成 of the annual plan, what the progress light is drawn from
     * @param scheduleIndex SPI; absent while nothing was planned
     * @param costIndex CPI; absent while nothing was spent
     * @param estimateAtCompletion EAC; absent without a CPI
     */
    public record Row(
            YearMonth month,
            Money budget,
            Money planned,
            Money earned,
            Money actual,
            BigDecimal physicalPercent,
            BigDecimal moneyPercent,
            Money scheduleVariance,
            Money costVariance,
            @Nullable BigDecimal scheduleIndex,
            @Nullable BigDecimal costIndex,
            @Nullable Money estimateAtCompletion) {}

    List<Row> of(Project project) {
        Dossier dossier = dossiers.of(project);
        TreeMap<YearMonth, BigDecimal> shares = new TreeMap<>();
        // Revisions of a month come in order: the last one is valid.
        for (ReportFiling filing : dossiers.filings(Set.of(project.id().value()))) {
            BigDecimal percent = filing.work().percent();
            if (percent == null) {
                shares.remove(filing.report().month());
            } else {
                shares.put(filing.report().month(), percent);
            }
        }
        List<Row> rows = new ArrayList<>();
        shares.forEach((month, percent) -> {
            PlanVersion plan = plan(dossier, month);
            if (plan != null && plan.annual().signum() > 0) {
                BigDecimal actual = dossier.reports().cumulative(month, LocalDate.MAX);
                rows.add(row(
                        month, percent, actual, EarnedValue.of(plan.annual(), plan.plannedBy(month), percent, actual)));
            }
        });
        return rows;
    }

    private @Nullable PlanVersion plan(Dossier dossier, YearMonth month) {
        LightEdition edition = editions.inForce(month);
        return dossier.plans().stream()
                .map(Dossier::plan)
                .filter(plan -> plan.countsIn(month, edition.planRevisionLag()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static Row row(YearMonth month, BigDecimal percent, BigDecimal actual, EarnedValue value) {
        return new Row(
                month,
                money(value.budget()),
                money(value.planned()),
                money(value.earned()),
                Money.cny(actual),
                percent,
                value.actual().dividedBy(value.budget()).asPercent().display(2),
                money(value.scheduleVariance()),
                money(value.costVariance()),
                index(value.scheduleIndex()),
                index(value.costIndex()),
                value.estimateAtCompletion() == null ? null : money(value.estimateAtCompletion()));
    }

    private static Money money(Fraction yuan) {
        return Money.cny(yuan.display(2));
    }

    private static @Nullable BigDecimal index(@Nullable Fraction index) {
        return index == null ? null : index.display(4);
    }
}
