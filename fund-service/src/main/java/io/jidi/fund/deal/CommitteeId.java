package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a committee. */
public record CommitteeId(UUID value) implements TypedId {

    public static final String PREFIX = "com";

    @JsonCreator
    public static CommitteeId fromString(String text) {
        return new CommitteeId(TypeIds.parse(PREFIX, text));
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
