package io.jidi.enterprise.criteria.rules.bulk;

import io.jidi.enterprise.criteria.rules.Status;

/**
 * A status as a bit, so that the verdicts of several parts are gathered by a plain or. The stronger one in a conjunction has
 * the higher bit; in a disjunction met and refused are exchanged.
 */
final class Verdict {

    static final byte NOT_APPLICABLE = 0;
    static final byte MET = 1;
    static final byte MANUAL = 2;
    static final byte UNKNOWN = 4;
    static final byte NOT_MET = 8;

    private static final int GATHERED = 16;

    private static final byte[] ALL = new byte[GATHERED];
    private static final byte[] ANY = new byte[GATHERED];
    private static final Status[] STATUSES = new Status[NOT_MET + 1];

    static {
        byte[] weakestFirst = {MET, MANUAL, UNKNOWN, NOT_MET};
        byte[] weakestFirstOfAny = {NOT_MET, MANUAL, UNKNOWN, MET};
        for (int gathered = 1; gathered < GATHERED; gathered++) {
            ALL[gathered] = strongest(gathered, weakestFirst);
            ANY[gathered] = strongest(gathered, weakestFirstOfAny);
        }
        for (Status status : Status.values()) {
            STATUSES[of(status)] = status;
        }
    }

    private Verdict() {}

    private static byte strongest(int gathered, byte[] weakestFirst) {
        byte strongest = NOT_APPLICABLE;
        for (byte verdict : weakestFirst) {
            strongest = (gathered & verdict) == 0 ? strongest : verdict;
        }
        return strongest;
    }

    /** The conjunction of parts whose verdicts were gathered; of none it does not apply. */
    static byte ofAll(byte gathered) {
        return ALL[gathered];
    }

    /** The disjunction of parts whose verdicts were gathered; of none it does not apply. */
    static byte ofAny(byte gathered) {
        return ANY[gathered];
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
