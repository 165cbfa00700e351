package io.jidi.bench.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Delays in tenths of a millisecond, of the events that count. */
final class Delays {

    private static final int STEPS = 600_000;
    private static final long STEP_NANOS = 100_000;

    private final AtomicLongArray counts = new AtomicLongArray(STEPS);
    private final AtomicLong all = new AtomicLong();
    private volatile int first = Integer.MAX_VALUE;
    private volatile int last = Integer.MAX_VALUE;

    /** Events of these numbers count, the first included. */
    void count(int first, int last) {
        this.first = first;
        this.last = last;
    }

    void add(int event, long nanos) {
        if (event >= first && event < last) {
            counts.incrementAndGet((int) Math.min(STEPS - 1, nanos / STEP_NANOS));
            all.incrementAndGet();
        }
    }

    long all() {
        return all.get();
    }

    /** In milliseconds; the upper end of the step. */
    double quantile(double share) {
        long wanted = (long) Math.ceil(all.get() * share);
        long seen = 0;
        for (int i = 0; i < STEPS; i++) {
            seen += counts.get(i);
            if (seen >= wanted && seen > 0) {
                return (i + 1) / 10.0;
            }
        }
        return Double.NaN;
    }
}
