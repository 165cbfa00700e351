package io.jidi.bench.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How the requests of one phase ended. Safe for threads. */
final class Tally {

    /** What a request is for; the gateway sacrifices them in this order. */
    enum Kind {
        FILE,
        LIST,
        READ,
        MONEY
    }

    private static final class Count {
        private long done;
        private long refused;
    }

    private final Map<Kind, Count> kinds = new EnumMap<>(Kind.class);
    private final List<Long> accepted = new ArrayList<>();
    private long withoutTime;
    private long other;
    private String example = "";

    Tally() {
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new Count());
        }
    }

    /**
     * @param status zero where no answer came
     * @param comeBack whether the answer says when to try again
     * @param nanos since the request was due, not since a crowded client got round to it
     */
    synchronized void add(Kind kind, int status, boolean comeBack, long nanos, String what) {
        Count count = kinds.get(kind);
        if (count == null) {
            throw new IllegalStateException();
        }
        if (status >= 200 && status < 300) {
            count.done++;
            accepted.add(nanos);
        } else if (status == 503 || status == 429) {
            count.refused++;
            if (!comeBack) {
                withoutTime++;
            }
        } else {
            other++;
            example = status + " " + what;
        }
    }

    /** All of them together. */
    static Tally sum(List<Tally> parts) {
        Tally all = new Tally();
        for (Tally part : parts) {
            synchronized (part) {
                part.kinds.forEach((kind, count) -> {
                    Count sum = all.kinds.computeIfAbsent(kind, absent -> new Count());
                    sum.done += count.done;
                    sum.refused += count.refused;
                });
                all.accepted.addAll(part.accepted);
                all.withoutTime += part.withoutTime;
                all.other += part.other;
                all.example = part.other == 0 ? all.example : part.example;
            }
        }
        return all;
    }

    synchronized long done() {
        return accepted.size();
    }

    synchronized long refused() {
        return kinds.values().stream().mapToLong(count -> count.refused).sum();
    }

    /** Refusals that do not say when to come back. */
    synchronized long withoutTime() {
        return withoutTime;
    }

    /** Neither done nor turned away. */
    synchronized long other() {
        return other;
    }

    synchronized String example() {
        return example;
    }

    /** Milliseconds that a share of the accepted took at most; NaN when there were none. */
    synchronized double quantile(double share) {
        if (accepted.isEmpty()) {
            return Double.NaN;
        }
        long[] sorted = accepted.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
    }

    /** Seconds that what was done would take, each kind alone. */
    synchronized double work(Map<Kind, Double> perSecond) {
        double seconds = 0;
        for (Map.Entry<Kind, Double> kind : perSecond.entrySet()) {
            Count count = kinds.get(kind.getKey());
            seconds += count == null ? 0 : count.done / kind.getValue();
        }
        return seconds;
    }

    /** Of those of a kind that were done or turned away, how many were done. */
    synchronized double share(Kind kind) {
        Count count = kinds.get(kind);
        return count == null || count.done + count.refused == 0
                ? Double.NaN
                : (double) count.done / (count.done + count.refused);
    }
}
