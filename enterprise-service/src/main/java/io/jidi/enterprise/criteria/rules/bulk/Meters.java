package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.CalendarYear;
import io.jidi.enterprise.criteria.rules.CompoundGrowth;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Growth;
import io.jidi.enterprise.criteria.rules.Mean;
import io.jidi.enterprise.criteria.rules.MeanGrowth;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.Quantity;
import io.jidi.enterprise.criteria.rules.Ratio;
import io.jidi.enterprise.criteria.rules.Total;
import io.jidi.enterprise.criteria.rules.TotalRatio;
import io.jidi.enterprise.criteria.rules.YearsSince;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the quantities that are one exact number: values, sums, ratios, growth, ages. */
final class Meters {

    /** An edge as the edition writes it. */
    record Edge(Op op, Fraction at) {}

    private static final LocalDate FIRST_DAY = LocalDate.of(-9_999, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9_999, 12, 31);

    private final Layout layout;
    private final AssessmentContext context;

    Meters(Layout layout, AssessmentContext context) {
        this.layout = layout;
        this.context = context;
    }

    /** Absent for what is no such quantity. */
    @Nullable
    Meter of(Quantity quantity, List<Edge> edges) {
        if (quantity instanceof FieldValue value) {
            return sum(List.of(value), edges, 1);
        }
        if (quantity instanceof Total total) {
            return sum(total.years(), edges, 1);
        }
        if (quantity instanceof Mean mean) {
            return sum(mean.total().years(), edges, mean.total().years().size());
        }
        if (quantity instanceof Ratio ratio) {
            return fraction(List.of(ratio.part()), List.of(ratio.base()), edges, false);
        }
        if (quantity instanceof TotalRatio ratio) {
            return fraction(ratio.part().years(), ratio.base().years(), edges, false);
        }
        if (quantity instanceof Growth growth) {
            // (end - start)/start against t is end/start against 1 + t.
            return fraction(List.of(growth.last()), List.of(before(growth.last(), 1)), raised(edges, 1), false);
        }
        if (quantity instanceof CompoundGrowth growth) {
            return fraction(
                    List.of(growth.last()),
                    List.of(before(growth.last(), growth.years())),
                    raised(edges, growth.years()),
                    true);
        }
        if (quantity instanceof MeanGrowth growth) {
            return meanGrowth(growth.rates().stream().map(Growth::last).toList(), edges);
        }
        if (quantity instanceof YearsSince age) {
            return age(age, edges);
        }
        if (quantity instanceof CalendarYear year) {
            return calendarYear(year, edges);
        }
        return null;
    }

    private static FieldValue before(FieldValue last, int years) {
        return new FieldValue(last.field(), last.year() - years, last.accepted());
    }

    /** Edges of a rate as edges of the quotient last over first. */
    private static List<Edge> raised(List<Edge> edges, int years) {
        return edges.stream()
                .map(edge -> new Edge(edge.op(), Fraction.ONE.plus(edge.at()).power(years)))
                .toList();
    }

    private int[] columns(List<FieldValue> values) {
        return values.stream()
                .mapToInt(value -> layout.yearly(value.field(), context.year(value.year()), value.accepted()))
                .toArray();
    }

    /** How many written units one held unit is: 100 for percent. */
    private static Fraction written(FieldValue value) {
        return value.field().unit().written(Fraction.ONE);
    }

    private Meter sum(List<FieldValue> values, List<Edge> edges, int count) {
        int[] columns = columns(values);
        Fraction scale = Scaled.ONE.times(written(values.get(0))).times(Fraction.whole(count));
        List<Range> ranges = edges.stream()
                .map(edge -> Range.of(edge.op(), edge.at().times(scale)))
                .toList();
        return ranges(columns, ranges, Long.MAX_VALUE);
    }

    /** @param most a value above it is not known to be right, such as a day after the reference date */
    private static Meter ranges(int[] columns, List<Range> ranges, long most) {
        int edges = ranges.size();
        long[] lows = ranges.stream().mapToLong(Range::low).toArray();
        long[] highs = ranges.stream().mapToLong(Range::high).toArray();
        Sum sum = new Sum(columns);
        if (Steps.fit(ranges, columns.length)) {
            Steps steps = new Steps(lows);
            return (block, reached) -> {
                sum.of(block);
                steps.place(sum, most, block.size(), reached);
            };
        }
        return (block, reached) -> {
            sum.of(block);
            long[] values = sum.values;
            byte[] open = sum.open;
            for (int row = 0, rows = block.size(); row < rows; row++) {
                long value = values[row];
                int edge = 0;
                while (edge < edges && (value < lows[edge] || value > highs[edge])) {
                    edge++;
                }
                reached[row] = open[row] != Column.KNOWN || value > most ? Meter.UNKNOWN : (byte) edge;
            }
        };
    }

    private Meter fraction(List<FieldValue> top, List<FieldValue> bottom, List<Edge> edges, boolean topNotNegative) {
        Sum tops = new Sum(columns(top));
        Sum bottoms = new Sum(columns(bottom));
        Fraction scale = written(top.get(0)).dividedBy(written(bottom.get(0)));
        Quotients against = new Quotients(edges, scale);
        long least = topNotNegative ? 0 : Long.MIN_VALUE;
        return (block, reached) -> {
            tops.of(block);
            bottoms.of(block);
            against.place(tops, bottoms, least, block.size(), reached);
        };
    }

    private Meter meanGrowth(List<FieldValue> last, List<Edge> edges) {
        int[] ends = columns(last);
        int[] starts = columns(last.stream().map(value -> before(value, 1)).toList());
        Fraction count = Fraction.whole(ends.length);
        QuotientSums against = new QuotientSums(
                raised(edges, 1).stream()
                        .map(edge -> new Edge(edge.op(), edge.at().times(count)))
                        .toList(),
                ends.length);
        return (block, reached) -> against.place(block, ends, starts, reached);
    }

    private Meter age(YearsSince age, List<Edge> edges) {
        LocalDate to = age.moment().in(context);
        List<Range> ranges = edges.stream()
                .map(edge -> {
                    long years = edge.at().floor().longValueExact();
                    long completed = latest(to, years).toEpochDay();
                    long more = latest(to.minusDays(1), years).toEpochDay();
                    return switch (edge.op()) {
                        case AT_LEAST -> new Range(Long.MIN_VALUE, completed);
                        case MORE_THAN -> new Range(Long.MIN_VALUE, more);
                        case AT_MOST -> new Range(more + 1, Long.MAX_VALUE);
                        case LESS_THAN -> new Range(completed + 1, Long.MAX_VALUE);
                        case EQUAL -> new Range(more + 1, completed);
                    };
                })
                .toList();
        return ranges(new int[] {layout.single(age.field())}, ranges, to.toEpochDay());
    }

    /** The latest day whose anniversary after so many years is not after the given day. */
    static LocalDate latest(LocalDate notAfter, long years) {
        LocalDate day = notAfter.minusYears(years).plusDays(3);
        while (day.plusYears(years).isAfter(notAfter)) {
            day = day.minusDays(1);
        }
        return day;
    }

    private Meter calendarYear(CalendarYear year, List<Edge> edges) {
        List<Range> ranges = edges.stream()
                .map(edge -> Range.of(edge.op(), edge.at()))
                .map(years -> new Range(
                        years.low() <= FIRST_DAY.getYear() ? Long.MIN_VALUE : firstDay(years.low()),
                        years.high() >= LAST_DAY.getYear() ? Long.MAX_VALUE : firstDay(years.high() + 1) - 1))
                .toList();
        return ranges(new int[] {layout.single(year.field())}, ranges, Long.MAX_VALUE);
    }

    private static long firstDay(long year) {
        if (year > LAST_DAY.getYear()) {
            return Long.MAX_VALUE;
        }
        return year < FIRST_DAY.getYear()
                ? FIRST_DAY.toEpochDay()
                : LocalDate.of(Math.toIntExact(year), 1, 1).toEpochDay();
    }

    static long fitting(BigInteger number, Object what) {
        if (number.bitLength() > 62) {
            throw new Unsupported(what);
        }
        return number.longValueExact();
    }
}
