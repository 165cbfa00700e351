package io.jidi.fund.distribution;

/** Where a distribution stands (fund.md 3.1). */
public enum DistributionState {
    PROPOSED,
    /** By a second person; booked, not yet paid. */
    APPROVED,
    PAID,
    /** Never approved. */
    WITHDRAWN,
    /** Approved wrongly and taken back. */
    CORRECTED
}
