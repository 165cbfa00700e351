package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a recorded value of an indicator. */
@Schema(implementation = String.class, pattern = "^ivl_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ValueId(UUID value) implements TypedId {

    public static final String PREFIX = "ivl";

    @JsonCreator
    public static ValueId fromString(String text) {
        return new ValueId(TypeIds.parse(PREFIX, text));
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
