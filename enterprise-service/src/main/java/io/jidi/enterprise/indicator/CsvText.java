package io.jidi.enterprise.indicator;

import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes CSV for spreadsheets: UTF-8 with a byte order mark, and no cell that a spreadsheet would run as a formula. */
final class CsvText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String STARTS_FORMULA = "=+-@\t\r";
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private CsvText() {}

    static String of(List<List<String>> rows) {
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

    /** The uploaded file with a last column that says what is wrong with each row. */
    static String withErrors(CsvFile file, List<Fault> faults, Locale language) {
        Map<Integer, List<String>> reasons = new HashMap<>();
        for (Fault fault : faults) {
            reasons.computeIfAbsent(fault.row(), row -> new ArrayList<>())
                    .add(fault.column().header() + ": " + fault.reason().in(language));
        }
        int old = file.header().indexOf(Column.ERROR);
        List<List<String>> rows = new ArrayList<>();
        rows.add(with(
                file.header().stream().map(Column::header).toList(),
                file.header().size(),
                old,
                Column.ERROR.header()));
        for (int i = 0; i < file.records().size(); i++) {
            rows.add(with(
                    file.records().get(i),
                    file.header().size(),
                    old,
                    String.join(" | ", reasons.getOrDefault(i + 2, List.of()))));
        }
        return of(rows);
    }

    private static List<String> with(List<String> cells, int columns, int old, String error) {
        List<String> row = new ArrayList<>(cells.subList(0, Math.min(columns, cells.size())));
        while (row.size() < columns) {
            row.add("");
        }
        if (old >= 0) {
            row.remove(old);
        }
        row.add(error);
        return row;
    }
}
