package io.jidi.fund.valuation.rules;

import io.jidi.platform.text.Text;

/** The techniques of Chinese practice (fund.md 3.6), and the one for shares in funds. */
public enum Technique {
    RECENT_ROUND(Text.of("参考最近融资价格法", "Price of recent investment")),
    MARKET_MULTIPLES(Text.of("市场乘数法", "Market multiples")),
    INDUSTRY_BENCHMARKS(Text.of("行业指标法", "Industry valuation benchmarks")),
    DISCOUNTED_CASH_FLOWS(Text.of("现金流折现法", "Discounted cash flows")),
    NET_ASSETS(Text.of("净资产法", "Net assets")),
    SUB_FUND_NAV(Text.of("子基金净值滚动法", "Reported net asset value rolled forward"));

    private final Text title;

    Technique(Text title) {
        this.title = title;
    }

    public Text title() {
        return title;
    }
}
