package io.jidi.project.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an industry base. */
@Schema(implementation = String.class, pattern = "^bas_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record BaseId(UUID value) implements TypedId {

    public static final String PREFIX = "bas";

    @JsonCreator
    public static BaseId fromString(String text) {
        return new BaseId(TypeIds.parse(PREFIX, text));
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
