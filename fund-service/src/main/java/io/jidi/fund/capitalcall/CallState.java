package io.jidi.fund.capitalcall;

/** Where a call stands (fund.md 3.1). */
public enum CallState {
    /** Prepared; nobody was asked, nothing is booked. */
    DRAFT,
    ISSUED,
    PART_PAID,
    PAID,
    /** A partner did not pay by the due date. */
    DEFAULTED,
    /** Taken back before anything was paid. */
    CANCELLED
}
