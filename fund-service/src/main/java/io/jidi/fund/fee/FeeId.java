package io.jidi.fund.fee;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an accrual of the management fee. */
@Schema(implementation = String.class, pattern = "^fee_[0-7][0-9a-hjkmnp-tv-z]{25}$")
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
