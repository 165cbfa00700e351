package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.ItemFilter;
import io.jidi.enterprise.criteria.rules.ItemTest;
import io.jidi.enterprise.criteria.rules.Op;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** COUNT(filter) over the items of a list: those that pass, and those that pass unless a missing attribute says otherwise. */
final class Counts extends Points {

    /** A test as the values that pass: intervals of numbers or days, or codes. */
    private record Test(int attribute, long[] lows, long[] highs, int[] codes) {

        /** Marks the items that pass. */
        void mark(long[] values, int end, boolean[] passes) {
            Arrays.fill(passes, 0, end, false);
            for (int i = 0; i < lows.length; i++) {
                long least = lows[i];
                long highest = highs[i];
                for (int item = 0; item < end; item++) {
                    passes[item] |= values[item] >= least & values[item] <= highest;
                }
            }
            for (int code : codes) {
                for (int item = 0; item < end; item++) {
                    passes[item] |= values[item] == code;
                }
            }
        }
    }

    /** By the gathered verdicts of an item: one that passes counts as sure and as possible, one in doubt as possible. */
    private static final long[] ONE = new long[2 * Verdict.NOT_MET];

    static {
        for (byte gathered = 0; gathered < ONE.length; gathered++) {
            byte passes = Verdict.ofAll(gathered);
            ONE[gathered] = (passes == Verdict.MET ? 1L : 0) | (passes == Verdict.NOT_MET ? 0 : 1L << 32);
        }
    }

    private static final long[] NO_NUMBERS = {};
    private static final int[] NO_CODES = {};

    private final int list;
    private final Test[] tests;

    /** Per item: a {@link Verdict} bit for each test. */
    private byte[] gathered = {};

    private boolean[] passes = {};

    /** Before each item: how many were sure in the lower half, and possible in the upper. */
    private long[] counted = {0};

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
        count(items, from[block.size()]);
        for (int row = 0, rows = block.size(); row < rows; row++) {
            long ofRow = counted[from[row + 1]] - counted[from[row]];
            int sure = (int) ofRow;
            int possible = (int) (ofRow >>> 32);
            low[row] = sure;
            high[row] = possible;
            marks[row] = known[row] ? (possible > sure ? DOUBT : 0) : DOUBT | NONE;
        }
    }

    /** Counts through the items of all rows, so that those of a row are a difference. */
    private void count(ListColumn items, int end) {
        if (gathered.length < end) {
            gathered = new byte[2 * end];
            passes = new boolean[2 * end];
            counted = new long[2 * end + 1];
        }
        Arrays.fill(gathered, 0, end, Verdict.MET);
        for (Test test : tests) {
            test.mark(items.values[test.attribute()], end, passes);
            boolean[] present = items.present[test.attribute()];
            for (int item = 0; item < end; item++) {
                byte verdict = passes[item] ? Verdict.MET : Verdict.NOT_MET;
                gathered[item] |= present[item] ? verdict : Verdict.UNKNOWN;
            }
        }
        long before = 0;
        for (int item = 0; item < end; item++) {
            before += ONE[gathered[item]];
            counted[item + 1] = before;
        }
    }

    /** Whether the operator holds for one end of the range of a count; an endless end is above every threshold. */
    static boolean holds(Op op, Range range, int end) {
        return end == ENDLESS ? op.holds(1) : range.holds(end);
    }
}
