package io.jidi.project.cityscore;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a round of city scoring. */
@Schema(implementation = String.class, pattern = "^scr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ScoreRoundId(UUID value) implements TypedId {

    public static final String PREFIX = "scr";

    @JsonCreator
    public static ScoreRoundId fromString(String text) {
        return new ScoreRoundId(TypeIds.parse(PREFIX, text));
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
