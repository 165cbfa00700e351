package io.jidi.fund.capitalcall;

/** What a part of a call is for, in the types of the notices (fund.md 3.7). */
public enum PurposeType {
    CALL_INVESTMENT,
    CALL_MGMT_FEE,
    CALL_EXPENSE,
    CALL_ORG_COST,
    CALL_SUBLINE_REPAY,
    CALL_SUBSEQUENT_CLOSE_INTEREST,
    CALL_OTHER,
    EQUALISATION
}
