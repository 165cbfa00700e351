package io.jidi.fund.edition.rules;

/** How sure a value is (fund.md 0). */
public enum SourceStatus {
    /** Read in a source. */
    S(true),
    /** Read in two independent sources. */
    S2(true),
    /** Seen only in an unofficial or secondary source. */
    U(false),
    /** From memory. */
    M(false),
    /** Computed from confirmed values. */
    C(true);

    private final boolean confirmed;

    SourceStatus(boolean confirmed) {
        this.confirmed = confirmed;
    }

    /** What is not confirmed is never presented as if it were, and never blocks. */
    public boolean confirmed() {
        return confirmed;
    }
}
