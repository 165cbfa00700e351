package io.jidi.project.dispatch;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Reads the files as their receivers do. */
final class BulletinFiles {

    private BulletinFiles() {}

    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\R", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many dark points each page has; the pages stay in {@code target/bulletin} to be looked at. */
    static List<Integer> ink(byte[] pdf) {
        Path folder = Path.of("target", "bulletin");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Files.createDirectories(folder);
            List<Integer> ink = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 90);
                ImageIO.write(image, "png", folder.resolve((page + 1) + ".png").toFile());
                int dark = 0;
                for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                    dark += (pixel & 0xff) < 0x80 ? 1 : 0;
                }
                ink.add(dark);
            }
            return ink;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> cells(byte[] xlsx, String sheet) {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx));
                Stream<Row> rows = book.findSheet(sheet).orElseThrow().openStream()) {
            return rows.flatMap(Row::stream)
                    .filter(cell -> cell != null && cell.getRawValue() != null)
                    .map(Cell::getText)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
