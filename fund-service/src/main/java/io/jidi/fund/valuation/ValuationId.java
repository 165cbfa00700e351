package io.jidi.fund.valuation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a valuation. */
@Schema(implementation = String.class, pattern = "^val_[0-7][0-9a-hjkmnp-tv-z]{25}$")
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
