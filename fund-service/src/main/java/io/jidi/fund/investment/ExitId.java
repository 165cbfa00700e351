package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies one sale of an investment. */
public record ExitId(UUID value) implements TypedId {

    public static final String PREFIX = "ivx";

    @JsonCreator
    public static ExitId fromString(String text) {
        return new ExitId(TypeIds.parse(PREFIX, text));
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
