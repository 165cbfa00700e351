package io.jidi.testkit.sample;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a note. */
public record NoteId(UUID value) implements TypedId {

    static final String PREFIX = "nte";

    @JsonCreator
    public static NoteId fromString(String text) {
        return new NoteId(TypeIds.parse(PREFIX, text));
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
