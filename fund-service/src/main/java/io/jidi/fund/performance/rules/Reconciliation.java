package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The administrator's figures beside ours: what agrees within its own digits, and what differs by how much. */
public final class Reconciliation {

    private Reconciliation() {}

    /** How two figures compare. */
    public enum Verdict {
        /** Equal when ours is rounded to the digits that the administrator gave. */
        AGREES,
        DIFFERS,
        /** We have no such figure on that day. */
        NOT_COMPUTED
    }

    /**
     * One comparison.
     *
     * @param difference administrator's less ours; null where we have none
     * @param status of our figure
     */
    public record Line(
            int row,
            Metric metric,
            LocalDate asOf,
            BigDecimal administrator,
            @Nullable BigDecimal own,
            @Nullable BigDecimal difference,
            Verdict verdict,
            String status) {}

    /**
     * Compares.
     *
     * @param figures rows of kind FIGURE
     * @param history with everything known about the fund
     */
    public static List<Line> of(List<HistoryRow> figures, History history, Performance.Asked asked) {
        Map<LocalDate, List<Figure>> computed = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (HistoryRow row : figures) {
            Metric metric = Metric.valueOf(String.valueOf(row.metric()));
            List<Figure> own = computed.computeIfAbsent(
                    row.day(),
                    day -> Performance.of(history, new Performance.Asked(day, asked.recall(), asked.dayCount())));
            own.stream()
                    .filter(figure -> figure.metric() == metric)
                    .findFirst()
                    .ifPresentOrElse(
                            figure -> lines.add(line(row, metric, figure.value(), figure.status())),
                            () -> lines.add(line(row, metric, null, Figure.NO_VALUE)));
        }
        return List.copyOf(lines);
    }

    private static Line line(HistoryRow row, Metric metric, @Nullable BigDecimal own, String status) {
        if (own == null) {
            return new Line(row.row(), metric, row.day(), row.amount(), null, null, Verdict.NOT_COMPUTED, status);
        }
        int digits = Math.max(row.amount().scale(), 0);
        boolean agrees = own.setScale(digits, RoundingMode.HALF_UP).compareTo(row.amount()) == 0;
        return new Line(
                row.row(),
                metric,
                row.day(),
                row.amount(),
                own,
                row.amount().subtract(own),
                agrees ? Verdict.AGREES : Verdict.DIFFERS,
                status);
    }
}
