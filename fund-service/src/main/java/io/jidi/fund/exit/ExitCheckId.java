package io.jidi.fund.exit;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a check of an exit route. */
@Schema(implementation = String.class, pattern = "^xck_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ExitCheckId(UUID value) implements TypedId {

    public static final String PREFIX = "xck";

    @JsonCreator
    public static ExitCheckId fromString(String text) {
        return new ExitCheckId(TypeIds.parse(PREFIX, text));
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
