package io.jidi.gateway.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The W3C trace context: passed on when it is well-formed, made when it is not there. */
final class Trace {

    static final String HEADER = "traceparent";
    static final String STATE = "tracestate";

    private static final Pattern PARENT = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Trace() {}

    static boolean isWellFormed(@Nullable String given) {
        return given != null && PARENT.matcher(given).matches();
    }

    /** A new parent, not sampled: the decision is left to the first part that exports traces. */
    static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        // An id of zeros would be no id.
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + '-'
                + hex.toHexDigits(random.nextLong() | 1) + "-00";
    }
}
