package io.jidi.fund.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The letters as files: what they say, that they are the same every time, and that there is ink where it should be. */
class NoticePdfTest {

    private static final PaperCode CODE = PaperCode.of("a call");

    @Test
    void theCallSaysEverythingThatThePartnerNeeds() throws IOException {
        byte[] file = NoticePdf.of(Notices.call(), CODE);
        picture("call", file);
        assertThat(text(file))
                .contains("缴款通知书", "编号：F-VOICE-CC0001-03", "安徽省人工智能主题母基金（有限合伙）", "91340100MA2NUQ5Q6X")
                .contains("第1次出资缴款", "2026年3月16日", "人民币捌佰陆拾陆万陆仟陆佰陆拾陆元陆角柒分", "¥8,666,666.67")
                .contains("项目投资", "30,000,000.00", "7,800,000.00", "管理费", "866,666.67", "-8,666,666.67")
                .contains("130,000,000.00", "121,333,333.33", "徽商银行合肥分行", "1023 7010 2100 0123 456")
                .contains("华安嘉业投资管理有限公司（盖章）", "验证码 " + CODE.printed(), "第 1 页，共 1 页");
    }

    @Test
    void theDistributionSaysWhatIsKeptBackAndWhatComesBackToTheCommitment() throws IOException {
        byte[] file = NoticePdf.of(Notices.distribution(), CODE);
        picture("distribution", file);
        assertThat(text(file))
                .contains("分配通知书", "第2次分配", "人民币壹仟零肆拾玖万玖仟玖佰玖拾玖元玖角玖分", "¥10,499,999.99")
                .contains("返还本金（可召回）", "5,000,000.00", "代扣税款", "500,000.01", "125,000,000.00");
    }

    @Test
    void theSameNoticeGivesTheSameBytes() {
        assertThat(NoticePdf.of(Notices.call(), CODE)).isEqualTo(NoticePdf.of(Notices.call(), CODE));
        assertThat(NoticePdf.of(Notices.call(), CODE))
                .isNotEqualTo(NoticePdf.of(Notices.call(), PaperCode.of("another")));
    }

    @Test
    void aLongNoticeGoesOnOnTheNextPageUnderTheSameHeads() throws IOException {
        List<Notice.Line> lines = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            lines.add(Notices.line("项目投资：第" + i + "个被投企业智能语音科技股份有限公司，附一个很长很长的说明", "1000.00", "10.00"));
        }
        Notice call = Notices.call(lines, "600.00");
        byte[] file = NoticePdf.of(call, CODE);
        picture("long", file);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(2);
            stripper.setEndPage(2);
            assertThat(stripper.getText(document)).contains("用途", "贵方应缴", "第 2 页，共 4 页", CODE.printed());
        }
    }

    @Test
    void aCharacterThatTheTypefaceLacksIsSeenToBeMissing() throws IOException {
        Notice.Party partner = new Notice.Party("𠮷林😀合伙人", null);
        Notice call = Notices.call();
        byte[] file = NoticePdf.of(
                new Notice(
                        call.kind(),
                        call.paperNumber(),
                        call.number(),
                        call.fund(),
                        call.manager(),
                        partner,
                        call.noticeDate(),
                        call.payDate(),
                        call.lines(),
                        call.unfunded(),
                        null),
                CODE);
        assertThat(text(file)).contains("〓林〓合伙人");
    }

    @Test
    void aNoticeWhoseSumsDoNotHoldCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Notices.call(List.of(Notices.line("项目投资", "1.00", "1.00")), "0.99"));
        assertThatIllegalArgumentException().isThrownBy(() -> Notices.call(List.of(), "0.00"));
    }

    @Test
    void aCodeIsReadAsItWasMeant() {
        assertThat(CODE.printed()).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(PaperCode.asPrinted(
                        CODE.printed().toLowerCase(java.util.Locale.ROOT).replace("-", " ")))
                .isEqualTo(CODE.printed());
        assertThat(PaperCode.asPrinted("oil0")).isEqualTo("0110");
        assertThat(PaperCode.of("a").printed()).isNotEqualTo(PaperCode.of("b").printed());
    }

    private static String text(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** Each page as a picture in {@code target}, for whoever wants to look; none may be blank. */
    private static void picture(String name, byte[] file) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "papers"));
        Files.write(folder.resolve(name + ".pdf"), file);
        try (PDDocument document = Loader.loadPDF(file)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = renderer.renderImageWithDPI(page, 90);
                ImageIO.write(
                        image,
                        "png",
                        folder.resolve(name + "-" + (page + 1) + ".png").toFile());
                int dark = 0;
                for (int x = 0; x < image.getWidth(); x++) {
                    for (int y = 0; y < image.getHeight(); y++) {
                        dark += (image.getRGB(x, y) & 0xff) < 96 ? 1 : 0;
                    }
                }
                assertThat(dark).as("ink on page " + (page + 1)).isGreaterThan(500);
            }
        }
    }
}
