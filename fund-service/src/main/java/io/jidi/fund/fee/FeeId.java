package io.jidi.fund.fee;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies an accrual of the management fee. */
public record FeeId(UUID value) implements TypedId {

    public static final String PREFIX = "fee";

    @JsonCreator
    public static FeeId fromString(String text) {
        return new FeeId(TypeIds.parse(PREFIX, text));
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
