package io.jidi.fund.capitalcall;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a capital call. */
public record CapitalCallId(UUID value) implements TypedId {

    public static final String PREFIX = "ccl";

    @JsonCreator
    public static CapitalCallId fromString(String text) {
        return new CapitalCallId(TypeIds.parse(PREFIX, text));
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
