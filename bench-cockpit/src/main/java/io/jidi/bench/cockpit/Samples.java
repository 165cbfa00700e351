package io.jidi.bench.cockpit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times in milliseconds, one a round. */
final class Samples {

    private final List<Double> all = new ArrayList<>();

    void add(double millis) {
        if (!(millis >= 0)) {
            throw new IllegalArgumentException("no time: " + millis);
        }
        all.add(millis);
    }

    /** Of an even number the upper of the two in the middle. */
    double median() {
        List<Double> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    double worst() {
        return Collections.max(all);
    }

    static String told(double millis) {
        return String.format(Locale.ROOT, "%,.0f", millis);
    }
}
