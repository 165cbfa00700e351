package io.jidi.fund.captable;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an event of a cap table. */
@Schema(implementation = String.class, pattern = "^cev_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CapEventId(UUID value) implements TypedId {

    public static final String PREFIX = "cev";

    @JsonCreator
    public static CapEventId fromString(String text) {
        return new CapEventId(TypeIds.parse(PREFIX, text));
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
