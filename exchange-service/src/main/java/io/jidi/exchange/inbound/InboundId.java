package io.jidi.exchange.inbound;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a record that was handed in. */
@Schema(implementation = String.class, pattern = "^inb_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record InboundId(UUID value) implements TypedId {

    public static final String PREFIX = "inb";

    @JsonCreator
    public static InboundId fromString(String text) {
        return new InboundId(TypeIds.parse(PREFIX, text));
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
