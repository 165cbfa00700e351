package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a move of a deal. */
public record TransitionId(UUID value) implements TypedId {

    public static final String PREFIX = "dtr";

    @JsonCreator
    public static TransitionId fromString(String text) {
        return new TransitionId(TypeIds.parse(PREFIX, text));
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
