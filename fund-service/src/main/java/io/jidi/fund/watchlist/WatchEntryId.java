package io.jidi.fund.watchlist;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an entry of the watchlist; there is one for each enterprise. */
@Schema(implementation = String.class, pattern = "^wen_[0-7][0-9a-hjkmnp-tv-z]{25}$")
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
