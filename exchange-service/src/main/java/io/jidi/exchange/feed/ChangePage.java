package io.jidi.exchange.feed;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** @param nextCursor asks for what comes after; the same as was sent when there is nothing yet */
@Schema(name = "ChangePage")
public record ChangePage(List<Item> items, String nextCursor, boolean hasMore) {

    /** What became of the record. */
    public enum Op {
        upsert,
        delete
    }

    /**
     * One change.
     *
     * @param seq ascending within the data set
     * @param data the record as it is now; absent for a deletion
     * @param reason of a deletion: WITHDRAWN, NO_LONGER_LISTED, OUT_OF_SCOPE when it moved to a region that is not covered
     */
    @Schema(name = "Change")
    public record Item(
            long seq,
            Op op,
            String id,
            long rev,
            @Nullable OffsetDateTime changedAt,
            @Nullable OffsetDateTime deletedAt,
            @Nullable String reason,

            @Schema(additionalProperties = Object.class) @Nullable
            SortedMap<String, Object> data) {}
}
