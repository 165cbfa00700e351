package io.jidi.fund.compliance.rules;

/** Where a fact comes from. */
public enum Origin {
    /** The act itself says it. */
    ACT,
    /** Read from the books; nobody can state it otherwise. */
    BOOKS,
    /** Recorded with a document about the fund. */
    FUND_EVIDENCE,
    /** Recorded with a document about the fund's dealing with one target. */
    TARGET_EVIDENCE;

    public boolean recorded() {
        return this == FUND_EVIDENCE || this == TARGET_EVIDENCE;
    }
}
