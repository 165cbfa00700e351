package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies one income of an investment. */
public record IncomeId(UUID value) implements TypedId {

    public static final String PREFIX = "ivi";

    @JsonCreator
    public static IncomeId fromString(String text) {
        return new IncomeId(TypeIds.parse(PREFIX, text));
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
