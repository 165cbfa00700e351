package io.jidi.enterprise.criteria.rules.bulk;

/** The sum of some columns; of one column the column itself. */
final class Sum {

    private final int[] columns;
    private final long[] ownValues;
    private final byte[] ownOpen;

    /** Per row, after {@link #of}; means nothing where it is open. */
    long[] values;

    /** Anything but {@link Column#KNOWN} where one of them is not known. */
    byte[] open;

    Sum(int[] columns) {
        this.columns = columns;
        ownValues = new long[columns.length > 1 ? Block.ROWS : 0];
        ownOpen = new byte[columns.length > 1 ? Block.ROWS : 0];
        values = ownValues;
        open = ownOpen;
    }

    void of(Block block) {
        Column first = block.column(columns[0]);
        if (columns.length == 1) {
            values = first.values;
            open = first.states;
            return;
        }
        int rows = block.size();
        System.arraycopy(first.values, 0, ownValues, 0, rows);
        System.arraycopy(first.states, 0, ownOpen, 0, rows);
        for (int i = 1; i < columns.length; i++) {
            long[] more = block.column(columns[i]).values;
            byte[] states = block.column(columns[i]).states;
            for (int row = 0; row < rows; row++) {
                ownValues[row] += more[row];
                ownOpen[row] |= states[row];
            }
        }
    }
}
