package io.jidi.enterprise.indicator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet would run as a formula. */
public final class CsvText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String STARTS_FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private CsvText() {}

    public static String of(List<List<String>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(CsvText::neutralised).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return text.toString();
    }

    /** A negative number is no formula, and must come back as it went out. */
    static String neutralised(String cell) {
        boolean formula = !cell.isEmpty()
                && STARTS_FORMULA.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }
}
