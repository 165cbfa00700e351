package io.jidi.fund.compliance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a list of key fields. */
public record KeyFieldListId(UUID value) implements TypedId {

    public static final String PREFIX = "kfl";

    @JsonCreator
    public static KeyFieldListId fromString(String text) {
        return new KeyFieldListId(TypeIds.parse(PREFIX, text));
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
