package io.jidi.fund.prospect;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a prospect. */
public record ProspectId(UUID value) implements TypedId {

    public static final String PREFIX = "pro";

    @JsonCreator
    public static ProspectId fromString(String text) {
        return new ProspectId(TypeIds.parse(PREFIX, text));
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
