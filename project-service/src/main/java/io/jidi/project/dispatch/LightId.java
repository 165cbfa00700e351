package io.jidi.project.dispatch;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies the frozen light of a project in a month. */
@Schema(implementation = String.class, pattern = "^lgt_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record LightId(UUID value) implements TypedId {

    public static final String PREFIX = "lgt";

    @JsonCreator
    public static LightId fromString(String text) {
        return new LightId(TypeIds.parse(PREFIX, text));
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
