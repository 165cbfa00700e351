package io.jidi.fund.commitment;

/** What became of a commitment (fund.md 3.1). */
public enum CommitmentState {
    OPEN,
    /** A part will not be called any more. */
    REDUCED,
    /** Nothing will be called any more. */
    RELEASED,
    /** All of it went to another partner. */
    TRANSFERRED
}
