package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.DatumType;
import io.jidi.enterprise.criteria.rules.SourceKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The facts of up to {@link #ROWS} enterprises in columns. A row whose facts do not fit the columns (more than six decimals, a
 * number beyond 10^11, a text that is none of its type) is marked for the exact evaluator.
 */
public final class Block {

    /** So many that a loop is worth its start, so few that the columns of an edition stay in the cache. */
    public static final int ROWS = 1_024;

    private final Layout layout;
    private final Column[] columns;
    private final ListColumn[] lists;
    private final boolean[] exact = new boolean[ROWS];

    /** Days of judgements, because the latest holds. */
    private final long[][] judgedOn;

    /** What the registry says too; absent where no edition reads it. */
    private final Layout.@Nullable Plan founded;

    private final Layout.@Nullable Plan industry;
    private int size;

    /** On a layout that is complete: nothing is compiled on it any more. */
    public Block(Layout layout) {
        this.layout = layout;
        this.columns = layout.newColumns().toArray(Column[]::new);
        this.lists = layout.newLists().toArray(ListColumn[]::new);
        this.judgedOn = new long[columns.length][];
        this.founded = layout.plan("foundedDate");
        this.industry = layout.plan("industryCode");
    }

    /** Empties the block. */
    public void clear() {
        for (Column column : columns) {
            column.clear(size);
        }
        for (ListColumn list : lists) {
            list.clear();
        }
        Arrays.fill(exact, false);
        size = 0;
    }

    /** Enterprises in the block. */
    public int size() {
        return size;
    }

    /** Whether the block takes no more. */
    public boolean full() {
        return size == ROWS;
    }

    boolean exact(int row) {
        return exact[row];
    }

    Column column(int index) {
        return columns[index];
    }

    ListColumn list(int index) {
        return lists[index];
    }

    /**
     * Adds an enterprise with the facts of its sheet. What the registry says counts where the sheet says nothing.
     *
     * @param sheet bytes as {@link FactSheet} writes them
     */
    public void add(byte[] sheet, int from, int to, @Nullable LocalDate foundedDate, @Nullable String industryCode) {
        int row = size++;
        try {
            FactSheet.read(sheet, from, to, layout, (plan, source, year, start, end) -> {
                if (source < 0) {
                    exact[row] = true;
                } else {
                    put(row, plan, source, year, sheet, start, end);
                }
            });
        } catch (IndexOutOfBoundsException cut) {
            exact[row] = true;
        }
        registered(row, founded, foundedDate == null ? Scaled.NONE : foundedDate.toEpochDay());
        registered(
                row,
                industry,
                industryCode == null ? Scaled.NONE : layout.codes().of(industryCode));
        for (Column column : columns) {
            column.close(row);
        }
        for (ListColumn list : lists) {
            list.close(row);
        }
    }

    private void registered(int row, Layout.@Nullable Plan plan, long value) {
        if (plan != null && value != Scaled.NONE) {
            for (int column : plan.columns(0)) {
                if (columns[column].states[row] == Column.MISSING) {
                    columns[column].put(row, value, SourceKind.REGISTRY.ordinal());
                }
            }
        }
    }

    private void put(int row, Layout.Plan plan, int source, int year, byte[] text, int from, int to) {
        switch (plan.indicator.kind()) {
            case LIST -> item(row, plan, text, from, to);
            case JUDGEMENT -> judgement(row, plan, text, from, to);
            case YEARLY, SINGLE -> {
                int[] places = plan.columns(year);
                if (places.length > 0) {
                    long value = value(plan.indicator.type(), text, from, to);
                    exact[row] |= value == Scaled.NONE;
                    for (int column : places) {
                        columns[column].put(row, value, source);
                    }
                }
            }
        }
    }

    private long value(DatumType type, byte[] text, int from, int to) {
        return switch (type) {
            case NUMBER -> Scaled.parse(text, from, to);
            case FLAG -> flag(text, from, to);
            case CODE -> layout.codes().of(text, from, to);
            case DATE -> day(text, from, to);
        };
    }

    private static long flag(byte[] text, int from, int to) {
        if (to - from == 3 && text[from] == 'y' && text[from + 1] == 'e' && text[from + 2] == 's') {
            return 1;
        }
        return to - from == 2 && text[from] == 'n' && text[from + 1] == 'o' ? 0 : Scaled.NONE;
    }

    private static long day(byte[] text, int from, int to) {
        if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return Scaled.NONE;
        }
        try {
            return LocalDate.of(
                            digits(text, from, from + 4), digits(text, from + 5, from + 7), digits(text, from + 8, to))
                    .toEpochDay();
        } catch (DateTimeException wrong) {
            return Scaled.NONE;
        }
    }

    private static int digits(byte[] text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = 10 * number + text[i] - '0';
        }
        return number;
    }

    /** {@code verdict=yes;by=…;on=YYYY-MM-DD}. */
    private void judgement(int row, Layout.Plan plan, byte[] text, int from, int to) {
        long on = day(text, Math.max(from, to - 10), to);
        boolean readable = to - from > 16 && text[from + 7] == '=' && text[to - 11] == '=' && on != Scaled.NONE;
        if (!readable) {
            exact[row] = true;
            return;
        }
        long holds = text[from + 8] == 'y' ? 1 : 0;
        for (int column : plan.columns(0)) {
            if (judgedOn[column] == null) {
                judgedOn[column] = new long[ROWS];
            }
            long[] days = judgedOn[column];
            boolean known = columns[column].states[row] == Column.KNOWN;
            if (!known || days[row] < on) {
                columns[column].replace(row, holds);
                days[row] = on;
            } else if (days[row] == on && columns[column].values[row] != holds) {
                exact[row] = true;
            }
        }
    }

    /** {@code key=value;key=value}, or nothing for an empty list. */
    private void item(int row, Layout.Plan plan, byte[] text, int from, int to) {
        if (plan.list() < 0) {
            return;
        }
        ListColumn list = lists[plan.list()];
        if (from < 0) {
            list.known[row] = true;
            return;
        }
        if (!written(text, from, to)) {
            exact[row] = true;
            return;
        }
        int item = list.add(row);
        int at = from;
        while (at < to) {
            int equals = at;
            while (equals < to && text[equals] != '=') {
                equals++;
            }
            int end = equals;
            while (end < to && text[end] != ';') {
                end++;
            }
            int attribute = plan.attribute(text, at, equals);
            if (attribute >= 0) {
                long value = value(plan.type(attribute), text, Math.min(equals + 1, end), end);
                exact[row] |= value == Scaled.NONE;
                list.values[attribute][item] = value;
                list.present[attribute][item] = true;
            }
            at = end + 1;
        }
    }

    /** Whether an item is written as the imports write it; anything else is for the exact evaluator to read. */
    private static boolean written(byte[] text, int from, int to) {
        boolean named = false;
        for (int i = from; i < to; i++) {
            named |= text[i] == '=';
            if (text[i] == ';' && i + 1 < to && text[i + 1] <= ' ') {
                return false;
            }
        }
        return named && text[from] > ' ';
    }
}
