package io.jidi.exchange.dataset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an event means to a data set.
 *
 * @param id pointers whose values, joined by {@code :}, identify the record
 * @param region pointer to one region or, with {@code *} as a segment, to several; after a {@code |} what holds when there is
 *     none; {@code =text} is a constant
 * @param each pointer to a list whose elements are the records; absent: the event is one record. Of the aggregate's records, what
 *     the list no longer has is gone
 * @param within pointers whose values, joined by {@code :}, begin the identifiers of all records that the list could have; absent:
 *     it has all of the aggregate
 * @param when the event counts only if the value at the pointer is one of these
 * @param withhold pointer to a flag that keeps the whole aggregate back while it is true
 * @param fields pointers for this event, where they differ from the field's own; {@code =text} is a constant
 * @param reason of a removal
 */
public record Source(
        String type,
        Effect effect,
        @Nullable List<String> id,
        @Nullable String region,
        @Nullable String each,
        @Nullable List<String> within,
        @Nullable Condition when,
        @Nullable String withhold,
        @Nullable Map<String, String> fields,
        @Nullable String reason) {

    /** What becomes of the record. */
    public enum Effect {
        /** The event has all of it. */
        PUT,
        /** The event has some of it; the rest stays. */
        MERGE,
        REMOVE
    }

    /** A value that must be one of several. */
    public record Condition(String pointer, List<String> in) {}
}
