package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.ImportRow;
import io.jidi.platform.problem.PlatformProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * An indicator file as uploaded: its encoding, columns and rows. Rows are numbered as a spreadsheet does, the header is 1.
 *
 * @param header the columns in the file's order
 * @param records cells as written, the header not among them
 */
record CsvFile(Charset charset, List<Column> header, List<List<String>> records) {

    /** A file of 100,000 rows has some ten; larger ones are no indicator file. */
    static final int MOST_BYTES = 20 * 1024 * 1024;
    /** One transaction of some seconds. */
    static final int MOST_ROWS = 100_000;

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            // A blank line is a row to whoever counts them on the screen.
            .setIgnoreEmptyLines(false)
            .get();

    /**
     * Reads a file.
     *
     * @param contentType header of the request; its charset, when given, is believed
     * @throws io.jidi.platform.problem.Problem 413 when too large, 422 when it cannot be read as a table
     */
    static CsvFile read(byte[] bytes, String contentType) {
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.PAYLOAD_TOO_LARGE.problem(
                    "文件为 " + bytes.length + " 字节，上限 20 MB",
                    "The file has " + bytes.length + " bytes, the limit is 20 MB");
        }
        FileEncoding.Decoded decoded = FileEncoding.decode(bytes, contentType);
        return parse(decoded);
    }

    static CsvFile readAgain(byte[] bytes, String charset) {
        return parse(FileEncoding.decode(bytes, "text/csv; charset=" + charset));
    }

    private static CsvFile parse(FileEncoding.Decoded decoded) {
        List<List<String>> records = new ArrayList<>();
        try (var parser = FORMAT.parse(new StringReader(decoded.text()))) {
            for (CSVRecord record : parser) {
                records.add(List.of(record.values()));
                if (records.size() > MOST_ROWS + 1) {
                    throw EnterpriseProblem.ENTERPRISE_IMPORT_TOO_MANY_ROWS.problem(
                            "文件超过 " + MOST_ROWS + " 行，请拆分后导入",
                            "The file has more than " + MOST_ROWS + " rows; split it");
                }
            }
        } catch (CSVException | UncheckedIOException broken) {
            throw unreadable(records.size() + 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        if (records.isEmpty()) {
            throw EnterpriseProblem.ENTERPRISE_IMPORT_EMPTY.problem();
        }
        return new CsvFile(decoded.charset(), header(records.get(0)), List.copyOf(records.subList(1, records.size())));
    }

    private static RuntimeException unreadable(int row) {
        return EnterpriseProblem.ENTERPRISE_IMPORT_UNREADABLE.problem(
                "第 " + row + " 行附近的引号不成对或不合 CSV 格式", "Quotes do not match, or this is no CSV, near row " + row);
    }

    private static List<Column> header(List<String> cells) {
        List<Column> columns = new ArrayList<>();
        for (String cell : cells) {
            Column column = Column.of(cell)
                    .orElseThrow(
                            () -> columns("不认识列“" + cell.strip() + "”", "There is no column \"" + cell.strip() + "\""));
            if (columns.contains(column)) {
                throw columns("列“" + column.header() + "”出现两次", "The column " + column.header() + " stands twice");
            }
            columns.add(column);
        }
        for (Column column : Column.values()) {
            if (column.required() && !columns.contains(column)) {
                throw columns("缺少列“" + column.header() + "”", "The column " + column.header() + " is missing");
            }
        }
        return List.copyOf(columns);
    }

    private static RuntimeException columns(String zh, String en) {
        String all = "uscc,name,year,field,value,unit,source";
        return EnterpriseProblem.ENTERPRISE_IMPORT_COLUMNS.problem(
                zh + "；第一行应为 " + all, en + "; the first row is " + all);
    }

    /** The rows that somebody filled in. */
    List<ImportRow> rows() {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            List<String> record = records.get(i);
            Map<Column, String> cells = new EnumMap<>(Column.class);
            for (int c = 0; c < Math.min(record.size(), header.size()); c++) {
                cells.put(header.get(c), blankless(record.get(c)));
            }
            ImportRow row = new ImportRow(
                    i + 2,
                    cells,
                    record.stream()
                            .skip(header.size())
                            .anyMatch(cell -> !blankless(cell).isEmpty()));
            if (!row.isNotFilledIn()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Spreadsheets leave no-break and full-width blanks at the ends of cells. */
    private static String blankless(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
