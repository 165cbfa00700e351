package io.jidi.fund.prospect;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a prospect. */
@Schema(implementation = String.class, pattern = "^pro_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ProspectId(UUID value) implements TypedId {

    public static final String PREFIX = "pro";

    @JsonCreator
    public static ProspectId fromString(String text) {
        return new ProspectId(TypeIds.parse(PREFIX, text));
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
