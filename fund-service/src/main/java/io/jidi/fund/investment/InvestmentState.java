package io.jidi.fund.investment;

/** What became of an investment (fund.md 3.1). */
public enum InvestmentState {
    COMMITTED,
    FUNDED,
    PARTLY_REALISED,
    REALISED,
    WRITTEN_OFF
}
