package io.jidi.fund.settlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a payment into a settlement. */
public record SettlementPaymentId(UUID value) implements TypedId {

    public static final String PREFIX = "stp";

    @JsonCreator
    public static SettlementPaymentId fromString(String text) {
        return new SettlementPaymentId(TypeIds.parse(PREFIX, text));
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
