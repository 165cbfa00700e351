package io.jidi.enterprise.criteria.rules.bulk;

import java.math.BigInteger;
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

    QuotientSums(List<Meters.Edge> edges, int terms) {
        this.terms = terms;
        p = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().numerator(), edge))
                .toArray();
        q = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().denominator(), edge))
                .toArray();
        holds = edges.stream().mapToInt(edge -> Quotients.signs(edge.op())).toArray();
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
        // Each quotient is off by less than 4 units of 2^-53, each addition by one, the edge by 4.
        double[] sums = new double[rows];
        double[] sizes = new double[rows];
        byte[] open = new byte[rows];
        for (int i = 0; i < terms; i++) {
            add(block.column(ends[i]), block.column(starts[i]), rows, sums, sizes, open);
        }
        for (int row = 0; row < rows; row++) {
            reached[row] = open[row] == Column.KNOWN
                    ? first(block, row, ends, starts, at, sums[row], sizes[row])
                    : Meter.UNKNOWN;
        }
    }

    private static void add(Column end, Column start, int rows, double[] sums, double[] sizes, byte[] open) {
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
            // 2^-48 is 32 units of 2^-53: more than 4 + 8 + 4.
            boolean clear = Math.abs(distance) > (size + Math.abs(at[edge])) * 0x1p-48;
            int sign = clear ? (distance > 0 ? 1 : -1) : exactSign(block, row, ends, starts, edge);
            if ((holds[edge] >> (sign + 1) & 1) != 0) {
                break;
            }
            edge++;
        }
        return (byte) edge;
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
