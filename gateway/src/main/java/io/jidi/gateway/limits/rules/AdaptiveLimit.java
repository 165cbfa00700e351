package io.jidi.gateway.limits.rules;

import java.time.Duration;

/**
 * How many requests one service is given at a time: one more for every full round of good answers, a tenth less when it
 * refuses or slows down, at most once in a while, since one moment of trouble is told by many answers. Lanes fill up to
 * their own mark, so that what matters least is turned away first.
 */
public final class AdaptiveLimit {

    private static final long THOUSAND = 1_000;
    private static final long CALM_NANOS = Duration.ofMillis(500).toNanos();

    private final int floor;
    private final int ceiling;
    private long thousandths;
    private int inFlight;
    private long calmUntil;

    /**
     * Begins at its most, so that a burst after a start is not turned away.
     *
     * @param floor fewest requests at a time, at least 1
     * @param ceiling most
     * @param now nanoseconds of any monotonic clock, as for all methods
     */
    public AdaptiveLimit(int floor, int ceiling, long now) {
        if (floor < 1 || ceiling < floor) {
            throw new IllegalArgumentException("a limit between " + floor + " and " + ceiling);
        }
        this.floor = floor;
        this.ceiling = ceiling;
        this.thousandths = ceiling * THOUSAND;
        this.calmUntil = now;
    }

    /** Whether one more may go; if so {@link #leave} must follow exactly once. */
    public synchronized boolean enter(Lane lane) {
        if (inFlight >= Math.max(1, limit() * lane.percent() / 100)) {
            return false;
        }
        inFlight++;
        return true;
    }

    /**
     * One request is over.
     *
     * @param congested whether the service refused for want of room or took too long
     */
    public synchronized void leave(boolean congested, long now) {
        boolean full = inFlight * 2L >= limit();
        inFlight--;
        if (congested) {
            if (now - calmUntil >= 0) {
                thousandths = Math.max(floor * THOUSAND, thousandths * 9 / 10);
                calmUntil = now + CALM_NANOS;
            }
        } else if (full) {
            // One more after as many good answers as the limit counts; never learned while there is room anyway.
            thousandths = Math.min(ceiling * THOUSAND, thousandths + THOUSAND * THOUSAND / thousandths);
        }
    }

    /** Most requests at a time now. */
    public synchronized int limit() {
        return (int) (thousandths / THOUSAND);
    }

    public synchronized int inFlight() {
        return inFlight;
    }
}
