package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies an entry of a deal. */
public record EntryId(UUID value) implements TypedId {

    public static final String PREFIX = "den";

    @JsonCreator
    public static EntryId fromString(String text) {
        return new EntryId(TypeIds.parse(PREFIX, text));
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
