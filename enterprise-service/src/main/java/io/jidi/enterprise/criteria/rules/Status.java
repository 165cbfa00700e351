package io.jidi.enterprise.criteria.rules;

import java.util.Collection;

/**
 * What can be said of one criterion (domain reference 0.4), combined by Kleene's three-valued logic. Of the two open
 * values UNKNOWN outranks MANUAL: a tier is ready for review only when nothing but judgement is left open.
 */
public enum Status {
    MET("满足", "met"),
    NOT_MET("不满足", "not met"),
    /** Data missing, conflicting or unusable; never a failure. */
    UNKNOWN("无法判定（缺数据）", "unknown (data missing)"),
    /** Numbers cannot decide; a person must. */
    MANUAL("待人工认定", "awaiting judgement"),
    NOT_APPLICABLE("不适用", "not applicable");

    private final Wording wording;

    Status(String zh, String en) {
        this.wording = new Wording(zh, en);
    }

    public Wording wording() {
        return wording;
    }

    boolean open() {
        return this == UNKNOWN || this == MANUAL;
    }

    /** Every part must hold: one failure decides, whatever is still open. */
    static Status all(Collection<Status> parts) {
        return combine(parts, NOT_MET, MET);
    }

    /** One part suffices: one success decides, whatever is still open. */
    static Status any(Collection<Status> parts) {
        return combine(parts, MET, NOT_MET);
    }

    private static Status combine(Collection<Status> parts, Status decisive, Status otherwise) {
        if (parts.contains(decisive)) {
            return decisive;
        }
        if (parts.contains(UNKNOWN)) {
            return UNKNOWN;
        }
        if (parts.contains(MANUAL)) {
            return MANUAL;
        }
        return parts.contains(otherwise) ? otherwise : NOT_APPLICABLE;
    }

    TierOutcome asTier() {
        return switch (this) {
            case MET -> TierOutcome.ELIGIBLE;
            case NOT_MET -> TierOutcome.NOT_ELIGIBLE;
            case UNKNOWN -> TierOutcome.NEEDS_DATA;
            case MANUAL, NOT_APPLICABLE -> TierOutcome.NEEDS_REVIEW;
        };
    }
}
