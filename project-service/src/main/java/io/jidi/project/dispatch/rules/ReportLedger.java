package io.jidi.project.dispatch.rules;

import io.jidi.project.rules.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All reports ever filed for a project, and what was known from them on any day. Monthly amounts become the cumulative
 * figures that lights are drawn from, one for every state of knowledge: a correction of March changes what is known of April
 * from the day it came in, and not before.
 *
 * @param filings of one month in the order of filing; their dates of receipt do not fall
 */
public record ReportLedger(List<FiledReport> filings) {

    public ReportLedger {
        filings = filings.stream()
                .sorted(Comparator.comparing(FiledReport::receivedOn))
                .toList();
    }

    /** Months of start, registration and completion as known on a day. */
    public record Milestones(
            @Nullable YearMonth started,
            @Nullable YearMonth registered,
            @Nullable YearMonth completed) {}

    /** Every cumulative figure with the day from which it was known. */
    public List<MonthlyReport> cumulative() {
        List<MonthlyReport> figures = new ArrayList<>();
        Map<YearMonth, BigDecimal> told = new HashMap<>();
        TreeMap<YearMonth, FiledReport> known = new TreeMap<>();
        for (LocalDate day : days()) {
            filings.stream()
                    .filter(filing -> filing.receivedOn().equals(day))
                    .forEach(filing -> known.put(filing.month(), filing));
            for (FiledReport report : known.values()) {
                BigDecimal sum = sum(known, report.month());
                BigDecimal before = told.put(report.month(), sum);
                if (before == null
                        || before.compareTo(sum) != 0
                        || report.receivedOn().equals(day)) {
                    figures.add(new MonthlyReport(report.month(), sum, day));
                }
            }
        }
        return figures;
    }

    /** Completed investment from January to the end of the month, as known on a day. */
    public BigDecimal cumulative(YearMonth month, LocalDate knownOn) {
        return sum(knownOn(knownOn), month);
    }

    /** Each milestone from the report of the latest month that names it. */
    public Milestones milestones(LocalDate knownOn) {
        TreeMap<YearMonth, FiledReport> known = knownOn(knownOn);
        return new Milestones(
                latest(known, FiledReport::started),
                latest(known, FiledReport::registered),
                latest(known, FiledReport::completed));
    }

    /** Why the months contradict each other on some day on which something came in; empty if they never do. */
    public Optional<Reason> contradiction() {
        for (LocalDate day : days()) {
            Milestones at = milestones(day);
            if (at.started() != null && at.completed() != null && at.completed().isBefore(at.started())) {
                return Optional.of(new Reason(
                        "COMPLETED_BEFORE_START",
                        "竣工月" + at.completed() + "早于开工月" + at.started(),
                        "completion in " + at.completed() + " lies before the start in " + at.started()));
            }
        }
        return Optional.empty();
    }

    private List<LocalDate> days() {
        return filings.stream().map(FiledReport::receivedOn).distinct().toList();
    }

    private TreeMap<YearMonth, FiledReport> knownOn(LocalDate day) {
        TreeMap<YearMonth, FiledReport> known = new TreeMap<>();
        filings.stream()
                .filter(filing -> !filing.receivedOn().isAfter(day))
                .forEach(filing -> known.put(filing.month(), filing));
        return known;
    }

    private static BigDecimal sum(TreeMap<YearMonth, FiledReport> known, YearMonth month) {
        return known.subMap(YearMonth.of(month.getYear(), 1), true, month, true).values().stream()
                .map(FiledReport::actual)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable YearMonth latest(
            TreeMap<YearMonth, FiledReport> known, Function<FiledReport, @Nullable YearMonth> milestone) {
        for (FiledReport report : known.descendingMap().values()) {
            YearMonth month = milestone.apply(report);
            if (month != null) {
                return month;
            }
        }
        return null;
    }
}
