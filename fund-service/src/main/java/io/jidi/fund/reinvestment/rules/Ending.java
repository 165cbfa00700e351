package io.jidi.fund.reinvestment.rules;

/** What takes a recognition back. */
public enum Ending {
    LEFT_PROVINCE,
    CONTROL_LOST,
    CLOSED,
    CAPITAL_REDUCED,
    /** A recognition that should not have been given. */
    WRONGLY_RECOGNISED,
    NOTHING
}
