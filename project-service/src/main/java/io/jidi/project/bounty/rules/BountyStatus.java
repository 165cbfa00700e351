package io.jidi.project.bounty.rules;

/** Where a bounty stands. */
public enum BountyStatus {
    /** 需求已征集. */
    COLLECTED,
    SCREENED,
    MERGED,
    REJECTED,
    /** 已发榜. */
    PUBLISHED,
    AWARDED,
    CONTRACTED,
    /** A milestone failed; it is judged once more, or the contract ends. */
    ON_HOLD,
    /** 验收通过. */
    PASSED,
    FAILED,
    TERMINATED;

    /** Whether nothing can be earned any more and what was not spent is paid back. */
    public boolean stopped() {
        return this == FAILED || this == TERMINATED;
    }
}
