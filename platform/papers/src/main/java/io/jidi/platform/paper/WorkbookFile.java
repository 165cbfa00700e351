package io.jidi.platform.paper;

import io.jidi.platform.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a workbook cell by cell at fixed addresses. The same cells give the same bytes. Amounts are numbers as long as a
 * spreadsheet holds all their digits, and text beyond that; text is never run as a formula, because it is stored as text.
 * Rows count from 1 and columns from A, as in the file.
 */
public final class WorkbookFile {

    /** A spreadsheet keeps fifteen significant digits. */
    private static final int MOST_DIGITS = 15;

    private static final String AMOUNT = "#,##0.00;[Red]-#,##0.00";
    private static final String RATIO = "0.0000";
    private static final String PERCENT = "0.00%;[Red]-0.00%";
    private static final String DAY = "yyyy-mm-dd";
    private static final String SHADE = "DDEBF7";
    /** The earliest that a zip file can say: when the file was made is not in it. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** In points. */
    private static final int HEAD_HEIGHT = 32;

    private static final int LINE_HEIGHT = 15;

    private static final String CORE = "docProps/core.xml";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Workbook workbook = new Workbook(bytes, "Jidi", "1.0");
    private @Nullable Worksheet sheet;
    private int[] widths = {};

    /** A ratio that is shown in hundredths: {@code 0.08} as 8.00 %. */
    public record Percent(BigDecimal ratio) {}

    /** A number with two decimals that is no money, such as percentage points. */
    public record TwoDecimals(BigDecimal value) {}

    /** Begins a sheet; the widths are those of the first columns, in characters. */
    public WorkbookFile sheet(String name, int... columns) {
        Worksheet begun = workbook.newWorksheet(name);
        widths = columns.clone();
        for (int column = 0; column < columns.length; column++) {
            begun.width(column, columns[column]);
        }
        begun.hideGridLines();
        begun.pageOrientation("landscape");
        begun.fitToWidth((short) 1);
        begun.fitToHeight((short) 0);
        begun.setFitToPage(true);
        sheet = begun;
        return this;
    }

    /** The sheet's title, in A1. */
    public WorkbookFile title(String text) {
        current().value(0, 0, text);
        current().style(0, 0).bold().fontSize(14).set();
        return this;
    }

    /** A shaded row of column heads, high enough for two lines. */
    public WorkbookFile heads(int row, List<String> heads) {
        for (int column = 0; column < heads.size(); column++) {
            current().value(row - 1, column, heads.get(column));
        }
        current().rowHeight(row - 1, HEAD_HEIGHT);
        current()
                .range(row - 1, 0, row - 1, Math.max(0, heads.size() - 1))
                .style()
                .bold()
                .wrapText(true)
                .horizontalAlignment("center")
                .verticalAlignment("center")
                .fillColor(SHADE)
                .borderStyle("thin")
                .set();
        return this;
    }

    /** Keeps the rows down to this one in sight, and prints them on every page. */
    public WorkbookFile freezeBelow(int row) {
        current().freezePane(0, row);
        current().repeatRows(0, row - 1);
        return this;
    }

    /** A text across the first columns, in as many lines as it needs. */
    public WorkbookFile paragraph(int row, int columns, String text) {
        int across = Arrays.stream(widths).limit(columns).sum();
        current().value(row - 1, 0, text);
        current().rowHeight(row - 1, lines(text, across) * LINE_HEIGHT);
        current().range(row - 1, 0, row - 1, columns - 1).merge();
        current().style(row - 1, 0).wrapText(true).verticalAlignment("top").set();
        return this;
    }

    /** Texts of these columns go on in further lines instead of under the next column; the row becomes as high as it takes. */
    public WorkbookFile wrap(int row, String... columns) {
        int lines = 1;
        for (String column : columns) {
            int at = index(column);
            lines = Math.max(lines, lines(String.valueOf(current().value(row - 1, at)), widths[at]));
            current().style(row - 1, at).wrapText(true).set();
        }
        current().rowHeight(row - 1, lines * LINE_HEIGHT);
        return this;
    }

    /** A Chinese character is as wide as two of the digits that widths are counted in. */
    private static int lines(String text, int width) {
        int wide = text.codePoints().map(code -> code < 0x2e80 ? 1 : 2).sum();
        return 1 + (wide - 1) / Math.max(1, width - 2);
    }

    /** A cell; null leaves it empty. */
    public WorkbookFile put(String column, int row, @Nullable Object value) {
        return put(column, row, value, false);
    }

    /** A cell in bold. */
    public WorkbookFile strong(String column, int row, @Nullable Object value) {
        return put(column, row, value, true);
    }

    /** One row from column A. */
    public WorkbookFile row(int row, @Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            put(letter(i), row, values[i], false);
        }
        return this;
    }

    /** The file. */
    public byte[] finish() {
        try {
            workbook.finish();
            workbook.close();
            return withoutTime(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private WorkbookFile put(String column, int row, @Nullable Object value, boolean strong) {
        int at = index(column);
        if (value == null) {
            return this;
        }
        Worksheet target = current();
        String format = null;
        if (value instanceof Money money) {
            format = number(target, row - 1, at, money.amount()) ? AMOUNT : null;
        } else if (value instanceof BigDecimal ratio) {
            format = number(target, row - 1, at, ratio) ? RATIO : null;
        } else if (value instanceof TwoDecimals number) {
            format = number(target, row - 1, at, number.value()) ? AMOUNT : null;
        } else if (value instanceof Percent percent) {
            format = number(target, row - 1, at, percent.ratio()) ? PERCENT : null;
        } else if (value instanceof LocalDate day) {
            target.value(row - 1, at, day);
            format = DAY;
        } else if (value instanceof Long || value instanceof Integer) {
            target.value(row - 1, at, (Number) value);
        } else {
            target.value(row - 1, at, String.valueOf(value));
        }
        var style = target.style(row - 1, at);
        if (format != null) {
            style.format(format);
        }
        if (value instanceof LocalDate) {
            // Beside text and heads, as text: only amounts stand to the right.
            style.horizontalAlignment("left");
        }
        if (strong) {
            style.bold();
        }
        style.set();
        return this;
    }

    private static boolean number(Worksheet sheet, int row, int column, BigDecimal value) {
        if (value.precision() > MOST_DIGITS) {
            sheet.value(row, column, value.toPlainString());
            return false;
        }
        sheet.value(row, column, value);
        return true;
    }

    private Worksheet current() {
        if (sheet == null) {
            throw new IllegalStateException("no sheet is begun");
        }
        return sheet;
    }

    /** The column at a position from 0: 0 is A, 26 is AA. */
    public static String letter(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : letter(index / 26 - 1) + letter(index % 26);
    }

    private static int index(String column) {
        int index = 0;
        for (char letter : column.toCharArray()) {
            index = index * 26 + (letter - 'A' + 1);
        }
        return index - 1;
    }

    /** The library writes the time of day into the properties and leaves the entries' times to chance. */
    private static byte[] withoutTime(byte[] file) throws IOException {
        ByteArrayOutputStream result = new ByteArrayOutputStream(file.length);
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                ZipOutputStream out = new ZipOutputStream(result)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntriesInPhysicalOrder())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals(CORE)) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("(<dcterms:(created|modified)[^>]*>)[^<]*", "$11980-01-01T00:00:00Z")
                            .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(NO_TIME);
                out.putNextEntry(copy);
                out.write(content);
                out.closeEntry();
            }
        }
        return result.toByteArray();
    }
}
