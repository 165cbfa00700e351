package io.jidi.fund.capitalcall;

/** Where a call stands (fund.md 3.1); the states before issue and after default come with their features. */
public enum CallState {
    ISSUED,
    PART_PAID,
    PAID
}
