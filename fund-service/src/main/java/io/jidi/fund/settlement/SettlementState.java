package io.jidi.fund.settlement;

/** Where a settlement stands; what was paid of it is the sum of its payments. */
enum SettlementState {
    PROPOSED,
    APPROVED,
    WITHDRAWN
}
