package io.jidi.platform.event;

/**
 * The id below which no event can still turn up, so that the poll need not step over the dead index entries of placed
 * rows while a long transaction keeps them from being vacuumed.
 *
 * <p>Ids are drawn after their transaction has its xid. So once every transaction that was running when an id was seen
 * placed has ended, and a read that began later shows nothing pending up to that id, nothing ever will be.
 */
final class PendingBound {

    private long value;
    private long placed;
    private long candidate;
    private long candidateXmax = Long.MAX_VALUE;
    private boolean proven;

    long value() {
        return value;
    }

    void placedUpTo(long id) {
        placed = Math.max(placed, id);
    }

    /** A snapshot taken before the next read: all transactions below {@code xmin} have ended. */
    void snapshot(long xmin, long xmax) {
        proven = xmin >= candidateXmax;
        if (candidateXmax == Long.MAX_VALUE) {
            candidate = placed;
            candidateXmax = xmax;
        }
    }

    /** The lowest id that the read after the snapshot found waiting. */
    void firstPending(long id) {
        if (proven) {
            value = Math.max(value, Math.min(candidate, id - 1));
            candidateXmax = Long.MAX_VALUE;
            proven = false;
        }
    }
}
