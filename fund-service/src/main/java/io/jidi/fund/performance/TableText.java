package io.jidi.fund.performance;

import io.jidi.fund.FundProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** Reads an uploaded table, CSV or the first sheet of a workbook, as the text that a person sees in it. */
public final class TableText {

    public static final String CSV = "text/csv";
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** Thirty years of daily levels are eight thousand rows; a fund's history is shorter. */
    static final int MOST_ROWS = 20_000;

    private static final int MOST_BYTES = 5 * 1024 * 1024;
    private static final long MOST_INFLATED = 100L * 1024 * 1024;
    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_COLUMNS = 50;
    /** What a spreadsheet shows of a number. */
    private static final MathContext SHOWN = new MathContext(15);

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TableText() {}

    /**
     * Reads.
     *
     * @return the rows from the first, cells without blanks around them; blank rows keep their place
     * @throws io.jidi.platform.problem.Problem 422 when it is no table, too large, or a bomb
     */
    public static List<List<String>> read(byte[] bytes, String contentType) {
        if (bytes.length > MOST_BYTES) {
            throw unreadable("文件超过 5 MB", "The file has more than 5 MB");
        }
        boolean workbook = contentType.toLowerCase(Locale.ROOT).startsWith(XLSX);
        List<List<String>> rows = workbook ? workbook(bytes) : csv(decoded(bytes));
        if (rows.size() > MOST_ROWS + 1) {
            throw unreadable("文件超过 " + MOST_ROWS + " 行", "The file has more than " + MOST_ROWS + " rows");
        }
        return rows;
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        CSVFormat format =
                CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();
        try (var parser = format.parse(new StringReader(text))) {
            for (CSVRecord record : parser) {
                rows.add(record.stream().map(TableText::blankless).toList());
            }
        } catch (CSVException | UncheckedIOException broken) {
            throw unreadable(
                    "第 " + (rows.size() + 1) + " 行附近不合 CSV 格式", "This is no CSV near row " + (rows.size() + 1));
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading from memory", impossible);
        }
        return rows;
    }

    /** UTF-8 when it is that without a fault, else GB18030, which Chinese spreadsheets write. */
    private static String decoded(byte[] bytes) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try {
                String text = charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException next) {
                // Not this one.
            }
        }
        throw unreadable("文件不是 UTF-8 或 GB18030 文本", "The file is neither UTF-8 nor GB18030");
    }

    private static List<List<String>> workbook(byte[] bytes) {
        refuseBombs(bytes);
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook =
                        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, true));
                Stream<Row> stream = workbook.getFirstSheet().openStream()) {
            stream.forEach(row -> {
                // A far row number alone must not make a table of it.
                if (row.getRowNum() > MOST_ROWS + 1) {
                    throw unreadable("文件超过 " + MOST_ROWS + " 行", "The file has more than " + MOST_ROWS + " rows");
                }
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                rows.add(cells(row));
            });
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IllegalStateException broken) {
            throw unreadable("文件不是可读的 XLSX 工作簿", "The file is no readable XLSX workbook");
        }
        return rows;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < Math.min(row.getCellCount(), MOST_COLUMNS); i++) {
            Cell cell = row.getCell(i);
            cells.add(cell == null ? "" : blankless(text(cell)));
        }
        return cells;
    }

    /** A formula or an error value reads as itself, which no column takes. */
    private static String text(Cell cell) {
        if (cell.getType() == CellType.FORMULA) {
            return "=" + cell.getFormula();
        }
        if (cell.getType() != CellType.NUMBER) {
            return cell.getType() == CellType.EMPTY ? "" : String.valueOf(cell.getRawValue());
        }
        String format = cell.getDataFormatString() == null ? "" : cell.getDataFormatString();
        if (format.contains("yy") || format.contains("mmm")) {
            return cell.asDate().toLocalDate().toString();
        }
        return cell.asNumber().round(SHOWN).toPlainString();
    }

    /** The reader has no guard of its own: a few kilobytes can inflate to gigabytes. */
    private static void refuseBombs(byte[] bytes) {
        byte[] buffer = new byte[64 * 1024];
        long inflated = 0;
        int count = 0;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                try (InputStream in = zip.getInputStream(entries.nextElement())) {
                    count++;
                    for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                        inflated += read;
                        if (inflated > MOST_INFLATED || count > MOST_ENTRIES) {
                            throw unreadable("工作簿解压后过大", "The workbook inflates too far");
                        }
                    }
                }
            }
        } catch (IOException broken) {
            throw unreadable("文件不是可读的 XLSX 工作簿", "The file is no readable XLSX workbook");
        }
    }

    private static String blankless(String cell) {
        return cell.replace('\u00A0', ' ').replace('\u3000', ' ').strip();
    }

    private static RuntimeException unreadable(String zh, String en) {
        return FundProblem.FUND_FILE_UNREADABLE.problem(zh, en);
    }
}
