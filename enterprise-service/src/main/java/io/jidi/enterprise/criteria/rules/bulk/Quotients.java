package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Fraction;
import java.math.BigInteger;
import java.util.List;

/** Edges p/q that a quotient x/y is held against: x·q with y·p, each in 128 bits, so that nothing is rounded. */
final class Quotients {

    private final long[] p;
    private final long[] q;

    /** Bit per sign of the comparison, below, equal, above: whether the operator holds. */
    private final int[] holds;

    /** @param scale what a quotient of the stored numbers is for one of the held ones */
    Quotients(List<Meters.Edge> edges, Fraction scale) {
        p = new long[edges.size()];
        q = new long[edges.size()];
        holds = new int[edges.size()];
        for (int i = 0; i < p.length; i++) {
            Fraction edge = edges.get(i).at().times(scale);
            BigInteger divisor = edge.numerator().gcd(edge.denominator());
            p[i] = Meters.fitting(edge.numerator().divide(divisor), edge);
            q[i] = Meters.fitting(edge.denominator().divide(divisor), edge);
            for (int sign = -1; sign <= 1; sign++) {
                holds[i] |= edges.get(i).op().holds(sign) ? 1 << (sign + 1) : 0;
            }
        }
    }

    /** The first edge that x/y reaches; y is above zero. */
    byte first(long x, long y) {
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
