package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a record that a platform handed in at the exchange. */
@Schema(implementation = String.class, pattern = "^inb_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record InboundRecordId(UUID value) implements TypedId {

    public static final String PREFIX = "inb";

    @JsonCreator
    public static InboundRecordId fromString(String text) {
        return new InboundRecordId(TypeIds.parse(PREFIX, text));
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
