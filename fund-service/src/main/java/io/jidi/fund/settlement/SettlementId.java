package io.jidi.fund.settlement;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a settlement. */
@Schema(implementation = String.class, pattern = "^stl_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record SettlementId(UUID value) implements TypedId {

    public static final String PREFIX = "stl";

    @JsonCreator
    public static SettlementId fromString(String text) {
        return new SettlementId(TypeIds.parse(PREFIX, text));
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
