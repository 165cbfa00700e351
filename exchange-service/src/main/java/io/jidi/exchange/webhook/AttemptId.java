package io.jidi.exchange.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one attempt to deliver a message. */
@Schema(implementation = String.class, pattern = "^att_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record AttemptId(UUID value) implements TypedId {

    public static final String PREFIX = "att";

    @JsonCreator
    public static AttemptId fromString(String text) {
        return new AttemptId(TypeIds.parse(PREFIX, text));
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
