package io.jidi.project.firstset.rules;

import java.util.EnumSet;
import java.util.Set;

/** 申报, 受理, 评价, 公示, 公布. */
public enum FirstSetStatus {
    APPLIED,
    ACCEPTED,
    EVALUATED,
    PUBLICISED,
    PUBLISHED,
    REJECTED;

    public Set<FirstSetStatus> next() {
        return switch (this) {
            case APPLIED -> EnumSet.of(ACCEPTED, REJECTED);
            case ACCEPTED -> EnumSet.of(EVALUATED, REJECTED);
            case EVALUATED -> EnumSet.of(PUBLICISED, REJECTED);
            case PUBLICISED -> EnumSet.of(PUBLISHED, REJECTED);
            case PUBLISHED, REJECTED -> EnumSet.noneOf(FirstSetStatus.class);
        };
    }
}
