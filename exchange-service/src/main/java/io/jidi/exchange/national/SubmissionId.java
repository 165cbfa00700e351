package io.jidi.exchange.national;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies what was handed to the national gateway. */
@Schema(implementation = String.class, pattern = "^nsb_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record SubmissionId(UUID value) implements TypedId {

    public static final String PREFIX = "nsb";

    @JsonCreator
    public static SubmissionId fromString(String text) {
        return new SubmissionId(TypeIds.parse(PREFIX, text));
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
