package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Op;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Edges that a sum of quotients is held against. The sign is taken from floating point only where the distance is beyond
 * every rounding there can be, and from whole numbers else: what decides is always exact.
 */
final class QuotientSums {

    private final long[] p;
    private final long[] q;
    private final int[] holds;
    private final int terms;

    /** All edges are least values, the highest first. */
    private final boolean rising;

    private final byte[] open = new byte[Block.ROWS];
    private final long[] missed = new long[Block.ROWS];
    private final boolean[] clear = new boolean[Block.ROWS];

    QuotientSums(List<Meters.Edge> edges, int terms) {
        this.terms = terms;
        p = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().numerator(), edge))
                .toArray();
        q = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().denominator(), edge))
                .toArray();
        holds = edges.stream().mapToInt(edge -> Quotients.signs(edge.op())).toArray();
        boolean falls = true;
        for (int edge = 0; edge < p.length; edge++) {
            falls &= edges.get(edge).op() == Op.AT_LEAST
                    && (edge == 0
                            || edges.get(edge)
                                            .at()
                                            .compareTo(edges.get(edge - 1).at())
                                    <= 0);
        }
        rising = falls;
        if (terms > 8) {
            throw new Unsupported(this);
        }
    }

    void place(Block block, int[] ends, int[] starts, byte[] reached) {
        int rows = block.size();
        double[] at = new double[p.length];
        for (int edge = 0; edge < at.length; edge++) {
            at[edge] = (double) p[edge] / q[edge];
        }
        double[] sums = new double[rows];
        double[] sizes = new double[rows];
        Arrays.fill(open, 0, rows, Column.KNOWN);
        for (int i = 0; i < terms; i++) {
            add(block.column(ends[i]), block.column(starts[i]), rows, sums, sizes);
        }
        if (rising) {
            placeClear(at, sums, sizes, rows);
        }
        for (int row = 0; row < rows; row++) {
            if (open[row] != Column.KNOWN) {
                reached[row] = Meter.UNKNOWN;
            } else {
                reached[row] = rising && clear[row]
                        ? (byte) missed[row]
                        : first(block, row, ends, starts, at, sums[row], sizes[row]);
            }
        }
    }

    /** How many edges each sum misses, and whether its distance from all is beyond rounding. */
    private void placeClear(double[] at, double[] sums, double[] sizes, int rows) {
        Arrays.fill(missed, 0, rows, 0);
        Arrays.fill(clear, 0, rows, true);
        for (int edge = 0; edge < at.length; edge++) {
            double against = at[edge];
            double size = Math.abs(against);
            for (int row = 0; row < rows; row++) {
                double distance = sums[row] - against;
                missed[row] += Double.doubleToRawLongBits(distance) >>> 63;
                clear[row] &= beyond(distance, sizes[row] + size);
            }
        }
    }

    private void add(Column end, Column start, int rows, double[] sums, double[] sizes) {
        long[] last = end.values;
        long[] first = start.values;
        byte[] openLast = end.states;
        byte[] openFirst = start.states;
        for (int row = 0; row < rows; row++) {
            double quotient = (double) last[row] / first[row];
            sums[row] += quotient;
            sizes[row] += Math.abs(quotient);
            open[row] |= (byte) (openLast[row] | openFirst[row] | (first[row] > 0 ? 0 : 1));
        }
    }

    private byte first(Block block, int row, int[] ends, int[] starts, double[] at, double sum, double size) {
        int edge = 0;
        while (edge < at.length) {
            double distance = sum - at[edge];
            int sign = beyond(distance, size + Math.abs(at[edge]))
                    ? (distance > 0 ? 1 : -1)
                    : exactSign(block, row, ends, starts, edge);
            if ((holds[edge] >> (sign + 1) & 1) != 0) {
                break;
            }
            edge++;
        }
        return (byte) edge;
    }

    /**
     * Whether a distance is beyond every rounding there can be: each quotient is off by less than 4 units of 2^-53, each
     * addition by one, the edge by 4; 2^-48 is 32 of them, more than 4 + 8 + 4.
     */
    private static boolean beyond(double distance, double size) {
        return Math.abs(distance) > size * 0x1p-48;
    }

    private int exactSign(Block block, int row, int[] ends, int[] starts, int edge) {
        BigInteger top = BigInteger.valueOf(p[edge]).negate();
        BigInteger bottom = BigInteger.valueOf(q[edge]);
        for (int i = 0; i < terms; i++) {
            BigInteger end = BigInteger.valueOf(block.column(ends[i]).values[row]);
            BigInteger start = BigInteger.valueOf(block.column(starts[i]).values[row]);
            top = top.multiply(start).add(end.multiply(bottom));
            bottom = bottom.multiply(start);
        }
        return top.signum();
    }
}
