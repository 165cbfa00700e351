package io.jidi.fund.settlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a payment into a settlement. */
@Schema(implementation = String.class, pattern = "^stp_[0-7][0-9a-hjkmnp-tv-z]{25}$")
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
