package io.jidi.fund.watchlist;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies an entry of the watchlist; there is one for each enterprise. */
public record WatchEntryId(UUID value) implements TypedId {

    public static final String PREFIX = "wen";

    @JsonCreator
    public static WatchEntryId fromString(String text) {
        return new WatchEntryId(TypeIds.parse(PREFIX, text));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return wire();
    }
}
