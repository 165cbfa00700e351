package io.jidi.fund.fee.rules;

/** What a management fee is charged on. */
public enum FeeBase {
    PAID_IN,
    /** Allowed, but 国办发〔2025〕1号 asks for paid-in or invested money: shown as a warning (rule R14). */
    COMMITTED,
    /** Cost of the investments that were not yet exited. */
    INVESTED_UNEXITED_COST,
    NAV;

    /** Whether the policy discourages this base. */
    public boolean isDiscouraged() {
        return this == COMMITTED;
    }
}
