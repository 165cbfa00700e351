package io.jidi.platform.page;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a list.
 *
 * @param items what the contract tells of T; asked with {@code fields} they are maps that have only these members, so a page
 *     is to be written, and its items not to be read as T
 * @param nextPageToken asks for the next piece; absent on the last
 * @param asOf when the list was read
 * @param total number of all that match; only with {@code count=exact}
 */
public record Page<T>(
        // Each item is written as what it is: Jackson would take it for a T, and fail at a map.
        @JsonSerialize(contentAs = Object.class) List<T> items,
        @Nullable String nextPageToken,
        Instant asOf,
        @Nullable Long total) {}
