package io.jidi.fund.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a figure recorded for a year. */
public record InputId(UUID value) implements TypedId {

    public static final String PREFIX = "ein";

    @JsonCreator
    public static InputId fromString(String text) {
        return new InputId(TypeIds.parse(PREFIX, text));
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
