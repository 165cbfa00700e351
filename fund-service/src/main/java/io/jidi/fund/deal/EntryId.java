package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an entry of a deal. */
@Schema(implementation = String.class, pattern = "^den_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record EntryId(UUID value) implements TypedId {

    public static final String PREFIX = "den";

    @JsonCreator
    public static EntryId fromString(String text) {
        return new EntryId(TypeIds.parse(PREFIX, text));
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
