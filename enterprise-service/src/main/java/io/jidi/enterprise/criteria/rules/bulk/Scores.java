package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.Banded;
import io.jidi.enterprise.criteria.rules.CompoundGrowth;
import io.jidi.enterprise.criteria.rules.Count;
import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.Extreme;
import io.jidi.enterprise.criteria.rules.FieldValue;
import io.jidi.enterprise.criteria.rules.FloorDivision;
import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Op;
import io.jidi.enterprise.criteria.rules.PointsByCode;
import io.jidi.enterprise.criteria.rules.Quantity;
import io.jidi.enterprise.criteria.rules.Unit;
import io.jidi.enterprise.criteria.rules.YearsSince;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the quantities that are whole numbers known or bounded: points and counts. */
final class Scores {

    private final Layout layout;
    private final AssessmentContext context;
    private final Meters meters;

    /** Rows that only the exact evaluator judges. */
    private final boolean[] exact;

    Scores(Layout layout, AssessmentContext context, Meters meters, boolean[] exact) {
        this.exact = exact;
        this.layout = layout;
        this.context = context;
        this.meters = meters;
    }

    /** Absent for what is no such quantity. */
    @Nullable
    Points of(Quantity quantity) {
        if (quantity instanceof Count count) {
            return new Counts(layout, context, count.filter());
        }
        if (quantity instanceof Banded banded) {
            return banded(banded);
        }
        if (quantity instanceof FloorDivision division) {
            return floor(division);
        }
        if (quantity instanceof PointsByCode byCode) {
            return new ByCode(byCode);
        }
        if (quantity instanceof Extreme extreme) {
            List<Points> members = new ArrayList<>();
            for (Quantity member : extreme.members()) {
                Points points = of(member);
                if (points == null) {
                    throw new Unsupported(member);
                }
                members.add(points);
            }
            return new Largest(extreme.largest(), members);
        }
        return null;
    }

    /** Points that are recorded as such: whole ones; half a point is left to the exact evaluator. */
    Points recorded(FieldValue value) {
        if (value.field().unit() != Unit.POINTS) {
            throw new Unsupported(value);
        }
        return new Recorded(layout.yearly(value.field(), context.year(value.year()), value.accepted()));
    }

    private final class Recorded extends Points {
        private final int column;

        Recorded(int column) {
            this.column = column;
        }

        @Override
        void measure(Block block) {
            Column values = block.column(column);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                boolean open = values.states[row] != Column.KNOWN;
                long value = open ? 0 : values.values[row];
                exact[row] |= value % Scaled.UNIT != 0;
                low[row] = Math.toIntExact(Math.max(-1, Math.min(ENDLESS - 1L, value / Scaled.UNIT)));
                high[row] = low[row];
                marks[row] = open ? (byte) (DOUBT | NONE) : 0;
            }
        }
    }

    private Points banded(Banded banded) {
        List<Meters.Edge> edges = banded.bands().stream()
                .map(band -> new Meters.Edge(band.op(), band.edge()))
                .toList();
        Meter meter = meters.of(banded.of(), edges);
        if (meter != null) {
            return new ByBand(
                    meter,
                    banded.bands().stream().mapToInt(Banded.Band::least).toArray(),
                    banded.bands().stream().mapToInt(Banded.Band::points).toArray(),
                    banded.otherwise(),
                    banded.most());
        }
        Points counted = of(banded.of());
        if (counted == null) {
            throw new Unsupported(banded.of());
        }
        return new OfPoints(counted, banded);
    }

    /** The whole part of a quotient, held between zero and the cap, is how many of its multiples are reached. */
    private Points floor(FloorDivision division) {
        List<Meters.Edge> edges = new ArrayList<>();
        int[] points = new int[division.cap()];
        for (int i = 0; i < points.length; i++) {
            points[i] = division.cap() - i;
            edges.add(new Meters.Edge(Op.AT_LEAST, Fraction.whole((long) points[i] * division.by())));
        }
        Meter meter = meters.of(division.of(), edges);
        if (meter == null || division.of() instanceof CompoundGrowth || division.of() instanceof YearsSince) {
            throw new Unsupported(division.of());
        }
        return new ByBand(meter, points, points, 0, division.cap());
    }

    private static final class ByBand extends Points {
        private final Meter meter;
        private final byte[] reached = new byte[Block.ROWS];

        /** By place: unknown, each bracket, none. */
        private final int[] leasts;

        private final int[] mosts;

        ByBand(Meter meter, int[] leasts, int[] mosts, int otherwise, int most) {
            this.meter = meter;
            this.leasts = byPlace(otherwise, leasts, otherwise);
            this.mosts = byPlace(most, mosts, otherwise);
        }

        private static int[] byPlace(int unknown, int[] brackets, int none) {
            int[] all = new int[brackets.length + 2];
            all[0] = unknown;
            System.arraycopy(brackets, 0, all, 1, brackets.length);
            all[brackets.length + 1] = none;
            return all;
        }

        @Override
        void measure(Block block) {
            meter.place(block, reached);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                int place = reached[row] - Meter.UNKNOWN;
                low[row] = leasts[place];
                high[row] = mosts[place];
                marks[row] = (byte) (place == 0 ? DOUBT : 0);
            }
        }
    }

    /** Brackets of a number that may itself be a range. */
    private static final class OfPoints extends Points {
        private final Points of;
        private final Banded banded;
        private final Range[] ranges;

        OfPoints(Points of, Banded banded) {
            this.of = of;
            this.banded = banded;
            this.ranges = banded.bands().stream()
                    .map(band -> Range.of(band.op(), band.edge()))
                    .toArray(Range[]::new);
        }

        @Override
        void measure(Block block) {
            of.measure(block);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                marks[row] = (byte) (of.marks[row] & DOUBT);
                if ((of.marks[row] & NONE) == 0) {
                    place(row);
                } else {
                    low[row] = banded.otherwise();
                    high[row] = banded.most();
                }
            }
        }

        private void place(int row) {
            int possible = -1;
            for (int i = 0; i < ranges.length; i++) {
                Banded.Band band = banded.bands().get(i);
                boolean atLow = Counts.holds(band.op(), ranges[i], of.low[row]);
                boolean atHigh = Counts.holds(band.op(), ranges[i], of.high[row]);
                if (atLow && atHigh) {
                    low[row] = band.least();
                    high[row] = Math.max(band.least(), Math.max(possible, band.points()));
                    return;
                }
                if (atLow != atHigh && possible < 0) {
                    possible = band.points();
                }
            }
            low[row] = banded.otherwise();
            high[row] = Math.max(banded.otherwise(), possible);
        }
    }

    private final class ByCode extends Points {
        private final int column;
        private final boolean flag;
        private final Map<String, Integer> points;
        private final int least;
        private final int most;
        private int[] table = {};

        ByCode(PointsByCode byCode) {
            column = layout.single(byCode.field());
            flag = byCode.field().type() == DatumType.FLAG;
            points = byCode.points();
            least = Collections.min(points.values());
            most = Collections.max(points.values());
        }

        @Override
        void measure(Block block) {
            extend();
            Column codes = block.column(column);
            for (int row = 0, rows = block.size(); row < rows; row++) {
                boolean open = codes.states[row] != Column.KNOWN;
                int given = open ? 0 : table[(int) codes.values[row]];
                low[row] = open ? least : given;
                high[row] = open ? most : given;
                marks[row] = open ? DOUBT : 0;
            }
        }

        private void extend() {
            int size = flag ? 2 : layout.codes().size();
            int known = table.length;
            if (size > known) {
                table = Arrays.copyOf(table, size);
                for (int id = known; id < size; id++) {
                    String text =
                            flag ? (id == 1 ? "yes" : "no") : layout.codes().text(id);
                    table[id] = points.getOrDefault(text, 0);
                }
            }
        }
    }

    /** The largest or the smallest of several. */
    private static final class Largest extends Points {
        private final boolean largest;
        private final List<Points> members;
        private final boolean bounded;

        Largest(boolean largest, List<Points> members) {
            this.largest = largest;
            this.members = members;
            this.bounded = members.stream()
                    .allMatch(each -> each instanceof ByBand || each instanceof ByCode || each instanceof OfPoints);
        }

        @Override
        void measure(Block block) {
            members.forEach(member -> member.measure(block));
            if (bounded && largest) {
                merge(block.size());
                return;
            }
            for (int row = 0, rows = block.size(); row < rows; row++) {
                row(row);
            }
        }

        /** The largest of members that are never without bounds, member by member. */
        private void merge(int rows) {
            Points first = members.get(0);
            System.arraycopy(first.low, 0, low, 0, rows);
            System.arraycopy(first.high, 0, high, 0, rows);
            System.arraycopy(first.marks, 0, marks, 0, rows);
            for (int i = 1; i < members.size(); i++) {
                int[] lows = members.get(i).low;
                int[] highs = members.get(i).high;
                byte[] more = members.get(i).marks;
                for (int row = 0; row < rows; row++) {
                    low[row] = Math.max(low[row], lows[row]);
                    high[row] = Math.max(high[row], highs[row]);
                    marks[row] |= more[row];
                }
            }
        }

        private void row(int row) {
            int lowest = largest ? Integer.MIN_VALUE : Integer.MAX_VALUE;
            int highest = lowest;
            boolean any = false;
            boolean bounded = false;
            boolean lowOpen = false;
            boolean highOpen = false;
            byte mark = 0;
            for (int i = 0; i < members.size(); i++) {
                Points member = members.get(i);
                mark |= (byte) (member.marks[row] & DOUBT);
                if ((member.marks[row] & NONE) != 0) {
                    lowOpen = true;
                    highOpen = true;
                    continue;
                }
                lowest = pick(lowest, member.low[row]);
                any = true;
                if (member.high[row] == ENDLESS) {
                    highOpen = true;
                } else {
                    highest = pick(highest, member.high[row]);
                    bounded = true;
                }
            }
            boolean known = any && (largest || !lowOpen);
            low[row] = lowest;
            high[row] = (largest && highOpen) || !bounded ? ENDLESS : highest;
            marks[row] = known ? mark : (byte) (mark | NONE);
        }

        private int pick(int one, int other) {
            return largest ? Math.max(one, other) : Math.min(one, other);
        }
    }
}
