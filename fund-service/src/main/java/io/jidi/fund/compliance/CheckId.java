package io.jidi.fund.compliance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one judgement of an act. */
@Schema(implementation = String.class, pattern = "^chk_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CheckId(UUID value) implements TypedId {

    public static final String PREFIX = "chk";

    @JsonCreator
    public static CheckId fromString(String text) {
        return new CheckId(TypeIds.parse(PREFIX, text));
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
