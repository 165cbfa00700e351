package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import io.jidi.platform.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/**
 * Reads the first sheet of a workbook as the text that a person sees in it. Formulas, error values, merged cells and numbers
 * that lost digits are told cell by cell and never guessed at.
 */
final class XlsxReader {

    /** What Excel shows of a number; the stored one carries two digits more, and noise in them. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final int MOST_DIGITS = 15;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 32_767;

    private XlsxReader() {}

    /** Something about one cell: rows from 1, columns from 0. */
    record CellTrouble(int row, int column, String code, Text reason) {}

    /**
     * The sheet.
     *
     * @param rows every row from the first, blank ones as empty lists
     */
    record Sheet(List<List<String>> rows, List<CellTrouble> troubles) {}

    /**
     * Reads.
     *
     * @throws io.jidi.platform.problem.Problem 422 when the bytes are no workbook, a bomb, or have too many rows
     */
    static Sheet read(byte[] bytes) {
        XlsxGuard.Found found = XlsxGuard.check(bytes);
        List<List<String>> rows = new ArrayList<>();
        List<CellTrouble> troubles = new ArrayList<>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true))) {
            var sheet = workbook.getFirstSheet();
            try (Stream<Row> stream = sheet.openStream()) {
                stream.forEach(row -> take(row, rows, troubles));
            }
            found.of(sheet.getId()).forEach(range -> merged(range, rows.size(), troubles));
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IllegalStateException broken) {
            throw unreadable();
        }
        return new Sheet(rows, troubles);
    }

    static RuntimeException unreadable() {
        return EnterpriseProblem.ENTERPRISE_IMPORT_UNREADABLE.problem(
                "文件不是可读的 XLSX 工作簿", "The file is no readable XLSX workbook");
    }

    private static void take(Row row, List<List<String>> rows, List<CellTrouble> troubles) {
        int number = row.getRowNum();
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : text(cell, number, i, troubles));
        }
        if (cells.stream().allMatch(text -> TableFile.blankless(text).isEmpty())
                && troubles.stream().noneMatch(trouble -> trouble.row() == number)) {
            return;
        }
        if (number > TableFile.MOST_ROWS + 1) {
            throw TableFile.tooManyRows();
        }
        while (rows.size() < number - 1) {
            rows.add(List.of());
        }
        rows.add(List.copyOf(cells));
    }

    private static String text(Cell cell, int row, int column, List<CellTrouble> troubles) {
        return switch (cell.getType()) {
            case EMPTY -> "";
            case STRING -> checked(cell.asString(), row, column, troubles);
            case BOOLEAN -> Boolean.TRUE.equals(cell.asBoolean()) ? "是" : "否";
            case NUMBER -> number(cell, row, column, troubles);
            case FORMULA -> {
                troubles.add(new CellTrouble(
                        row,
                        column,
                        "FORMULA",
                        Text.of("单元格是公式，请复制后“选择性粘贴—数值”", "the cell is a formula; paste it as a value")));
                yield "=" + cell.getFormula();
            }
            case ERROR -> {
                troubles.add(new CellTrouble(
                        row,
                        column,
                        "CELL_ERROR",
                        Text.of("单元格为错误值 " + cell.getRawValue(), "the cell holds the error " + cell.getRawValue())));
                yield String.valueOf(cell.getRawValue());
            }
        };
    }

    private static String checked(String text, int row, int column, List<CellTrouble> troubles) {
        if (text.length() > LONGEST_CELL) {
            troubles.add(new CellTrouble(
                    row,
                    column,
                    "CELL_TOO_LONG",
                    Text.of(
                            "单元格超过 " + LONGEST_CELL + " 个字符",
                            "the cell has more than " + LONGEST_CELL + " characters")));
            return text.substring(0, 100);
        }
        return text;
    }

    private static String number(Cell cell, int row, int column, List<CellTrouble> troubles) {
        BigDecimal stored = cell.asNumber();
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        if (isDate(format)) {
            return cell.asDate().toLocalDate().toString();
        }
        if (stored.precision() - stored.scale() > MOST_DIGITS) {
            troubles.add(new CellTrouble(
                    row,
                    column,
                    "DIGITS_LOST",
                    Text.of(
                            "超过 15 位的数字会被表格软件改掉末位，请将单元格设为文本后重新输入",
                            "a spreadsheet keeps 15 digits of a number; make the cell text and type it again")));
            return stored.toPlainString();
        }
        BigDecimal shown = stored.round(SHOWN);
        if (format.contains("%")) {
            // 5% is stored as 0.05 and seen as 5.
            shown = shown.movePointRight(2);
        }
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    /** Days, months or years outside quotes and brackets make a date of a number. */
    private static boolean isDate(String format) {
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^]]*]|\\\\.", "").toLowerCase(Locale.ROOT);
        return bare.contains("yy") || bare.contains("d") || bare.contains("mmm");
    }

    private static void merged(XlsxGuard.Merged range, int lastRow, List<CellTrouble> troubles) {
        for (int row = Math.max(2, range.firstRow()); row <= Math.min(range.lastRow(), lastRow); row++) {
            for (int column = range.firstColumn(); column <= Math.min(range.lastColumn(), MOST_COLUMNS); column++) {
                troubles.add(new CellTrouble(
                        row,
                        column,
                        "MERGED_CELL",
                        Text.of(
                                "单元格与其他单元格合并，请取消合并并逐行填写",
                                "the cell is merged with others; unmerge them and fill in every row")));
            }
        }
    }
}
