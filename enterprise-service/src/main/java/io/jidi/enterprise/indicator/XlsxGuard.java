package io.jidi.enterprise.indicator;

import io.jidi.enterprise.EnterpriseProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Looks into a spreadsheet before its reader does, which has no guard of its own: a few kilobytes can inflate to gigabytes.
 * Reads the same directory of entries as the reader, so that nothing is hidden from one of them. Finds the merged cells on
 * the way, which the reader does not tell.
 */
final class XlsxGuard {

    /** A sheet of the most rows inflates to some hundred megabytes. */
    private static final long MOST_INFLATED = 300L * 1024 * 1024;
    /** Repetitive sheets reach thirty; bombs a thousand. */
    private static final long MOST_RATIO = 100;
    /** Where the ratio of a small file says nothing. */
    private static final long RATIO_FROM = 2L * 1024 * 1024;

    private static final int MOST_ENTRIES = 1_000;
    private static final int MOST_MERGED = 10_000;
    private static final int CHUNK = 64 * 1024;
    /** A merged range with its tag is shorter. */
    private static final int OVERLAP = 256;

    private static final Pattern MERGED =
            Pattern.compile("<(?:\\w+:)?mergeCell\\s[^>]*?ref=[\"']([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})[\"']");

    private XlsxGuard() {}

    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern ID = Pattern.compile("\\sId=[\"']([^\"']+)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\sTarget=[\"'](?:/?xl/)?([^\"']+)[\"']");

    /**
     * What was found on the way.
     *
     * @param merged by the path of the sheet below {@code xl/}
     * @param parts path below {@code xl/} by the workbook's relation
     */
    record Found(Map<String, List<Merged>> merged, Map<String, String> parts) {
        List<Merged> of(String relation) {
            return merged.getOrDefault(parts.getOrDefault(relation, ""), List.of());
        }
    }

    /** A merged range: rows from 1, columns from 0. */
    record Merged(int firstRow, int lastRow, int firstColumn, int lastColumn) {}

    /**
     * Lets the file pass and answers the merged ranges of each sheet.
     *
     * @throws io.jidi.platform.problem.Problem 422 when it is no spreadsheet or a bomb
     */
    static Found check(byte[] bytes) {
        Map<String, List<Merged>> merged = new HashMap<>();
        Map<String, String> parts = new HashMap<>();
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            long inflated = 0;
            int count = 0;
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (++count > MOST_ENTRIES) {
                    throw bomb("条目超过 " + MOST_ENTRIES, "more than " + MOST_ENTRIES + " entries");
                }
                List<Merged> found = new ArrayList<>();
                inflated += inflate(zip, entry, bytes.length, inflated, found);
                if (!found.isEmpty()) {
                    merged.put(entry.getName().replaceFirst("^/?xl/", ""), found);
                }
                if (entry.getName().equals(RELATIONS)) {
                    relations(zip, entry, parts);
                }
            }
        } catch (IOException broken) {
            throw XlsxReader.unreadable();
        }
        return new Found(merged, parts);
    }

    private static void relations(ZipFile zip, ZipArchiveEntry entry, Map<String, String> parts) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            Matcher relation = RELATION.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (relation.find()) {
                Matcher id = ID.matcher(relation.group());
                Matcher target = TARGET.matcher(relation.group());
                if (id.find() && target.find()) {
                    parts.put(id.group(1), target.group(1));
                }
            }
        }
    }

    private static long inflate(ZipFile zip, ZipArchiveEntry entry, int packed, long before, List<Merged> found)
            throws IOException {
        boolean sheet = entry.getName().contains("worksheets/");
        byte[] buffer = new byte[OVERLAP + CHUNK];
        int kept = 0;
        long size = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            while (true) {
                int read = in.readNBytes(buffer, kept, CHUNK);
                if (read == 0) {
                    return size;
                }
                if (size == 0) {
                    refuseDeclarations(buffer, read);
                }
                size += read;
                long all = before + size;
                if (all > MOST_INFLATED || (all > RATIO_FROM && all / packed > MOST_RATIO)) {
                    throw bomb("解压后过大", "it inflates too far");
                }
                if (sheet) {
                    merged(new String(buffer, 0, kept + read, StandardCharsets.ISO_8859_1), kept, found);
                    int end = kept + read;
                    kept = Math.min(OVERLAP, end);
                    System.arraycopy(buffer, end - kept, buffer, 0, kept);
                }
            }
        }
    }

    /** A spreadsheet's parts have no document type, which is where entities would be declared. */
    private static void refuseDeclarations(byte[] buffer, int read) {
        String head = new String(buffer, 0, Math.min(read, 4_096), StandardCharsets.ISO_8859_1);
        if (head.contains("<!DOCTYPE") || head.contains("<!ENTITY")) {
            throw bomb("含有文档类型声明", "it declares a document type");
        }
    }

    /** @param overlap characters that stood at the end of the chunk before: what lies wholly in them was found there */
    private static void merged(String chunk, int overlap, List<Merged> found) {
        int first = chunk.indexOf("mergeCell");
        if (first < 0) {
            return;
        }
        Matcher matcher = MERGED.matcher(chunk);
        while (matcher.find()) {
            if (matcher.end() <= overlap) {
                continue;
            }
            found.add(new Merged(
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(4)),
                    column(matcher.group(1)),
                    column(matcher.group(3))));
            if (found.size() > MOST_MERGED) {
                throw bomb("合并单元格过多", "too many merged cells");
            }
        }
    }

    private static int column(String letters) {
        int column = 0;
        for (char letter : letters.toCharArray()) {
            column = column * 26 + (letter - 'A' + 1);
        }
        return column - 1;
    }

    private static RuntimeException bomb(String zh, String en) {
        return EnterpriseProblem.ENTERPRISE_IMPORT_BOMB.problem("文件被拒绝：" + zh, "The file is refused: " + en);
    }
}
