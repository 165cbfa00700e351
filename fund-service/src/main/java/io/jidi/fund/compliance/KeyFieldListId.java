package io.jidi.fund.compliance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a list of key fields. */
@Schema(implementation = String.class, pattern = "^kfl_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record KeyFieldListId(UUID value) implements TypedId {

    public static final String PREFIX = "kfl";

    @JsonCreator
    public static KeyFieldListId fromString(String text) {
        return new KeyFieldListId(TypeIds.parse(PREFIX, text));
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
