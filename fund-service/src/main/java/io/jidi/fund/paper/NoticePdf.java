package io.jidi.fund.paper;

import io.jidi.fund.paper.rules.ChineseCapitals;
import io.jidi.platform.money.Money;
import io.jidi.platform.paper.PdfSheet;
import io.jidi.platform.paper.PdfSheet.Align;
import io.jidi.platform.paper.PdfSheet.Column;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a notice as a letter in Chinese. */
final class NoticePdf {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);
    private static final int TEXT = 11;
    private static final int TABLE = 9;

    private NoticePdf() {}

    /**
     * The file; the same notice and code always give the same bytes.
     *
     * @param code that the paper is checked by
     */
    static byte[] of(Notice notice, PaperCode code) {
        String title = notice.kind().title().zh() + " " + notice.paperNumber();
        try (PdfSheet sheet = new PdfSheet(title, notice.manager(), notice.noticeDate(), code.seed())) {
            head(sheet, notice);
            body(sheet, notice);
            lines(sheet, notice);
            unfunded(sheet, notice);
            account(sheet, notice);
            signature(sheet, notice);
            return sheet.finish("验证码 " + code.printed() + "　可在平台“文书核验”处输入本码，核对本通知的内容");
        }
    }

    private static void head(PdfSheet sheet, Notice notice) {
        sheet.line(notice.fund().name(), 15, Align.CENTER);
        sheet.line(notice.kind().title().zh(), 22, Align.CENTER);
        sheet.line(notice.kind().title().en(), 9, Align.CENTER);
        sheet.gap(8);
        sheet.line("编号：" + notice.paperNumber(), TEXT, Align.RIGHT);
        String code = notice.partner().code();
        sheet.line("致：" + notice.partner().name() + (code == null ? "" : "（统一社会信用代码 " + code + "）"), TEXT, Align.LEFT);
        sheet.gap(4);
    }

    private static void body(PdfSheet sheet, Notice notice) {
        String fund = notice.fund().name();
        if (notice.isCall()) {
            sheet.paragraph(
                    "根据" + fund + "合伙协议的约定，本基金现进行第" + notice.number() + "次出资缴款。请贵方于" + day(notice.payDate())
                            + "（含当日）前，将下列款项一次足额划至"
                            + (notice.account() == null ? "本基金托管账户。" : "本通知所列的基金账户。"),
                    TEXT,
                    true);
        } else {
            sheet.paragraph(
                    "根据" + fund + "合伙协议的约定，本基金现进行第" + notice.number() + "次分配，款项将于" + day(notice.payDate())
                            + "划至贵方账户。贵方本次应得明细如下。",
                    TEXT,
                    true);
        }
        sheet.gap(6);
        String what = notice.isCall() ? "应缴金额" : "实付金额";
        Money net = notice.net();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(what + "（大写）", capitals(net)));
        rows.add(List.of(what + "（小写）", amount(net, true)));
        sheet.table(List.of(new Column(24, Align.CENTER), new Column(76, Align.LEFT)), rows, 0, TEXT);
    }

    private static void lines(PdfSheet sheet, Notice notice) {
        boolean withheld = !notice.withheld().isZero();
        String share = notice.isCall() ? "贵方应缴" : "贵方应得";
        sheet.line("一、明细（单位：元）", TEXT, Align.LEFT);
        List<Column> columns = withheld
                ? List.of(
                        new Column(26, Align.LEFT),
                        new Column(19, Align.RIGHT),
                        new Column(19, Align.RIGHT),
                        new Column(17, Align.RIGHT),
                        new Column(19, Align.RIGHT))
                : List.of(
                        new Column(37, Align.LEFT),
                        new Column(21, Align.RIGHT),
                        new Column(21, Align.RIGHT),
                        new Column(21, Align.RIGHT));
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(withheld, notice.isCall() ? "用途" : "项目", "全体合伙人", share, "代扣税款", "未缴认缴额变动"));
        for (Notice.Line line : notice.lines()) {
            rows.add(row(
                    withheld,
                    line.description(),
                    amount(line.fundTotal(), false),
                    amount(line.share(), false),
                    amount(line.withheld(), false),
                    amount(line.unfundedEffect(), false)));
        }
        rows.add(row(
                withheld,
                "合计",
                amount(notice.fundTotal(), false),
                amount(notice.share(), false),
                amount(notice.withheld(), false),
                amount(notice.unfunded().after().minus(notice.unfunded().before()), false)));
        sheet.table(columns, rows, 1, TABLE);
    }

    private static List<String> row(
            boolean withheld, String what, String total, String share, String tax, String effect) {
        return withheld ? List.of(what, total, share, tax, effect) : List.of(what, total, share, effect);
    }

    private static void unfunded(PdfSheet sheet, Notice notice) {
        Notice.Unfunded unfunded = notice.unfunded();
        sheet.line("二、贵方认缴与未缴（单位：元）", TEXT, Align.LEFT);
        Column column = new Column(20, Align.RIGHT);
        sheet.table(
                List.of(column, column, column, column, column),
                List.of(
                        List.of("认缴总额", "本次前未缴", "本次后未缴", "累计催缴（含本次）", "累计分配（含本次）"),
                        List.of(
                                amount(unfunded.commitment(), false),
                                amount(unfunded.before(), false),
                                amount(unfunded.after(), false),
                                amount(unfunded.contributed(), false),
                                amount(unfunded.distributed(), false))),
                1,
                TABLE);
    }

    private static void account(PdfSheet sheet, Notice notice) {
        Notice.BankAccount account = notice.account();
        if (account == null) {
            return;
        }
        sheet.line("三、收款账户", TEXT, Align.LEFT);
        List<List<String>> rows = List.of(
                List.of("户名", account.holder()),
                List.of("开户行", account.bank()),
                List.of("账号", account.number()),
                List.of("附言", notice.paperNumber()));
        sheet.table(List.of(new Column(24, Align.CENTER), new Column(76, Align.LEFT)), rows, 0, TABLE);
    }

    private static void signature(PdfSheet sheet, Notice notice) {
        sheet.paragraph("如对本通知有疑问，请与基金管理人联系。", TEXT, true);
        sheet.gap(18);
        sheet.line("基金管理人：" + notice.manager() + "（盖章）", TEXT, Align.RIGHT);
        sheet.line(day(notice.noticeDate()), TEXT, Align.RIGHT);
    }

    private static String capitals(Money amount) {
        // Other currencies have no capitals: the figure stands alone, with its currency.
        return amount.currency().equals(Money.CNY)
                ? ChineseCapitals.of(amount)
                : amount.currency() + " " + grouped(amount);
    }

    private static String amount(Money amount, boolean withSign) {
        String sign = amount.currency().equals(Money.CNY) ? "¥" : amount.currency() + " ";
        return withSign ? sign + grouped(amount) : grouped(amount);
    }

    /** {@code 13,333,333.33}. */
    private static String grouped(Money amount) {
        String plain = amount.amount().abs().toPlainString();
        int point = plain.indexOf('.');
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = point - 3; at > 0; at -= 3) {
            grouped.insert(at, ',');
        }
        return amount.isNegative() ? grouped.insert(0, '-').toString() : grouped.toString();
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
