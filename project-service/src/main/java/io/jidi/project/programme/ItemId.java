package io.jidi.project.programme;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an item of the programme register. */
@Schema(implementation = String.class, pattern = "^itm_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ItemId(UUID value) implements TypedId {

    public static final String PREFIX = "itm";

    @JsonCreator
    public static ItemId fromString(String text) {
        return new ItemId(TypeIds.parse(PREFIX, text));
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
