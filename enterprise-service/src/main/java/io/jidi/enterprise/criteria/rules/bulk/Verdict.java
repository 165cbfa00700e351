package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Status;

/**
 * A status as a byte, numbered so that a conjunction is the largest of its parts (an empty one does not apply), and a
 * disjunction the same with met and refused exchanged.
 */
final class Verdict {

    static final byte NOT_APPLICABLE = 0;
    static final byte MET = 1;
    static final byte MANUAL = 2;
    static final byte UNKNOWN = 3;
    static final byte NOT_MET = 4;

    private static final byte[] EXCHANGED = {NOT_APPLICABLE, NOT_MET, MANUAL, UNKNOWN, MET};
    private static final Status[] STATUSES = {
        Status.NOT_APPLICABLE, Status.MET, Status.MANUAL, Status.UNKNOWN, Status.NOT_MET
    };

    private Verdict() {}

    /** The verdict with met and refused exchanged. */
    static byte exchanged(byte verdict) {
        return EXCHANGED[verdict];
    }

    static Status status(byte verdict) {
        return STATUSES[verdict];
    }

    static byte of(Status status) {
        return switch (status) {
            case MET -> MET;
            case NOT_MET -> NOT_MET;
            case UNKNOWN -> UNKNOWN;
            case MANUAL -> MANUAL;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
        };
    }
}
