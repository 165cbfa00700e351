package io.jidi.fund.distribution.rules;

/** The lines of a waterfall in the order in which they are filled. */
public enum Tier {
    /** Return of capital to the investors. */
    CAPITAL(false),
    /** Preferred return to the investors. */
    PREFERRED(false),
    /** Catch-up, the carry's part. */
    CATCH_UP_CARRY(true),
    /** Catch-up, the investors' part. */
    CATCH_UP_INVESTOR(false),
    /** The rest, the investors' part. */
    SPLIT_INVESTOR(false),
    /** The rest, the carry's part. */
    SPLIT_CARRY(true),
    /** What partners outside the carry receive on their own commitment, pro rata. */
    OUTSIDE_CARRY(false);

    private final boolean carry;

    Tier(boolean carry) {
        this.carry = carry;
    }

    /** Whether the line is carried interest. */
    public boolean isCarry() {
        return carry;
    }
}
