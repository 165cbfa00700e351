package io.jidi.fund.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a figure recorded for a year. */
@Schema(implementation = String.class, pattern = "^ein_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record InputId(UUID value) implements TypedId {

    public static final String PREFIX = "ein";

    @JsonCreator
    public static InputId fromString(String text) {
        return new InputId(TypeIds.parse(PREFIX, text));
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
