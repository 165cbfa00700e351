package io.jidi.exchange.snapshot;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One range of RFC 9110; several at once, or another unit, are answered with the whole. */
record ByteRange(long first, long last) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /** What was asked for, cut to the file: empty for all of it. {@link #isSatisfiable} tells whether any of it is there. */
    static Optional<ByteRange> of(@Nullable String header, long bytes) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (range.group(1).isEmpty()) {
            long count = Long.parseLong(range.group(2));
            return Optional.of(
                    count == 0 ? new ByteRange(bytes, bytes) : new ByteRange(Math.max(0, bytes - count), bytes - 1));
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? bytes - 1 : Math.min(bytes - 1, Long.parseLong(range.group(2)));
        if (!range.group(2).isEmpty() && Long.parseLong(range.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, last));
    }

    boolean isSatisfiable(long bytes) {
        return first < bytes;
    }

    long length() {
        return last - first + 1;
    }
}
