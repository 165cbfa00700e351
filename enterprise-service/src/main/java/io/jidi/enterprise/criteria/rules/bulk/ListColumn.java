package io.jidi.enterprise.criteria.rules.bulk;

import java.util.Arrays;

/** The items of one list of every enterprise of a block, those of one enterprise side by side. */
final class ListColumn {

    /** Whether anything is known of the list, if only that it is empty. */
    final boolean[] known = new boolean[Block.ROWS];

    /** First item of each row; the row after tells where it ends. */
    final int[] from = new int[Block.ROWS + 1];

    /** By attribute, then by item. */
    final long[][] values;

    final boolean[][] present;

    private int items;

    ListColumn(int attributes) {
        values = new long[attributes][Block.ROWS];
        present = new boolean[attributes][Block.ROWS];
    }

    void clear() {
        items = 0;
        Arrays.fill(known, false);
    }

    int add(int row) {
        known[row] = true;
        for (int i = 0; i < values.length; i++) {
            if (items == values[i].length) {
                values[i] = Arrays.copyOf(values[i], 2 * items);
                present[i] = Arrays.copyOf(present[i], 2 * items);
            }
            present[i][items] = false;
        }
        return items++;
    }

    void close(int row) {
        from[row + 1] = items;
    }
}
