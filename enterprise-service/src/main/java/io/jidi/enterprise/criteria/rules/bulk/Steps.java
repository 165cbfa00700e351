package io.jidi.enterprise.criteria.rules.bulk;

import java.util.List;

/**
 * Least values that a number is held against, the highest first: how many of them it misses is the first that it reaches. The
 * loops have no branch that depends on a fact, so that they run as fast for mixed facts as for equal ones.
 */
final class Steps {

    /** So many columns of {@link Scaled#LIMIT}, and as much again between a sum and an edge, stay inside a long. */
    private static final int MOST_COLUMNS = 10;

    private static final long FARTHEST = 4 * MOST_COLUMNS * Scaled.LIMIT;

    private final long[] lows;
    private final long[] missed = new long[Block.ROWS];

    Steps(long[] lows) {
        this.lows = lows.clone();
        for (int i = 0; i < lows.length; i++) {
            this.lows[i] = Math.max(-FARTHEST, Math.min(FARTHEST, lows[i]));
        }
    }

    /** Whether these are least values in falling order, over so few columns that no difference leaves a long. */
    static boolean fit(List<Range> ranges, int columns) {
        if (columns > MOST_COLUMNS) {
            return false;
        }
        long before = Long.MAX_VALUE;
        for (Range range : ranges) {
            if (range.high() != Long.MAX_VALUE || range.low() > before) {
                return false;
            }
            before = range.low();
        }
        return true;
    }

    /** @param most a value above it is not known to be right */
    void place(Sum sum, long most, int rows, byte[] reached) {
        long[] values = sum.values;
        byte[] open = sum.open;
        long[] out = missed;
        long first = lows[0];
        for (int row = 0; row < rows; row++) {
            out[row] = values[row] - first >>> 63;
        }
        for (int step = 1; step < lows.length; step++) {
            long low = lows[step];
            for (int row = 0; row < rows; row++) {
                out[row] += values[row] - low >>> 63;
            }
        }
        for (int row = 0; row < rows; row++) {
            reached[row] = open[row] != Column.KNOWN || values[row] > most ? Meter.UNKNOWN : (byte) out[row];
        }
    }
}
