package io.jidi.enterprise.criteria.rules.bulk;

import java.util.Arrays;

/** One fact of every enterprise of a block, as a whole number: an amount of six decimals, a day, a code, yes or no. */
final class Column {

    static final byte KNOWN = 0;
    static final byte MISSING = 1;
    static final byte CONFLICTING = 2;
    static final byte NOT_ACCEPTED = 3;

    final long[] values = new long[Block.ROWS];
    final byte[] states = new byte[Block.ROWS];

    /** Ordinal of the source that is named. */
    private final byte[] sources = new byte[Block.ROWS];

    /** Bit per accepted source; none means any. */
    private final int accepted;

    Column(int accepted) {
        this.accepted = accepted;
        clear(Block.ROWS);
    }

    void clear(int rows) {
        Arrays.fill(states, 0, rows, MISSING);
    }

    /** Sources that agree are one fact of the most authoritative of them; sources that differ are none. */
    void put(int row, long value, int source) {
        if (states[row] == MISSING) {
            values[row] = value;
            states[row] = KNOWN;
            sources[row] = (byte) source;
        } else if (states[row] == KNOWN && values[row] == value) {
            sources[row] = (byte) Math.min(sources[row], source);
        } else {
            states[row] = CONFLICTING;
        }
    }

    /** Puts what replaces whatever was there. */
    void replace(int row, long value) {
        values[row] = value;
        states[row] = KNOWN;
    }

    /** Once a row is complete: what comes from a source that is not accepted is not known. */
    void close(int row) {
        if (accepted != 0 && states[row] == KNOWN && (accepted >> sources[row] & 1) == 0) {
            states[row] = NOT_ACCEPTED;
        }
    }
}
