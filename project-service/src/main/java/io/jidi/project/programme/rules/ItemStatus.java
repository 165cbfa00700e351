package io.jidi.project.programme.rules;

import java.util.EnumSet;
import java.util.Set;

/** Where an item of the register stands. */
public enum ItemStatus {
    /** 点名: the policy names it and nobody has said how it stands. */
    NAMED,
    PLANNED,
    UNDER_WAY,
    /** 达成: with evidence only. */
    ACHIEVED,
    /** Given up, or no longer so. */
    ENDED;

    /** Where it may go from here. What was achieved can only end, and what ended may be taken up again. */
    public Set<ItemStatus> next() {
        return switch (this) {
            case NAMED -> EnumSet.of(PLANNED, UNDER_WAY, ACHIEVED, ENDED);
            case PLANNED -> EnumSet.of(UNDER_WAY, ACHIEVED, ENDED);
            case UNDER_WAY -> EnumSet.of(ACHIEVED, ENDED);
            case ACHIEVED -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.of(PLANNED, UNDER_WAY);
        };
    }
}
