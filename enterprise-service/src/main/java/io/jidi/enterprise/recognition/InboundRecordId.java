package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a record that a platform handed in at the exchange. */
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
