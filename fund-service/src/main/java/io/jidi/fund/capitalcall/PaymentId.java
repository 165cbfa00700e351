package io.jidi.fund.capitalcall;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a payment received. */
@Schema(implementation = String.class, pattern = "^pay_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record PaymentId(UUID value) implements TypedId {

    public static final String PREFIX = "pay";

    @JsonCreator
    public static PaymentId fromString(String text) {
        return new PaymentId(TypeIds.parse(PREFIX, text));
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
