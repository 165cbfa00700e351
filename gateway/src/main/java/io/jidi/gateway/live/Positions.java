package io.jidi.gateway.live;

import io.jidi.gateway.upstream.Upstream;
import java.util.Arrays;

/** How far each service's feed was read: a vector clock over all of them. */
final class Positions {

    /** "From now on", while now is not known because the service has not been reached yet. */
    static final long UNKNOWN = -1;

    private final long[] values;

    private Positions(long[] values) {
        this.values = values;
    }

    static Positions beginning() {
        return new Positions(new long[Upstream.values().length]);
    }

    static Positions unknown() {
        long[] values = new long[Upstream.values().length];
        Arrays.fill(values, UNKNOWN);
        return new Positions(values);
    }

    long of(Upstream upstream) {
        return values[upstream.ordinal()];
    }

    Positions with(Upstream upstream, long position) {
        long[] changed = values.clone();
        changed[upstream.ordinal()] = position;
        return new Positions(changed);
    }

    boolean isComplete() {
        return Arrays.stream(values).allMatch(value -> value >= 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Positions positions && Arrays.equals(values, positions.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
