package io.jidi.enterprise.criteria.rules.bulk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that holds of one enterprise as one text, so that a million of them is one row each: a line per field and source with
 * its values by year, {@code revenue AUDIT_REPORT 2024:4=2760 2025:4=3600}. A value stands behind its length in bytes, because
 * it may hold any character; an empty list is {@code :-}.
 */
public final class FactSheet {

    private FactSheet() {}

    /**
     * One value.
     *
     * @param year absent for what is not kept by year
     * @param value absent for a list that is known to be empty
     */
    public record Fact(
            String field,
            String source,
            @Nullable Integer year,
            @Nullable String value) {}

    /** Told each value that a layout has a place for; {@code from} is negative for an empty list. */
    interface Sink {
        void fact(Layout.Plan plan, int source, int year, int from, int to);
    }

    /** Told each value. */
    public interface Reader {
        void fact(String field, String source, @Nullable Integer year, @Nullable String value);
    }

    /** The sheet of these facts, in the order of fields and sources. */
    public static byte[] write(List<Fact> facts) {
        Map<String, StringBuilder> groups = new LinkedHashMap<>();
        for (Fact fact : facts) {
            StringBuilder group =
                    groups.computeIfAbsent(fact.field() + " " + fact.source(), key -> new StringBuilder(key));
            group.append(' ').append(fact.year() == null ? "" : fact.year()).append(':');
            String value = fact.value();
            if (value == null) {
                group.append('-');
            } else {
                group.append(value.getBytes(StandardCharsets.UTF_8).length)
                        .append('=')
                        .append(value);
            }
        }
        return String.join("\n", groups.values().stream().map(String::valueOf).toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Reads every value. */
    public static void read(byte[] sheet, int from, int to, Reader reader) {
        Cursor at = new Cursor(sheet, from);
        while (at.position < to) {
            String field = at.word();
            at.position++;
            String source = at.word();
            while (at.entry(to)) {
                reader.fact(
                        field,
                        source,
                        at.year == 0 ? null : at.year,
                        at.from < 0 ? null : new String(sheet, at.from, at.position - at.from, StandardCharsets.UTF_8));
            }
            at.position++;
        }
    }

    static void read(byte[] sheet, int from, int to, Layout layout, Sink sink) {
        Cursor at = new Cursor(sheet, from);
        while (at.position < to) {
            int start = at.position;
            at.skipWord();
            Layout.Plan plan = layout.plan(sheet, start, at.position);
            start = ++at.position;
            at.skipWord();
            int source = plan == null ? 0 : layout.source(sheet, start, at.position);
            while (at.entry(to)) {
                if (plan != null) {
                    sink.fact(plan, source, at.year, at.from, at.position);
                }
            }
            at.position++;
        }
    }

    private static final class Cursor {
        private final byte[] sheet;
        private int position;
        private int year;

        /** Where the value begins; negative for an empty list. It ends at the position. */
        private int from;

        Cursor(byte[] sheet, int position) {
            this.sheet = sheet;
            this.position = position;
        }

        void skipWord() {
            while (sheet[position] != ' ') {
                position++;
            }
        }

        String word() {
            int start = position;
            skipWord();
            return new String(sheet, start, position - start, StandardCharsets.UTF_8);
        }

        /** Moves behind the next value of the line; false at its end. */
        boolean entry(int to) {
            if (position >= to || sheet[position] != ' ') {
                return false;
            }
            position++;
            year = number(':');
            if (sheet[position] == '-') {
                position++;
                from = -1;
                return true;
            }
            int length = number('=');
            from = position;
            position += length;
            if (position > to) {
                throw new IndexOutOfBoundsException("the sheet ends inside a value");
            }
            return true;
        }

        private int number(char end) {
            int number = 0;
            while (sheet[position] != end) {
                number = 10 * number + sheet[position] - '0';
                position++;
            }
            position++;
            return number;
        }
    }
}
