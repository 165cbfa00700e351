package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies one payment into an investment. */
public record FundingId(UUID value) implements TypedId {

    public static final String PREFIX = "ivf";

    @JsonCreator
    public static FundingId fromString(String text) {
        return new FundingId(TypeIds.parse(PREFIX, text));
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
