package io.jidi.fund.paper;

import io.jidi.fund.fund.Fund;
import io.jidi.fund.statement.CapitalAccounts;
import io.jidi.fund.statement.Quarter;
import io.jidi.fund.statement.rules.CapitalLine;
import io.jidi.fund.statement.rules.RollForward;
import io.jidi.platform.money.Money;
import io.jidi.platform.paper.WorkbookFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The ILPA reporting template (2.0, for quarters from 2026-Q1; fund.md 3.7): capital account and commitment, quarter, year and
 * since inception, for one partner, the general partner and the whole fund. The cells stand still: rows as in {@link #ROWS},
 * columns B to D the partner, E to G the general partner, H to J the fund.
 */
final class IlpaReporting {

    static final String SHEET = "Reporting Template";
    private static final int FIRST_ROW = 9;

    /** The three accounts of a column group: quarter, year, since inception. */
    record Periods(
            CapitalAccounts.Position quarter, CapitalAccounts.Position year, CapitalAccounts.Position inception) {
        List<CapitalAccounts.Position> all() {
            return List.of(quarter, year, inception);
        }
    }

    private record Row(String title, boolean strong, Function<CapitalAccounts.Position, Money> amount) {}

    /** The template's rows from row 9 on, in its order. */
    private static final List<Row> ROWS = rows();

    private IlpaReporting() {}

    /**
     * The workbook.
     *
     * @param partner whose template it is
     * @param general all general partners together
     * @param whole the fund
     */
    static byte[] of(Fund fund, Quarter quarter, String partnerName, Periods partner, Periods general, Periods whole) {
        WorkbookFile file = new WorkbookFile()
                .sheet(SHEET, 86, 18, 18, 18, 18, 18, 18, 18, 18, 18)
                .title("ILPA Reporting Template (v. 2.0) | 报告模板（ILPA）");
        file.put("A", 2, "Fund | 基金").put("B", 2, fund.name() + "（" + fund.code() + "）");
        file.put("A", 3, "LP | 合伙人").put("B", 3, partnerName);
        file.put("A", 4, "Period | 期间").put("B", 4, quarter.toString());
        file.put("A", 5, "As of | 截至").put("B", 5, quarter.last());
        file.put("A", 6, "Currency | 币种").put("B", 6, fund.currency());
        file.heads(
                FIRST_ROW - 1,
                List.of(
                        "A. Capital account statement | 资本账户",
                        "LP QTD | 本季",
                        "LP YTD | 本年",
                        "LP SI | 成立以来",
                        "GP QTD | 本季",
                        "GP YTD | 本年",
                        "GP SI | 成立以来",
                        "Total fund QTD | 本季",
                        "Total fund YTD | 本年",
                        "Total fund SI | 成立以来"));
        List<CapitalAccounts.Position> columns = new ArrayList<>(partner.all());
        columns.addAll(general.all());
        columns.addAll(whole.all());
        for (int i = 0; i < ROWS.size(); i++) {
            Row row = ROWS.get(i);
            int at = FIRST_ROW + i;
            put(file, "A", at, row.title(), row.strong());
            for (int c = 0; c < columns.size(); c++) {
                put(file, String.valueOf((char) ('B' + c)), at, row.amount().apply(columns.get(c)), row.strong());
            }
        }
        return file.freezeBelow(FIRST_ROW - 1).finish();
    }

    private static void put(WorkbookFile file, String column, int row, Object value, boolean strong) {
        if (strong) {
            file.strong(column, row, value);
        } else {
            file.put(column, row, value);
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(total("Beginning NAV – net of incentive allocation | 期初净值（扣除业绩报酬）", RollForward::opening));
        rows.add(line("Contributions – cash & non-cash | 出资", CapitalLine.CONTRIBUTIONS));
        rows.add(line("Distributions – cash & non-cash | 分配", CapitalLine.DISTRIBUTIONS));
        rows.add(line("Partner transfers | 份额转让", CapitalLine.TRANSFERS));
        rows.add(total("Total cash / non-cash flows | 现金与非现金流合计", account -> account.total(CapitalLine.Group.FLOWS)));
        rows.add(line(
                "(Management fees – gross of offsets, waivers, rebates) | 管理费（抵扣、减免前）", CapitalLine.MANAGEMENT_FEES));
        rows.add(line("Management fee rebate | 管理费返还", CapitalLine.FEE_REBATES));
        rows.add(line("Fee waiver | 管理费减免", CapitalLine.FEE_WAIVERS));
        rows.add(line("(Partnership expenses – total) | 合伙费用合计", CapitalLine.EXPENSES));
        rows.add(line("Total offsets to fees & expenses | 费用抵扣", CapitalLine.OFFSETS));
        rows.add(line("Interest income | 利息收入", CapitalLine.INTEREST_INCOME));
        rows.add(line("Dividend income | 股利收入", CapitalLine.DIVIDEND_INCOME));
        rows.add(total(
                "Total net operating income / (expense) | 经营净收益（费用）",
                account -> account.total(CapitalLine.Group.OPERATING)));
        rows.add(line("Realised gain / (loss) | 已实现损益", CapitalLine.REALISED));
        rows.add(line("Change in unrealised gain / (loss) | 未实现损益变动", CapitalLine.UNREALISED));
        rows.add(line("Incentive allocation – paid during the period | 本期已付业绩报酬", CapitalLine.CARRY_PAID));
        rows.add(line("Accrued incentive allocation – periodic change | 计提业绩报酬变动", CapitalLine.CARRY_ACCRUED));
        rows.add(total("Ending NAV – net of incentive allocation | 期末净值（扣除业绩报酬）", RollForward::closing));
        rows.add(row("Accrued incentive allocation – ending balance | 计提业绩报酬期末余额", RollForward::closingCarry));
        rows.add(
                total("Ending NAV – gross of accrued incentive allocation | 期末净值（计提业绩报酬前）", RollForward::closingGross));
        rows.add(new Row("Total commitment | 认缴总额", false, one -> one.unfunded().commitment()));
        rows.add(new Row(
                "Beginning unfunded commitment | 期初未缴",
                true,
                one -> one.unfunded().before()));
        rows.add(new Row("New commitments | 新增认缴", false, one -> one.unfunded().signed()));
        rows.add(new Row(
                "Less contributions | 减：催缴",
                false,
                one -> one.unfunded().called().negated()));
        rows.add(new Row(
                "Plus recallable distributions | 加：可召回分配",
                false,
                one -> one.unfunded().recallable()));
        rows.add(new Row(
                "Less expired / released | 减：核减",
                false,
                one -> one.unfunded().released().negated()));
        rows.add(new Row(
                "+/- Other (transfers) | 其他（转让）", false, one -> one.unfunded().transferred()));
        rows.add(new Row(
                "Ending unfunded commitment | 期末未缴", true, one -> one.unfunded().after()));
        return List.copyOf(rows);
    }

    private static Row line(String title, CapitalLine line) {
        return row("    " + title, account -> account.line(line));
    }

    private static Row row(String title, Function<RollForward, Money> amount) {
        return new Row(title, false, one -> amount.apply(one.account()));
    }

    private static Row total(String title, Function<RollForward, Money> amount) {
        return new Row(title, true, one -> amount.apply(one.account()));
    }
}
