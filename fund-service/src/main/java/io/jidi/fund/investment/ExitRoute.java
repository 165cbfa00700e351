package io.jidi.fund.investment;

/** How an investment ends (fund.md 5.2); a write-off brings nothing. */
public enum ExitRoute {
    IPO,
    MERGER,
    SHARE_TRANSFER,
    BUY_BACK,
    LIQUIDATION,
    FUND_DISTRIBUTION,
    WRITE_OFF
}
