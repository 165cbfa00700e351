package io.jidi.fund.performance.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fund quarter by quarter, and its J-curve (fund.md 4.1). */
public final class Series {

    /** Fifty years of quarters: no fund lives longer, and each is computed anew. */
    public static final int MOST_QUARTERS = 200;

    private Series() {}

    /**
     * One quarter's end.
     *
     * @param netCash distributed less paid in since the beginning: the J-curve
     * @param netCashInQuarter the same of the quarter alone
     * @param gain net cash and value together: what would be left if the fund ended then; null without a valuation
     * @param figures as {@link Performance#of} on that day
     */
    public record Point(
            LocalDate day,
            BigDecimal netCash,
            BigDecimal netCashInQuarter,
            @Nullable BigDecimal gain,
            List<Figure> figures) {}

    /** Every quarter's end from the first flow on, and the day itself; empty for a fund without flows. */
    public static List<Point> quarterly(History history, Performance.Asked asked) {
        List<Point> points = new ArrayList<>();
        LocalDate first = history.until(asked.asOf()).firstDay().orElse(null);
        if (first == null) {
            return points;
        }
        BigDecimal before = BigDecimal.ZERO;
        for (LocalDate day : days(first, asked.asOf())) {
            History until = history.until(day);
            BigDecimal net = until.sum(flow -> !flow.general() && flow.kind() == CashFlow.Kind.DISTRIBUTION)
                    .subtract(until.sum(flow -> !flow.general() && flow.kind().isPaidIn()));
            BigDecimal gain =
                    until.worth(day).map(worth -> worth.amount().add(net)).orElse(null);
            points.add(new Point(
                    day,
                    net,
                    net.subtract(before),
                    gain,
                    Performance.of(until, new Performance.Asked(day, asked.recall(), asked.dayCount()))));
            before = net;
        }
        return points;
    }

    private static List<LocalDate> days(LocalDate first, LocalDate asOf) {
        List<LocalDate> days = new ArrayList<>();
        YearMonth quarter = YearMonth.from(first);
        quarter = quarter.plusMonths((3 - quarter.getMonthValue() % 3) % 3);
        while (quarter.atEndOfMonth().isBefore(asOf) && days.size() < MOST_QUARTERS) {
            days.add(quarter.atEndOfMonth());
            quarter = quarter.plusMonths(3);
        }
        days.add(asOf);
        return days;
    }
}
