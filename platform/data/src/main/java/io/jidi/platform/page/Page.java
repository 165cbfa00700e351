package io.jidi.platform.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param nextPageToken asks for the next piece; absent on the last
 * @param asOf when the list was read
 * @param total number of all that match; only with {@code count=exact}
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextPageToken,
        Instant asOf,
        @Nullable Long total) {}
