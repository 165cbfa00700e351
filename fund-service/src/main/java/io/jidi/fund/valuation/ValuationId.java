package io.jidi.fund.valuation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a valuation. */
public record ValuationId(UUID value) implements TypedId {

    public static final String PREFIX = "val";

    @JsonCreator
    public static ValuationId fromString(String text) {
        return new ValuationId(TypeIds.parse(PREFIX, text));
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
