package io.jidi.fund.paper;

import io.jidi.platform.money.Money;
import io.jidi.platform.paper.WorkbookFile;
import java.util.List;

/**
 * The ILPA capital call and distribution template of 2025 (fund.md 3.7): fund header, partner header, transaction table with
 * subtotals inside and outside the fund, and the partner's unfunded commitment. The cells stand still: the header in rows 3 to
 * 17, the commitment in rows 20 to 29, the transactions from row 33 on, then the subtotals. docs/papers.md lists them.
 */
final class IlpaNotice {

    static final String SHEET = "CCD Notice";
    static final int FIRST_TRANSACTION = 33;

    private IlpaNotice() {}

    static byte[] of(Notice notice, String code) {
        WorkbookFile file = new WorkbookFile()
                .sheet(SHEET, 44, 30, 20, 20, 20, 14, 18)
                .title("ILPA Capital Call & Distribution Notice | 催缴与分配通知（ILPA 模板）");
        header(file, notice, code);
        commitment(file, notice);
        transactions(file, notice);
        return file.finish();
    }

    private static void header(WorkbookFile file, Notice notice, String code) {
        int row = 3;
        Notice.BankAccount account = notice.account();
        for (Object[] pair : new Object[][] {
            {"Fund name | 基金名称", notice.fund().name()},
            {"Fund id | 基金代码", notice.fund().code()},
            {"General partner / manager | 管理人", notice.manager()},
            {"Currency | 币种", notice.net().currency()},
            {"Notice type | 通知类型", notice.isCall() ? "Capital Call" : "Distribution"},
            {"Notice no. | 通知编号", notice.paperNumber()},
            {"Issue date | 通知日期", notice.noticeDate()},
            {"Due / payment date | 缴款（付款）日", notice.payDate()},
            {"Method | 方法", "Granular"},
            {"Account holder | 户名", account == null ? null : account.holder()},
            {"Bank | 开户行", account == null ? null : account.bank()},
            {"Account no. | 账号", account == null ? null : account.number()},
            {"LP name | 合伙人", notice.partner().name()},
            {"LP id | 统一社会信用代码", notice.partner().code()},
            {"Verification code | 验证码", code},
        }) {
            file.put("A", row, pair[0]).put("B", row, pair[1]);
            row++;
        }
    }

    private static void commitment(WorkbookFile file, Notice notice) {
        Notice.Unfunded unfunded = notice.unfunded();
        Money zero = Money.zero(notice.net().currency());
        Money less = zero;
        Money plus = zero;
        for (Notice.Line line : notice.lines()) {
            if (line.unfundedEffect().isNegative()) {
                less = less.plus(line.unfundedEffect());
            } else {
                plus = plus.plus(line.unfundedEffect());
            }
        }
        file.heads(19, List.of("Unfunded commitment | 未缴认缴额", "LP | 本合伙人"));
        int row = 20;
        for (Object[] pair : new Object[][] {
            {"Total commitment | 认缴总额", unfunded.commitment()},
            {"Beginning unfunded | 期初未缴", unfunded.before()},
            {"Less: calls reducing unfunded | 减：占用认缴的催缴", less},
            {"Plus: distributions restoring unfunded | 加：可召回分配", plus},
            {"Released / expired / other | 核减及其他", zero},
            {"Ending unfunded | 期末未缴", unfunded.after()},
            {"Cumulative contributions | 累计出资", unfunded.contributed()},
            {"Cumulative distributions | 累计分配", unfunded.distributed()},
            {"Gross amount | 税前金额", notice.share()},
            {
                "Net cash due (to)/from LP | 应收（付）现金净额",
                notice.isCall() ? notice.net() : notice.net().negated()
            },
        }) {
            file.put("A", row, pair[0]).put("B", row, pair[1]);
            row++;
        }
    }

    private static void transactions(WorkbookFile file, Notice notice) {
        file.heads(
                FIRST_TRANSACTION - 1,
                List.of(
                        "Transaction type | 交易类型",
                        "Description | 说明",
                        "Fund total | 基金合计",
                        "LP share | 本合伙人",
                        "Impact on unfunded | 对未缴的影响",
                        "Inside / outside | 认缴内外",
                        "Tax withheld | 代扣税款"));
        int row = FIRST_TRANSACTION;
        Money zero = Money.zero(notice.net().currency());
        Money[] inside = {zero, zero, zero, zero};
        Money[] outside = {zero, zero, zero, zero};
        for (Notice.Line line : notice.lines()) {
            // Derived from the effect on unfunded, which is what is stored (fund.md 3.2).
            boolean within = !line.unfundedEffect().isZero() || line.share().isZero() || !notice.isCall();
            file.row(
                    row++,
                    line.type(),
                    line.description(),
                    line.fundTotal(),
                    line.share(),
                    line.unfundedEffect(),
                    within ? "Inside" : "Outside",
                    line.withheld());
            add(within ? inside : outside, line);
        }
        subtotal(file, row++, "Subtotal inside fund | 认缴内小计", inside);
        subtotal(file, row++, "Subtotal outside fund | 认缴外小计", outside);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = inside[i].plus(outside[i]);
        }
        subtotal(file, row, "Total | 合计", inside);
    }

    private static void add(Money[] sums, Notice.Line line) {
        sums[0] = sums[0].plus(line.fundTotal());
        sums[1] = sums[1].plus(line.share());
        sums[2] = sums[2].plus(line.unfundedEffect());
        sums[3] = sums[3].plus(line.withheld());
    }

    private static void subtotal(WorkbookFile file, int row, String title, Money[] sums) {
        file.strong("A", row, title)
                .strong("C", row, sums[0])
                .strong("D", row, sums[1])
                .strong("E", row, sums[2])
                .strong("G", row, sums[3]);
    }
}
