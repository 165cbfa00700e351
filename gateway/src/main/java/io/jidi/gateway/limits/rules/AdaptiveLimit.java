package io.jidi.gateway.limits.rules;

import java.time.Duration;

/**
 * How many requests one service is given at a time. Answers are learned from in rounds of a quarter of a second and ten answers at
 * least. More than a tenth of them late or refused, and the limit falls as far as they were late; none of them late and the limit
 * was felt, and it grows by its root; below its first size it grows back without being felt. So requests wait inside a service
 * about as long as an answer may take, and a single slow answer tells nothing. Lanes fill up to their own mark, so that what
 * matters least is turned away first.
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
    /** One in so many may be late. */
    private static final int BUSY = 10;

    private static final long THOUSAND = 1_000;
    /** Of a thousand, what a fall leaves at the most and at the least. */
    private static final long MOST_LEFT = 900;

    private static final long LEAST_LEFT = 400;

    private final int floor;
    private final int first;
    private final int ceiling;
    private final long late;
    private long thousandths;
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
        this.first = first;
        this.ceiling = ceiling;
        this.late = late.toNanos();
        this.thousandths = first * THOUSAND;
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
        // What came before the limit fell waited behind the old one and would count the same trouble twice.
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
        // While there is room anyway, slow answers have a reason of their own and good ones show no need for more than
        // at first.
        boolean felt = mostInFlight * 2L >= limit();
        if (felt && busy * BUSY > answers) {
            long left = Math.max(LEAST_LEFT, Math.min(MOST_LEFT, late * answers * THOUSAND / Math.max(1, time)));
            thousandths = Math.max(floor * THOUSAND, thousandths * left / THOUSAND);
            fellAt = now;
        } else if (busy == 0) {
            long most = Math.max(thousandths, (felt ? ceiling : first) * THOUSAND);
            thousandths = Math.min(most, thousandths + (long) Math.sqrt(thousandths * 1_000d));
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
