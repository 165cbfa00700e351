package io.jidi.project.promotion.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/** Stages of a lead. No stage is skipped but 落地 (domain reference 2.8). */
public enum Stage {
    /** 在谈. */
    NEGOTIATING,
    /** 签约. */
    SIGNED,
    /** 落地. */
    LANDED,
    /** 开工. */
    STARTED,
    /** 投产. */
    PRODUCING,
    /** 达产. */
    FULL_CAPACITY,
    DROPPED;

    /** Days without a change after which a lead sleeps [D]. */
    private static final int NEGOTIATING_DAYS = 180;

    private static final int SIGNED_DAYS = 365;

    public Set<Stage> next() {
        return switch (this) {
            case NEGOTIATING -> EnumSet.of(SIGNED, DROPPED);
            case SIGNED -> EnumSet.of(LANDED, STARTED, DROPPED);
            case LANDED -> EnumSet.of(STARTED, DROPPED);
            case STARTED -> EnumSet.of(PRODUCING, DROPPED);
            case PRODUCING -> EnumSet.of(FULL_CAPACITY, DROPPED);
            case FULL_CAPACITY, DROPPED -> EnumSet.noneOf(Stage.class);
        };
    }

    /** Whether a lead that has stood here since a day sleeps on another. */
    public boolean dormant(LocalDate since, LocalDate on) {
        long days = ChronoUnit.DAYS.between(since, on);
        return switch (this) {
            case NEGOTIATING -> days >= NEGOTIATING_DAYS;
            case SIGNED -> days >= SIGNED_DAYS;
            default -> false;
        };
    }
}
