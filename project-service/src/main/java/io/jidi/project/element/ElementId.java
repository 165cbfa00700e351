package io.jidi.project.element;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a request for an element. */
@Schema(implementation = String.class, pattern = "^elr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ElementId(UUID value) implements TypedId {

    public static final String PREFIX = "elr";

    @JsonCreator
    public static ElementId fromString(String text) {
        return new ElementId(TypeIds.parse(PREFIX, text));
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
