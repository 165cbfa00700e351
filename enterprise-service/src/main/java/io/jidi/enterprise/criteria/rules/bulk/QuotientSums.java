package io.jidi.enterprise.criteria.rules.bulk;

import java.math.BigInteger;
import java.util.List;

/**
 * Edges that a sum of quotients is held against. The sign is taken from floating point only where the distance is beyond
 * every rounding there can be, and from whole numbers else: what decides is always exact.
 */
final class QuotientSums {

    private final List<Meters.Edge> edges;
    private final long[] p;
    private final long[] q;
    private final int terms;

    QuotientSums(List<Meters.Edge> edges, int terms) {
        this.edges = edges;
        this.terms = terms;
        p = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().numerator(), edge))
                .toArray();
        q = edges.stream()
                .mapToLong(edge -> Meters.fitting(edge.at().denominator(), edge))
                .toArray();
        if (terms > 8) {
            throw new Unsupported(this);
        }
    }

    void place(Block block, int[] ends, int[] starts, byte[] reached) {
        for (int row = 0; row < block.size(); row++) {
            int open = 0;
            boolean positive = true;
            // Each quotient is off by less than 4 units of 2^-53, each addition by one, the edge by 4.
            double sum = 0;
            double size = 0;
            for (int i = 0; i < terms; i++) {
                Column end = block.column(ends[i]);
                Column start = block.column(starts[i]);
                open |= end.states[row] | start.states[row];
                positive &= start.values[row] > 0;
                double quotient = (double) end.values[row] / start.values[row];
                sum += quotient;
                size += Math.abs(quotient);
            }
            if (open != Column.KNOWN || !positive) {
                reached[row] = Meter.UNKNOWN;
                continue;
            }
            int edge = 0;
            while (edge < p.length && !edges.get(edge).op().holds(sign(block, row, ends, starts, edge, sum, size))) {
                edge++;
            }
            reached[row] = (byte) edge;
        }
    }

    private int sign(Block block, int row, int[] ends, int[] starts, int edge, double sum, double size) {
        double at = (double) p[edge] / q[edge];
        double distance = sum - at;
        // 2^-48 is 32 units of 2^-53: more than 4 + 8 + 4.
        if (Math.abs(distance) > (size + Math.abs(at)) * 0x1p-48) {
            return distance > 0 ? 1 : -1;
        }
        return exactSign(block, row, ends, starts, edge);
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
