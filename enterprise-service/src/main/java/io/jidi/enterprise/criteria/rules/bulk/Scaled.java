package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Fraction;

/** Decimal numbers as whole numbers of six decimals: a fen in ten thousand yuan is 1. */
final class Scaled {

    static final int DECIMALS = 6;
    static final long UNIT = 1_000_000;
    static final Fraction ONE = Fraction.whole(UNIT);

    /** Sums of years and one more factor of ten stay far inside a long: 10^11 in the unit, a quadrillion yuan. */
    static final long LIMIT = 100_000_000_000_000_000L;

    /** Not a number of that scale and size. */
    static final long NONE = Long.MIN_VALUE;

    private Scaled() {}

    /** Reads plain decimal digits; {@link #NONE} when the number is wider than six decimals or than the limit. */
    static long parse(byte[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int decimals = -1;
        int digits = 0;
        for (; at < to; at++) {
            byte c = text[at];
            if (c == '.' && decimals < 0) {
                decimals = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return NONE;
            }
            if (decimals == DECIMALS) {
                if (c != '0') {
                    return NONE;
                }
                continue;
            }
            value = value * 10 + (c - '0');
            digits++;
            if (value > LIMIT) {
                return NONE;
            }
            if (decimals >= 0) {
                decimals++;
            }
        }
        if (digits == 0) {
            return NONE;
        }
        for (int missing = DECIMALS - Math.max(decimals, 0); missing > 0; missing--) {
            value *= 10;
            if (value > LIMIT) {
                return NONE;
            }
        }
        return negative ? -value : value;
    }
}
