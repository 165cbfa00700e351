package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Op;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Edges p/q that a quotient x/y is held against: x·q with y·p. In 64 bits where both products fit, as they do for anything
 * that is no state budget, and else in 128, so that nothing is rounded.
 */
final class Quotients {

    private final long[] p;
    private final long[] q;

    /** Bit per sign of the comparison, below, equal, above: whether the operator holds. */
    private final int[] holds;

    /** Up to here, either side of zero, products and their differences fit 64 bits. */
    private final long small;

    /** All edges are least values; or all are highest ones. */
    private final boolean rising;

    private final boolean falling;

    /** All one way, the hardest to reach first. */
    private final boolean ordered;

    private final long[] missed = new long[Block.ROWS];

    /** @param scale what a quotient of the stored numbers is for one of the held ones */
    Quotients(List<Meters.Edge> edges, Fraction scale) {
        p = new long[edges.size()];
        q = new long[edges.size()];
        holds = new int[edges.size()];
        long largest = 1;
        for (int i = 0; i < p.length; i++) {
            Fraction edge = edges.get(i).at().times(scale);
            BigInteger divisor = edge.numerator().gcd(edge.denominator());
            p[i] = Meters.fitting(edge.numerator().divide(divisor), edge);
            q[i] = Meters.fitting(edge.denominator().divide(divisor), edge);
            largest = Math.max(largest, Math.max(Math.abs(p[i]), q[i]));
            holds[i] = signs(edges.get(i).op());
        }
        small = Long.MAX_VALUE / 2 / largest;
        rising = edges.stream().allMatch(edge -> edge.op() == Op.AT_LEAST);
        falling = edges.stream().allMatch(edge -> edge.op() == Op.AT_MOST);
        ordered = ordered();
    }

    static int signs(Op op) {
        int signs = 0;
        for (int sign = -1; sign <= 1; sign++) {
            signs |= op.holds(sign) ? 1 << (sign + 1) : 0;
        }
        return signs;
    }

    /** @param least a numerator below it leaves the quotient unknown, as a denominator that is not above zero does */
    void place(Sum tops, Sum bottoms, long least, int rows, byte[] reached) {
        long[] xs = tops.values;
        long[] ys = bottoms.values;
        byte[] openX = tops.open;
        byte[] openY = bottoms.open;
        if (ordered && small(xs, ys, rows)) {
            placeSmall(xs, ys, rows);
            for (int row = 0; row < rows; row++) {
                boolean open = (openX[row] | openY[row]) != Column.KNOWN || ys[row] <= 0 || xs[row] < least;
                reached[row] = open ? Meter.UNKNOWN : (byte) missed[row];
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            long x = xs[row];
            long y = ys[row];
            boolean open = (openX[row] | openY[row]) != Column.KNOWN || y <= 0 || x < least;
            reached[row] = open ? Meter.UNKNOWN : first(x, y);
        }
    }

    /** Whether no product of the block needs more than 64 bits, stale values of open rows included. */
    private boolean small(long[] xs, long[] ys, int rows) {
        long outside = 0;
        for (int row = 0; row < rows; row++) {
            outside |= small - xs[row] | small + xs[row] | small - ys[row];
        }
        return outside >= 0;
    }

    /** How many edges each quotient misses, which is the first that it reaches; no branch depends on a fact. */
    private void placeSmall(long[] xs, long[] ys, int rows) {
        Arrays.fill(missed, 0, rows, 0);
        for (int edge = 0; edge < p.length; edge++) {
            long times = rising ? q[edge] : -q[edge];
            long against = rising ? p[edge] : -p[edge];
            for (int row = 0; row < rows; row++) {
                missed[row] += xs[row] * times - ys[row] * against >>> 63;
            }
        }
    }

    /** Whether each edge is reached by whatever reaches the one before. */
    private boolean ordered() {
        for (int edge = 1; edge < p.length; edge++) {
            int sign = BigInteger.valueOf(p[edge])
                    .multiply(BigInteger.valueOf(q[edge - 1]))
                    .compareTo(BigInteger.valueOf(p[edge - 1]).multiply(BigInteger.valueOf(q[edge])));
            if (rising ? sign > 0 : sign < 0) {
                return false;
            }
        }
        return rising || falling;
    }

    private byte first(long x, long y) {
        int edge = 0;
        while (edge < p.length && (holds[edge] >> (compare(x, q[edge], y, p[edge]) + 1) & 1) == 0) {
            edge++;
        }
        return (byte) edge;
    }

    /** The sign of {@code a·b − c·d}, in 128 bits. */
    static int compare(long a, long b, long c, long d) {
        long highOne = Math.multiplyHigh(a, b);
        long highOther = Math.multiplyHigh(c, d);
        return highOne == highOther ? Long.compareUnsigned(a * b, c * d) : highOne < highOther ? -1 : 1;
    }
}
