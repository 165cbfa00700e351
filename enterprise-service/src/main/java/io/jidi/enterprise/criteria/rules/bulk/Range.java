package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Fraction;
import io.jidi.enterprise.criteria.rules.Op;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What a whole number must be to satisfy an operator and a threshold: an interval, ends included. The threshold may be any
 * fraction, since a whole number is at least 7/2 exactly when it is at least 4.
 */
record Range(long low, long high) {

    private static final Range NOTHING = new Range(1, 0);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static Range of(Op op, Fraction threshold) {
        BigInteger floor = threshold.floor();
        boolean whole = Fraction.of(new BigDecimal(floor)).compareTo(threshold) == 0;
        BigInteger ceiling = whole ? floor : floor.add(BigInteger.ONE);
        return switch (op) {
            case AT_LEAST -> from(ceiling);
            case MORE_THAN -> from(floor.add(BigInteger.ONE));
            case AT_MOST -> to(floor);
            case LESS_THAN -> to(ceiling.subtract(BigInteger.ONE));
            case EQUAL -> whole ? new Range(clamp(floor), clamp(floor)) : NOTHING;
        };
    }

    private static Range from(BigInteger low) {
        return low.compareTo(MOST) > 0 ? NOTHING : new Range(clamp(low), Long.MAX_VALUE);
    }

    private static Range to(BigInteger high) {
        return high.compareTo(LEAST) < 0 ? NOTHING : new Range(Long.MIN_VALUE, clamp(high));
    }

    private static long clamp(BigInteger value) {
        return value.max(LEAST).min(MOST).longValueExact();
    }

    boolean holds(long value) {
        return value >= low && value <= high;
    }
}
