package io.jidi.platform.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * A4 paper that is written from top to bottom in the typeface shipped with the product. What is written depends on nothing
 * but what it is told: no clock, no random id, so the same calls give the same bytes. Lengths are points, 1/72 inch.
 */
public final class PdfSheet implements AutoCloseable {

    public static final int LEFT = 62;
    public static final int RIGHT = 533;
    public static final int WIDTH = RIGHT - LEFT;
    private static final int TOP = 780;
    private static final int BOTTOM = 78;
    private static final int FOOT = 48;
    private static final int FOOT_SIZE = 8;

    private static final String FONT_FILE = "fonts/wqy-microhei.ttc";
    private static final String FONT_NAME = "WenQuanYiMicroHei";
    private static final byte[] FONT_BYTES = fontBytes();

    /** How a cell stands in its column. */
    public enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /** A column of a table: its share of the width, in hundredths. */
    public record Column(int percent, Align align) {}

    private final PDDocument document = new PDDocument();
    private final TrueTypeCollection collection;
    private final PDFont font;
    private final List<PDPage> pages = new ArrayList<>();
    private @Nullable PDPageContentStream open;
    private int y = TOP;

    /**
     * Begins.
     *
     * @param title in the file's properties
     * @param day which the file's properties name as the day it was made
     * @param seed from which the file's id is made; the paper's digest
     */
    public PdfSheet(String title, String author, LocalDate day, long seed) {
        try {
            collection = new TrueTypeCollection(new ByteArrayInputStream(FONT_BYTES));
            TrueTypeFont face = collection.getFontByName(FONT_NAME);
            if (face == null) {
                throw new IllegalStateException(FONT_NAME + " is not in " + FONT_FILE);
            }
            font = PDType0Font.load(document, face, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(author);
        information.setProducer("Jidi");
        Calendar made = new GregorianCalendar(TimeZone.getTimeZone("Asia/Shanghai"), Locale.ROOT);
        made.clear();
        made.set(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        information.setCreationDate(made);
        information.setModificationDate(made);
        document.setDocumentId(seed);
        document.getDocumentCatalog().setLanguage("zh-CN");
        page();
    }

    /** One line of text. */
    public void line(String text, int size, Align align) {
        room(size * 2);
        y -= size;
        write(text, at(text, size, align, LEFT, WIDTH), y, size);
        y -= size * 2 / 3;
    }

    /** A paragraph that breaks where the width ends; Chinese text breaks between any two characters. */
    public void paragraph(String text, int size, boolean indented) {
        for (String part : broken(indented ? "　　" + text : text, size, WIDTH)) {
            line(part, size, Align.LEFT);
        }
    }

    public void gap(int height) {
        y -= height;
    }

    /** A table with ruled cells; the rows before {@code heads} are shaded and come again on a new page. */
    public void table(List<Column> columns, List<List<String>> rows, int heads, int size) {
        for (int i = 0; i < rows.size(); i++) {
            if (row(columns, rows.get(i), size, i < heads) && i >= heads && heads > 0) {
                // The page was full: the heads again, then the row.
                for (List<String> head : rows.subList(0, heads)) {
                    draw(columns, head, size, true);
                }
            }
            draw(columns, rows.get(i), size, i < heads);
        }
        y -= size;
    }

    /** Whether a new page had to begin. */
    private boolean row(List<Column> columns, List<String> cells, int size, boolean head) {
        int height = height(columns, cells, size) + (head ? 2 * size : 0);
        if (y - height >= BOTTOM) {
            return false;
        }
        page();
        return true;
    }

    private void draw(List<Column> columns, List<String> cells, int size, boolean head) {
        int height = height(columns, cells, size);
        int x = LEFT;
        for (int c = 0; c < columns.size(); c++) {
            int width = width(columns, c);
            box(x, y - height, width, height, head);
            List<String> lines = broken(cells.get(c), size, width - size);
            int textHeight = lines.size() * lead(size);
            int line = y - (height - textHeight) / 2 - size - (lead(size) - size) / 2 + size / 8;
            for (String text : lines) {
                Align align = head ? Align.CENTER : columns.get(c).align();
                write(text, at(text, size, align, x + size / 2, width - size), line, size);
                line -= lead(size);
            }
            x += width;
        }
        y -= height;
    }

    private int height(List<Column> columns, List<String> cells, int size) {
        int most = 1;
        for (int c = 0; c < columns.size(); c++) {
            most = Math.max(
                    most, broken(cells.get(c), size, width(columns, c) - size).size());
        }
        return most * lead(size) + size;
    }

    private static int lead(int size) {
        return size * 7 / 5;
    }

    /** The last column takes what rounding has left. */
    private static int width(List<Column> columns, int index) {
        if (index < columns.size() - 1) {
            return WIDTH * columns.get(index).percent() / 100;
        }
        int left = WIDTH;
        for (int c = 0; c < index; c++) {
            left -= width(columns, c);
        }
        return left;
    }

    /** Adds the foot to every page and answers the file. */
    public byte[] finish(String foot) {
        try {
            stream().close();
            open = null;
            for (int i = 0; i < pages.size(); i++) {
                try (PDPageContentStream stream =
                        new PDPageContentStream(document, pages.get(i), PDPageContentStream.AppendMode.APPEND, true)) {
                    open = stream;
                    rule(FOOT + FOOT_SIZE * 2);
                    write(foot, LEFT, FOOT, FOOT_SIZE);
                    String count = "第 " + (i + 1) + " 页，共 " + pages.size() + " 页";
                    write(count, at(count, FOOT_SIZE, Align.RIGHT, LEFT, WIDTH), FOOT, FOOT_SIZE);
                }
            }
            open = null;
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
            collection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void room(int height) {
        if (y - height < BOTTOM) {
            page();
        }
    }

    private void page() {
        try {
            if (open != null) {
                open.close();
            }
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            pages.add(page);
            open = new PDPageContentStream(document, page);
            y = TOP;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream stream() {
        if (open == null) {
            throw new IllegalStateException("no page is open");
        }
        return open;
    }

    private void write(String text, int x, int baseline, int size) {
        try {
            PDPageContentStream stream = stream();
            stream.beginText();
            stream.setFont(font, size);
            stream.newLineAtOffset(x, baseline);
            stream.showText(printable(text));
            stream.endText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rule(int height) throws IOException {
        PDPageContentStream stream = stream();
        stream.setLineWidth(0.5f);
        stream.moveTo(LEFT, height);
        stream.lineTo(RIGHT, height);
        stream.stroke();
    }

    private void box(int x, int bottom, int width, int height, boolean shaded) {
        try {
            PDPageContentStream stream = stream();
            stream.setLineWidth(0.5f);
            if (shaded) {
                stream.setNonStrokingColor(0.93f, 0.95f, 0.97f);
                stream.addRect(x, bottom, width, height);
                stream.fill();
                stream.setNonStrokingColor(0f, 0f, 0f);
            }
            stream.addRect(x, bottom, width, height);
            stream.stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int at(String text, int size, Align align, int left, int width) {
        return switch (align) {
            case LEFT -> left;
            case CENTER -> left + (width - measured(text, size)) / 2;
            case RIGHT -> left + width - measured(text, size);
        };
    }

    private int measured(String text, int size) {
        try {
            // Thousandths of the size, rounded up once: whole points keep every sheet the same.
            return (int) Math.ceil(font.getStringWidth(printable(text)) * size / 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Breaks anywhere but inside a run of Latin letters and digits, and never before a closing mark. */
    private List<String> broken(String text, int size, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String piece : pieces(text, size, width)) {
            if (!line.isEmpty() && measured(line + piece, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString());
        return lines;
    }

    private static final String CLOSING = "，。、；：？！）》”’%),";
    private static final String OPENING = "（《“‘¥";

    private List<String> pieces(String text, int size, int width) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int before = 0;
        for (int code : text.codePoints().toArray()) {
            boolean joined = !piece.isEmpty()
                    && (CLOSING.indexOf(code) >= 0
                            || OPENING.indexOf(before) >= 0
                            || (isLatin(code) && isLatin(before)));
            boolean tooLong = measured(piece.toString() + Character.toString(code), size) > width;
            if ((!joined || tooLong) && !piece.isEmpty()) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(code);
            before = code;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static boolean isLatin(int code) {
        return code > ' ' && code < 0x2e80 && CLOSING.indexOf(code) < 0;
    }

    /** A character that the typeface lacks is printed as 〓, the printers' mark for a missing type, so that it is seen. */
    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(code -> {
            if (code == '\n' || code == '\t') {
                printable.append(' ');
            } else if (has(code)) {
                printable.appendCodePoint(code);
            } else {
                printable.append('〓');
            }
        });
        return printable.toString();
    }

    private boolean has(int code) {
        try {
            return font.encode(Character.toString(code)).length > 0;
        } catch (IllegalArgumentException missing) {
            // This is how the library says that there is no such glyph.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] fontBytes() {
        try (InputStream file = PdfSheet.class.getClassLoader().getResourceAsStream(FONT_FILE)) {
            if (file == null) {
                throw new IllegalStateException(FONT_FILE + " is missing");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
