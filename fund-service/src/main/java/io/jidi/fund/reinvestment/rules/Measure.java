package io.jidi.fund.reinvestment.rules;

/** What a category counts, at most the amount invested. */
public enum Measure {
    INVESTED,
    /** What landed in the province. */
    LANDED,
    SUBSIDIARY_PAID_IN,
    /** Other money brought in; not bounded by what was invested here. */
    INTRODUCED;

    /** Whether an amount beside the investment must be proved. */
    public boolean needsAmount() {
        return this != INVESTED;
    }
}
