package io.jidi.fund.performance.rules;

import io.jidi.platform.text.Text;

/** The figures of fund.md 4.1, each with its formula and the version of it. */
public enum Metric {
    PAID_IN(
            "2",
            Text.of("实缴", "Paid-in"),
            "sum of contributions inside and outside the commitment; NET: less distributions called again"),
    PAID_IN_INSIDE(
            "2",
            Text.of("实缴（认缴内）", "Paid-in, inside the commitment"),
            "sum of contributions inside; NET: less distributions called again"),
    DISTRIBUTED("2", Text.of("累计分配", "Distributed"), "sum of distributions; NET: less those called again"),
    RECALLED(
            "1",
            Text.of("再次催缴的可召回分配", "Distributions called again"),
            "sum of contributions out of recallable distributions"),
    NAV("1", Text.of("净资产", "Net asset value"), "last reported NAV + contributions - distributions since"),
    PIC("1", Text.of("实缴比例", "Paid-in to committed"), "paid-in inside / committed"),
    DPI("1", Text.of("现金回报倍数", "DPI"), "distributions / paid-in"),
    RVPI("1", Text.of("账面回报倍数", "RVPI"), "NAV / paid-in"),
    TVPI("1", Text.of("总回报倍数", "TVPI"), "(distributions + NAV) / paid-in"),
    DPI_WITHOUT_LINE(
            "1",
            Text.of("现金回报倍数（剔除订阅额度）", "DPI without subscription line"),
            "distributions / (paid-in + the investors' share of what is drawn on the line)"),
    RVPI_WITHOUT_LINE(
            "1",
            Text.of("账面回报倍数（剔除订阅额度）", "RVPI without subscription line"),
            "(NAV + the investors' share of what is drawn on the line) / (paid-in + the same share)"),
    TVPI_WITHOUT_LINE(
            "1",
            Text.of("总回报倍数（剔除订阅额度）", "TVPI without subscription line"),
            "(distributions + NAV + the investors' share of what is drawn on the line) / (paid-in + the same share)"),
    MOIC_WITH_LINE(
            "1",
            Text.of("投资回报倍数（计入订阅额度）", "MOIC with subscription line"),
            "(proceeds + fair value - drawn on the line) / (invested cost - drawn on the line)"),
    MOIC("1", Text.of("投资回报倍数", "MOIC"), "(proceeds + fair value) / invested cost"),
    GROSS_IRR("1", Text.of("毛内部收益率", "Gross IRR"), "XIRR(-cost, +proceeds, +fair value)"),
    NET_IRR("1", Text.of("净内部收益率", "Net IRR"), "XIRR(-calls, +distributions, +NAV), investors only"),
    NET_IRR_WITHOUT_LINE(
            "1",
            Text.of("净内部收益率（剔除订阅额度）", "Net IRR without subscription line"),
            "as net IRR, money drawn on the line counted as called when drawn and given back when repaid"),
    GROSS_IRR_WITH_LINE(
            "1",
            Text.of("毛内部收益率（计入订阅额度）", "Gross IRR with subscription line"),
            "as gross IRR, money drawn on the line taken off the cost when drawn and added when repaid"),
    SINCE_INCEPTION(
            "1",
            Text.of("成立以来收益率", "Since-inception return"),
            "net IRR; (1 + net IRR)^(days/365) - 1 for less than 365 days"),
    CAPITAL_LOSS("1", Text.of("本金损失率", "Capital loss ratio"), "sum of max(0, cost - (proceeds + FV)) / sum of cost"),
    LOSS_COUNT("1", Text.of("亏损项目数占比", "Loss count ratio"), "investments below cost / investments"),
    LOSERS_COST("1", Text.of("亏损项目成本占比", "Losers' cost share"), "cost of investments below cost / cost"),
    LEVERAGE("1", Text.of("撬动倍数", "Leverage"), "social paid-in / government paid-in"),
    KS_PME("1", Text.of("KS-PME", "KS-PME"), "(sum D*I_T/I_t + NAV) / sum C*I_T/I_t"),
    DIRECT_ALPHA("1", Text.of("直接超额收益", "Direct Alpha"), "IRR of a_t*I_T/I_t with NAV at T"),
    LN_PME_NAV("1", Text.of("LN-PME 终值", "LN-PME terminal value"), "-sum a_t*I_T/I_t"),
    LN_PME("1", Text.of("LN-PME 收益率", "LN-PME"), "IRR of the flows with the LN-PME terminal value"),
    PME_PLUS_LAMBDA("1", Text.of("PME+ 系数", "PME+ lambda"), "(FV of contributions - NAV) / FV of distributions"),
    PME_PLUS("1", Text.of("PME+ 收益率", "PME+"), "IRR with distributions times lambda, and NAV"),
    MPME_NAV(
            "1",
            Text.of("mPME 终值", "mPME terminal value"),
            "index portfolio less D/(D+NAV) of it at each distribution"),
    MPME("1", Text.of("mPME 收益率", "mPME"), "IRR of contributions, weighted distributions and the mPME terminal value");

    private final String version;
    private final Text title;
    private final String definition;

    Metric(String version, Text title, String definition) {
        this.version = version;
        this.title = title;
        this.definition = definition;
    }

    public String version() {
        return version;
    }

    public Text title() {
        return title;
    }

    public String definition() {
        return definition;
    }
}
