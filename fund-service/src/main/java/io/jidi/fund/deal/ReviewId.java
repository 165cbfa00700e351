package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a review of a deal. */
public record ReviewId(UUID value) implements TypedId {

    public static final String PREFIX = "drv";

    @JsonCreator
    public static ReviewId fromString(String text) {
        return new ReviewId(TypeIds.parse(PREFIX, text));
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
