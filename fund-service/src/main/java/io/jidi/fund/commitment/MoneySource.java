package io.jidi.fund.commitment;

/** Where a partner's money comes from. */
public enum MoneySource {
    FISCAL,
    GUIDANCE_FUND,
    STATE_OWNED,
    FINANCIAL_INSTITUTION,
    SOCIAL
}
