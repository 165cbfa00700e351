package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one sale of an investment. */
@Schema(implementation = String.class, pattern = "^ivx_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ExitId(UUID value) implements TypedId {

    public static final String PREFIX = "ivx";

    @JsonCreator
    public static ExitId fromString(String text) {
        return new ExitId(TypeIds.parse(PREFIX, text));
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
