package io.jidi.fund.exit.rules;

import io.jidi.platform.text.Text;
import java.util.Arrays;
import java.util.Optional;

/** What a check may ask. Money in yuan; a document is 1 where it is there, 0 where it is not. */
public enum Figure {
    MARKET_CAP("预计市值", "Expected market cap"),
    NET_PROFIT("最近一年净利润", "Net profit of the last year"),
    NET_PROFIT_PRIOR("前一年净利润", "Net profit of the year before"),
    NET_PROFIT_TWO_YEARS("两年净利润合计", "Net profit of two years"),
    REVENUE("最近一年营业收入", "Revenue of the last year"),
    RD_SHARE_THREE_YEARS("三年研发投入占营业收入比例", "R&D of three years to revenue"),
    RD_THREE_YEARS("三年研发投入", "R&D of three years"),
    OPERATING_CASH_THREE_YEARS("三年经营现金流净额", "Operating cash of three years"),
    RD_STAFF_RATE("研发人员占比", "Share of R&D staff"),
    CORE_INVENTION_PATENTS("产业化的核心发明专利数", "Core invention patents in use"),
    REVENUE_GROWTH("三年营业收入复合增长率", "Growth of revenue a year over three years"),
    FIFTH_SET_RESULTS("第五套标准所需批准与阶段性成果", "Approvals and results for the fifth set"),
    DAYS_SINCE_LISTING("上市以来天数", "Days since the listing"),
    DAYS_SINCE_PURCHASE("入股以来天数", "Days since the purchase"),
    DAYS_BOUGHT_BEFORE_FILING("入股至申报天数", "Days from the purchase to the filing"),
    MONTHS_HELD_AT_LISTING("上市时已持有月数", "Months held at the listing"),
    SHARES_TOTAL("公司股份总数", "All shares of the company"),
    SHARES_SOLD_IN_WINDOW("窗口期内已减持股数", "Shares sold in the window"),
    SHARES_TO_SELL("拟减持股数", "Shares to be sold"),
    CHARTER_PRICE("章程约定退出价格", "Exit price by the charter"),
    APPRAISAL("资产评估报告", "Appraisal"),
    LIQUIDATION_REPORT("清算报告", "Report of the liquidation");

    private final Text label;
    private final String key;

    Figure(String zh, String en) {
        label = Text.of(zh, en);
        StringBuilder name = new StringBuilder();
        for (String word : name().toLowerCase(java.util.Locale.ROOT).split("_")) {
            name.append(name.length() == 0 ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        key = name.toString();
    }

    public static Optional<Figure> byKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }

    public String key() {
        return key;
    }

    public Text label() {
        return label;
    }
}
