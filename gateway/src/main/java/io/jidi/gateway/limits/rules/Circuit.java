package io.jidi.gateway.limits.rules;

import java.time.Duration;

/**
 * Stops asking a service that gives no answer: opens when half of the last twenty requests within ten seconds had none,
 * lets three through after a second, closes when all three are answered (reliability.md 3.2). An answer is an answer, even a
 * refusal: what the service says of itself is not judged here.
 */
public final class Circuit {

    static final int LAST = 20;
    static final int PROBES = 3;
    static final long WINDOW_NANOS = Duration.ofSeconds(10).toNanos();
    static final long REST_NANOS = Duration.ofSeconds(1).toNanos();

    /** What a circuit lets through. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final long[] failedAt = new long[LAST];
    private final boolean[] failed = new boolean[LAST];
    private int seen;
    private State state = State.CLOSED;
    private long openedAt;
    private int probing;
    private int proved;

    /** Whether a request may go; if so {@link #answered} or {@link #silent} should follow. */
    public synchronized boolean lets(long now) {
        if (state == State.OPEN && now - openedAt >= REST_NANOS) {
            state = State.HALF_OPEN;
            probing = 0;
            proved = 0;
            openedAt = now;
        } else if (state == State.HALF_OPEN && probing == PROBES && now - openedAt >= WINDOW_NANOS) {
            // Probes whose callers went away told nothing: others may try.
            probing = 0;
            proved = 0;
            openedAt = now;
        }
        if (state == State.HALF_OPEN && probing < PROBES) {
            probing++;
            return true;
        }
        return state == State.CLOSED;
    }

    public synchronized void answered(long now) {
        if (state == State.HALF_OPEN) {
            proved++;
            if (proved >= PROBES) {
                state = State.CLOSED;
                seen = 0;
            }
        } else if (state == State.CLOSED) {
            note(false, now);
        }
    }

    /** The service could not be reached or said nothing in time. */
    public synchronized void silent(long now) {
        if (state == State.HALF_OPEN) {
            open(now);
        } else if (state == State.CLOSED) {
            note(true, now);
            if (seen >= LAST && failures(now) * 2 >= LAST) {
                open(now);
            }
        }
    }

    public synchronized State state() {
        return state;
    }

    private void note(boolean failure, long now) {
        failed[seen % LAST] = failure;
        failedAt[seen % LAST] = now;
        // Kept small without forgetting that the ring is full.
        seen = seen == 2 * LAST ? LAST + 1 : seen + 1;
    }

    private int failures(long now) {
        int count = 0;
        for (int i = 0; i < LAST; i++) {
            if (failed[i] && now - failedAt[i] < WINDOW_NANOS) {
                count++;
            }
        }
        return count;
    }

    private void open(long now) {
        state = State.OPEN;
        openedAt = now;
        seen = 0;
    }
}
