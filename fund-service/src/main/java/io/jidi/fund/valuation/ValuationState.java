package io.jidi.fund.valuation;

/** Where a valuation stands; what is decided stays decided (fund.md 3.1). */
public enum ValuationState {
    DRAFT,
    APPROVED,
    REJECTED
}
