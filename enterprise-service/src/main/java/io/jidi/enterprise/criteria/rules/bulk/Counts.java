package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.ItemFilter;
import io.jidi.enterprise.criteria.rules.ItemTest;
import io.jidi.enterprise.criteria.rules.Op;
import java.time.LocalDate;
import java.util.List;

/** COUNT(filter) over the items of a list: those that pass, and those that pass unless a missing attribute says otherwise. */
final class Counts extends Points {

    /** A test as the values that pass: intervals of numbers or days, or codes. */
    private record Test(int attribute, long[] lows, long[] highs, int[] codes) {

        boolean passes(long value) {
            for (int i = 0; i < lows.length; i++) {
                if (value >= lows[i] && value <= highs[i]) {
                    return true;
                }
            }
            for (int code : codes) {
                if (code == value) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final long[] NO_NUMBERS = {};
    private static final int[] NO_CODES = {};

    private final int list;
    private final Test[] tests;

    Counts(Layout layout, AssessmentContext context, ItemFilter filter) {
        list = layout.list(filter.list());
        tests = filter.tests().stream()
                .map(test -> compiled(layout, context, filter, test))
                .toArray(Test[]::new);
    }

    private static Test compiled(Layout layout, AssessmentContext context, ItemFilter filter, ItemTest test) {
        int attribute = layout.attribute(filter.list(), test.attribute());
        if (test instanceof ItemTest.CodeIn in) {
            int[] codes = in.codes().stream().mapToInt(layout.codes()::of).toArray();
            return new Test(attribute, NO_NUMBERS, NO_NUMBERS, codes);
        }
        if (test instanceof ItemTest.FlagSet flag) {
            long expected = flag.expected() ? 1 : 0;
            return within(attribute, List.of(new Range(expected, expected)));
        }
        if (test instanceof ItemTest.Within number) {
            return within(
                    attribute, List.of(Range.of(number.op(), number.threshold().times(Scaled.ONE))));
        }
        if (test instanceof ItemTest.YearsBefore before) {
            LocalDate end = before.moment().in(context);
            // The first day whose anniversary is not before the end follows the last one whose anniversary is.
            LocalDate first = Meters.latest(end.minusDays(1), before.years()).plusDays(1);
            return within(attribute, List.of(new Range(first.toEpochDay(), end.toEpochDay())));
        }
        if (test instanceof ItemTest.DayAgainst against) {
            Fraction day = Fraction.whole(against.moment().in(context).toEpochDay());
            return within(attribute, List.of(Range.of(against.op(), day)));
        }
        if (test instanceof ItemTest.InYears years) {
            return within(
                    attribute,
                    years.offsets().stream()
                            .map(context::year)
                            .map(year -> new Range(
                                    LocalDate.of(year, 1, 1).toEpochDay(),
                                    LocalDate.of(year, 12, 31).toEpochDay()))
                            .toList());
        }
        throw new Unsupported(test);
    }

    private static Test within(int attribute, List<Range> ranges) {
        return new Test(
                attribute,
                ranges.stream().mapToLong(Range::low).toArray(),
                ranges.stream().mapToLong(Range::high).toArray(),
                NO_CODES);
    }

    @Override
    void measure(Block block) {
        ListColumn items = block.list(list);
        boolean[] known = items.known;
        int[] from = items.from;
        for (int row = 0, rows = block.size(); row < rows; row++) {
            int sure = 0;
            int possible = 0;
            for (int item = from[row], end = from[row + 1]; item < end; item++) {
                byte passes = passes(items, item);
                sure += passes == Verdict.MET ? 1 : 0;
                possible += passes == Verdict.NOT_MET ? 0 : 1;
            }
            low[row] = sure;
            high[row] = possible;
            marks[row] = known[row] ? (possible > sure ? DOUBT : 0) : (byte) (DOUBT | NONE);
        }
    }

    private byte passes(ListColumn items, int item) {
        byte passes = Verdict.MET;
        for (Test test : tests) {
            if (!items.present[test.attribute()][item]) {
                passes = Verdict.UNKNOWN;
            } else if (!test.passes(items.values[test.attribute()][item])) {
                return Verdict.NOT_MET;
            }
        }
        return passes;
    }

    /** Whether the operator holds for one end of the range of a count; an endless end is above every threshold. */
    static boolean holds(Op op, Range range, int end) {
        return end == ENDLESS ? op.holds(1) : range.holds(end);
    }
}
