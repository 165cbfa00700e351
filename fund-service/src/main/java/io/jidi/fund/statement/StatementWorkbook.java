package io.jidi.fund.statement;

import io.jidi.fund.statement.rules.CapitalLine;
import io.jidi.platform.money.Money;
import io.jidi.platform.paper.WorkbookFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The capital accounts of a quarter as a workbook: one row a line, column B the fund, from column C on one partner each, last
 * a column that shows that the partners add up to the fund.
 */
public final class StatementWorkbook {

    private static final int HEADS = 4;

    private StatementWorkbook() {}

    public static byte[] of(String fundName, Quarter quarter, CapitalAccounts.OfFund accounts) {
        List<String> heads = new ArrayList<>(List.of("项目 | Line", "基金合计 | Total fund"));
        List<CapitalAccounts.Position> columns = new ArrayList<>(List.of(accounts.whole()));
        for (CapitalAccounts.OfPartner one : accounts.partners()) {
            heads.add(one.name());
            columns.add(one.position());
        }
        heads.add("差额 | Difference");
        int[] widths = new int[heads.size()];
        Arrays.fill(widths, 22);
        widths[0] = 60;
        WorkbookFile file = new WorkbookFile()
                .sheet("资本账户", widths)
                .title(fundName + " 合伙人资本账户 | Partners' capital accounts")
                .put(
                        "A",
                        2,
                        quarter + "（" + accounts.from() + " 至 " + accounts.to() + "，" + accounts.currency() + " 元）")
                .heads(HEADS, heads);
        int row = HEADS + 1;
        line(
                file,
                row++,
                "期初净值 | Opening",
                columns,
                true,
                position -> position.account().opening());
        for (CapitalLine line : CapitalLine.values()) {
            String title = line.title().zh() + " | " + line.title().en();
            line(
                    file,
                    row++,
                    title,
                    columns,
                    false,
                    position -> position.account().line(line));
        }
        line(
                file,
                row++,
                "期末净值 | Closing",
                columns,
                true,
                position -> position.account().closing());
        line(
                file,
                row++,
                "其中计提未付业绩报酬 | Accrued carry in it",
                columns,
                false,
                position -> position.account().closingCarry());
        line(
                file,
                row++,
                "计提前净值 | Closing before accrued carry",
                columns,
                false,
                position -> position.account().closingGross());
        line(
                file,
                row++,
                "认缴总额 | Commitment",
                columns,
                false,
                position -> position.unfunded().commitment());
        line(
                file,
                row,
                "期末未缴 | Unfunded at the end",
                columns,
                false,
                position -> position.unfunded().after());
        return file.freezeBelow(HEADS).finish();
    }

    private interface Amount {
        Money of(CapitalAccounts.Position position);
    }

    private static void line(
            WorkbookFile file,
            int row,
            String title,
            List<CapitalAccounts.Position> columns,
            boolean strong,
            Amount amount) {
        List<Object> cells = new ArrayList<>(List.of(title));
        Money difference = amount.of(columns.get(0));
        for (int i = 0; i < columns.size(); i++) {
            Money one = amount.of(columns.get(i));
            difference = i == 0 ? one : difference.minus(one);
            cells.add(one);
        }
        cells.add(difference);
        for (int i = 0; i < cells.size(); i++) {
            if (strong) {
                file.strong(WorkbookFile.letter(i), row, cells.get(i));
            } else {
                file.put(WorkbookFile.letter(i), row, cells.get(i));
            }
        }
    }
}
