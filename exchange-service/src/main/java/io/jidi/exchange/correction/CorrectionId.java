package io.jidi.exchange.correction;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a correction. */
@Schema(implementation = String.class, pattern = "^crn_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CorrectionId(UUID value) implements TypedId {

    public static final String PREFIX = "crn";

    @JsonCreator
    public static CorrectionId fromString(String text) {
        return new CorrectionId(TypeIds.parse(PREFIX, text));
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
