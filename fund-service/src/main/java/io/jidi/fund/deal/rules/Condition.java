package io.jidi.fund.deal.rules;

/** What a gate asks besides the stage's own entries. */
public enum Condition {
    /** Deals of other funds with the same firm were looked at: the entry {@code duplicatesSeen} stands where there are any. */
    DUPLICATES_SEEN,
    /** The committee's vote on this stage is closed and carried. */
    VOTE,
    /** The clauses are complete, add up and promise nothing forbidden (R13, R01). */
    TERMS_SOUND,
    /** Instrument, amount and price are those that lay before the committee. */
    TERMS_AS_VOTED,
    /** The compliance catalogue lets the act pass that comes next. */
    NO_OPEN_RULE,
    /** An investment of this round is paid in full. */
    MONEY_PAID,
    /** A review not older than two quarters. */
    REVIEWED,
    /** The last check of the planned exit route stands and does not fail; what is unknown in it stays so. */
    EXIT_CHECKED,
    /** Everything is sold or written off, and what came in is distributed. */
    PROCEEDS_DISTRIBUTED
}
