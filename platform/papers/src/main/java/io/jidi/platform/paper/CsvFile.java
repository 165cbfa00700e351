package io.jidi.platform.paper;

import io.jidi.platform.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a table as CSV (RFC 4180) in UTF-8 with a byte order mark, which is how spreadsheets know it. Text that a
 * spreadsheet would run as a formula begins with an apostrophe instead; amounts are what they are.
 */
public final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The last four are the full-width forms, which some spreadsheets take for the same. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private CsvFile() {}

    /** The file; null leaves a cell empty. */
    public static byte[] of(List<String> heads, List<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(heads);
            for (List<? extends @Nullable Object> row : rows) {
                printer.printRecord(row.stream().map(CsvFile::cell).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Money money) {
            return money.plain();
        }
        String text = String.valueOf(value);
        // A negative number is no formula, and must come back as it went out.
        boolean formula = value instanceof String
                && !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
