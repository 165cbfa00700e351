package io.jidi.project.promotion;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a lead of investment promotion. */
@Schema(implementation = String.class, pattern = "^led_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record LeadId(UUID value) implements TypedId {

    public static final String PREFIX = "led";

    @JsonCreator
    public static LeadId fromString(String text) {
        return new LeadId(TypeIds.parse(PREFIX, text));
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
