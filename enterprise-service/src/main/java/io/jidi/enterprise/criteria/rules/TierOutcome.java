package io.jidi.enterprise.criteria.rules;

/** What can be said of a whole tier (domain reference 0.4). */
public enum TierOutcome {
    ELIGIBLE("符合", "eligible"),
    /** A hard criterion is not met. */
    NOT_ELIGIBLE("不符合", "not eligible"),
    NEEDS_DATA("缺数据", "needs data"),
    /** Only judgement is left open. */
    NEEDS_REVIEW("待审核", "needs review");

    private final Wording wording;

    TierOutcome(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }
}
