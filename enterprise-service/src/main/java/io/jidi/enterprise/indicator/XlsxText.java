package io.jidi.enterprise.indicator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a table for spreadsheets. Every cell is text, so that no code loses a digit and nothing is run as a formula; the
 * reader takes text and numbers alike.
 */
final class XlsxText {

    private static final int[] WIDTHS = {22, 30, 8, 26, 24, 10, 16, 60, 60};

    private XlsxText() {}

    static byte[] of(String sheetName, List<List<String>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jidi", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            for (int column = 0; column < WIDTHS.length; column++) {
                sheet.width(column, WIDTHS[column]);
            }
            for (int row = 0; row < rows.size(); row++) {
                List<String> cells = rows.get(row);
                for (int column = 0; column < cells.size(); column++) {
                    if (!cells.get(column).isEmpty()) {
                        sheet.value(row, column, cells.get(column));
                    }
                }
            }
            if (!rows.isEmpty() && !rows.get(0).isEmpty()) {
                sheet.range(0, 0, 0, rows.get(0).size() - 1)
                        .style()
                        .bold()
                        .fillColor("DDEBF7")
                        .set();
                // New rows are typed as text, too: a credit code of digits alone would lose its last three.
                sheet.style(0).format("@").set();
            }
            sheet.freezePane(0, 1);
            workbook.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }
}
