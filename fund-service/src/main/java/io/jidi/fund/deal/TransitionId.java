package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a move of a deal. */
@Schema(implementation = String.class, pattern = "^dtr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record TransitionId(UUID value) implements TypedId {

    public static final String PREFIX = "dtr";

    @JsonCreator
    public static TransitionId fromString(String text) {
        return new TransitionId(TypeIds.parse(PREFIX, text));
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
