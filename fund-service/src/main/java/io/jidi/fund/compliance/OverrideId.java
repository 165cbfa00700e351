package io.jidi.fund.compliance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an override. */
@Schema(implementation = String.class, pattern = "^ovr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record OverrideId(UUID value) implements TypedId {

    public static final String PREFIX = "ovr";

    @JsonCreator
    public static OverrideId fromString(String text) {
        return new OverrideId(TypeIds.parse(PREFIX, text));
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
