package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.enterprise.indicator.rules.Column;
import io.jidi.enterprise.indicator.rules.Fault;
import io.jidi.enterprise.indicator.rules.ImportRow;
import io.jidi.platform.problem.PlatformProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * An indicator file as uploaded: its form, columns and rows. Rows are numbered as a spreadsheet does, the header is 1.
 *
 * @param encoding {@link #XLSX}, or the character set of a CSV file
 * @param header the columns in the file's order
 * @param records cells as written, the header not among them
 * @param faults what the form of the file already says of single cells, by row: formulas, merged cells, lost digits
 */
record TableFile(String encoding, List<Column> header, List<List<String>> records, Map<Integer, List<Fault>> faults) {

    static final String XLSX = "XLSX";
    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** A file of 200,000 rows has some sixteen; larger ones are no indicator file. */
    static final int MOST_BYTES = 20 * 1024 * 1024;
    /** Five years of a province's titled enterprises, ten figures each. */
    static final int MOST_ROWS = 200_000;

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
    static TableFile read(byte[] bytes, String contentType) {
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.PAYLOAD_TOO_LARGE.problem(
                    "文件为 " + bytes.length + " 字节，上限 20 MB",
                    "The file has " + bytes.length + " bytes, the limit is 20 MB");
        }
        return contentType.toLowerCase(Locale.ROOT).startsWith(XLSX_TYPE)
                ? of(XlsxReader.read(bytes))
                : parse(FileEncoding.decode(bytes, contentType));
    }

    static TableFile readAgain(byte[] bytes, String encoding) {
        return encoding.equals(XLSX)
                ? of(XlsxReader.read(bytes))
                : parse(FileEncoding.decode(bytes, "text/csv; charset=" + encoding));
    }

    boolean isXlsx() {
        return encoding.equals(XLSX);
    }

    private static TableFile of(XlsxReader.Sheet sheet) {
        if (sheet.rows().isEmpty()) {
            throw EnterpriseProblem.ENTERPRISE_IMPORT_EMPTY.problem();
        }
        List<Column> header = header(sheet.rows().get(0));
        Map<Integer, List<Fault>> faults = new HashMap<>();
        for (XlsxReader.CellTrouble trouble : sheet.troubles()) {
            if (trouble.column() < header.size() && trouble.row() > 1) {
                Column column = header.get(trouble.column());
                // What is never read may be a formula or merged as it likes.
                if (column.required()) {
                    faults.computeIfAbsent(trouble.row(), row -> new ArrayList<>())
                            .add(new Fault(trouble.row(), column, trouble.code(), trouble.reason()));
                }
            }
        }
        return new TableFile(
                XLSX, header, List.copyOf(sheet.rows().subList(1, sheet.rows().size())), faults);
    }

    private static TableFile parse(FileEncoding.Decoded decoded) {
        List<List<String>> records = new ArrayList<>();
        try (var parser = FORMAT.parse(new StringReader(decoded.text()))) {
            for (CSVRecord record : parser) {
                records.add(List.of(record.values()));
                if (records.size() > MOST_ROWS + 1) {
                    throw tooManyRows();
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
        return new TableFile(
                decoded.charset().name(),
                header(records.get(0)),
                List.copyOf(records.subList(1, records.size())),
                Map.of());
    }

    static RuntimeException tooManyRows() {
        return EnterpriseProblem.ENTERPRISE_IMPORT_TOO_MANY_ROWS.problem(
                "文件超过 " + MOST_ROWS + " 行，请拆分后导入", "The file has more than " + MOST_ROWS + " rows; split it");
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
                            .anyMatch(cell -> !blankless(cell).isEmpty()),
                    faults.getOrDefault(i + 2, List.of()));
            if (!row.isNotFilledIn() || !row.faults().isEmpty()) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Spreadsheets leave no-break and full-width blanks at the ends of cells. */
    static String blankless(String cell) {
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
