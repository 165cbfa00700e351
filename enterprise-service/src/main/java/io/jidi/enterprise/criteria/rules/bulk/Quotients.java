package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Op;
import java.math.BigInteger;
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

    /** Up to here, either side of zero, products fit 64 bits. */
    private final long small;

    /** All edges are least values; or all are highest ones. */
    private final boolean rising;

    private final boolean falling;

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
        small = Long.MAX_VALUE / largest;
        rising = edges.stream().allMatch(edge -> edge.op() == Op.AT_LEAST);
        falling = edges.stream().allMatch(edge -> edge.op() == Op.AT_MOST);
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
        for (int row = 0; row < rows; row++) {
            long x = xs[row];
            long y = ys[row];
            byte edge;
            if ((openX[row] | openY[row]) != Column.KNOWN || y <= 0 || x < least) {
                edge = Meter.UNKNOWN;
            } else if (y <= small && x <= small && x >= -small && (rising || falling)) {
                edge = rising ? firstBelow(x, y) : firstAbove(x, y);
            } else {
                edge = first(x, y);
            }
            reached[row] = edge;
        }
    }

    private byte firstBelow(long x, long y) {
        int edge = 0;
        while (edge < p.length && x * q[edge] < y * p[edge]) {
            edge++;
        }
        return (byte) edge;
    }

    private byte firstAbove(long x, long y) {
        int edge = 0;
        while (edge < p.length && x * q[edge] > y * p[edge]) {
            edge++;
        }
        return (byte) edge;
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
