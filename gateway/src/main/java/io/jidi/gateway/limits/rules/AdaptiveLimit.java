package io.jidi.gateway.limits.rules;

import java.time.Duration;

/**
 * How many requests one service is given at a time. Answers are learned from in rounds of a quarter of a second and ten answers at
 * least. More than a tenth of them late or refused, and the limit falls as far as they were late; none of them late and the limit
 * was felt, and it grows by its root. So requests wait inside a service about as long as an answer may take, and a single slow
 * answer tells nothing. Lanes fill up to their own mark, so that what matters least is turned away first.
 */
public final class AdaptiveLimit {

    /** What an answer tells beside its time. */
    public enum Sign {
        ANSWERED,
        /** For want of room, or no answer at all. */
        REFUSED,
        /** It takes long by nature, or its sender gave it up. */
        NOTHING
    }

    private static final long ROUND_NANOS = Duration.ofMillis(250).toNanos();
    private static final int ENOUGH = 10;
    private static final double BUSY = 0.1;
    private static final double LESS = 0.9;
    private static final double LEAST = 0.4;

    private final int floor;
    private final int ceiling;
    private final long late;
    private double limit;
    private int inFlight;
    private int mostInFlight;
    private int answers;
    private int busy;
    private long time;
    private long roundEnds;
    private long fellAt;

    /**
     * @param floor fewest requests at a time, at least 1
     * @param first at the beginning
     * @param ceiling most
     * @param late answers that take longer are late
     * @param now nanoseconds of any monotonic clock, as for all methods
     */
    public AdaptiveLimit(int floor, int first, int ceiling, Duration late, long now) {
        if (floor < 1 || first < floor || ceiling < first) {
            throw new IllegalArgumentException("a limit between " + floor + " and " + ceiling + " from " + first);
        }
        this.floor = floor;
        this.ceiling = ceiling;
        this.late = late.toNanos();
        this.limit = first;
        this.roundEnds = now + ROUND_NANOS;
        this.fellAt = now;
    }

    /** Whether one more may go; if so {@link #leave} must follow exactly once. */
    public synchronized boolean enter(Lane lane) {
        if (inFlight >= Math.max(1, limit() * lane.percent() / 100)) {
            return false;
        }
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        return true;
    }

    /**
     * One request is over.
     *
     * @param began when it was let in
     */
    public synchronized void leave(Sign sign, long began, long now) {
        inFlight--;
        // What came before the limit fell waited behind the old one; counted again it would fall for the same trouble
        // twice.
        if (sign == Sign.NOTHING || began - fellAt < 0) {
            return;
        }
        answers++;
        busy += sign == Sign.REFUSED || now - began > late ? 1 : 0;
        time += now - began;
        if (now - roundEnds >= 0 && answers >= ENOUGH) {
            learn(now);
            answers = 0;
            busy = 0;
            time = 0;
            mostInFlight = inFlight;
            roundEnds = now + ROUND_NANOS;
        }
    }

    private void learn(long now) {
        // While there is room anyway, slow answers are slow for a reason of their own and good ones show no need for
        // more.
        if (mostInFlight * 2L < limit()) {
            return;
        }
        if (busy > answers * BUSY) {
            double overrun = (double) late * answers / time;
            limit = Math.max(floor, limit * Math.max(LEAST, Math.min(LESS, overrun)));
            fellAt = now;
        } else if (busy == 0) {
            limit = Math.min(ceiling, limit + Math.sqrt(limit));
        }
    }

    /** Most requests at a time now. */
    public synchronized int limit() {
        return (int) limit;
    }

    public synchronized int inFlight() {
        return inFlight;
    }
}
