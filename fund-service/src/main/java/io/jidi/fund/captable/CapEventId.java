package io.jidi.fund.captable;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies an event of a cap table. */
public record CapEventId(UUID value) implements TypedId {

    public static final String PREFIX = "cev";

    @JsonCreator
    public static CapEventId fromString(String text) {
        return new CapEventId(TypeIds.parse(PREFIX, text));
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
