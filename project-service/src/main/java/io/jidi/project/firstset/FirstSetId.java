package io.jidi.project.firstset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an application for a first set (首台套). */
@Schema(implementation = String.class, pattern = "^fst_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record FirstSetId(UUID value) implements TypedId {

    public static final String PREFIX = "fst";

    @JsonCreator
    public static FirstSetId fromString(String text) {
        return new FirstSetId(TypeIds.parse(PREFIX, text));
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
