package io.jidi.fund.deal;

import java.util.Optional;

/** The ten stages of a deal in their order (fund.md 5.1). */
public enum DealStage {
    /** 储备. */
    PROSPECT,
    /** 初筛. */
    SCREENING,
    /** 立项. */
    INITIATION,
    /** 尽调. */
    DUE_DILIGENCE,
    /** 投前合规. */
    COMPLIANCE,
    /** 投决. */
    COMMITTEE,
    /** 协议. */
    TERMS,
    /** 交割. */
    CLOSING,
    /** 投后. */
    INVESTED,
    /** 退出. */
    EXIT;

    /** The stage behind this one's gate; empty behind the last. */
    public Optional<DealStage> next() {
        return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
    }

    public boolean isBefore(DealStage other) {
        return ordinal() < other.ordinal();
    }
}
