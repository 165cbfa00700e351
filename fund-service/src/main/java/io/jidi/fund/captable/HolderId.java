package io.jidi.fund.captable;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a holder of shares. */
@Schema(implementation = String.class, pattern = "^hol_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record HolderId(UUID value) implements TypedId {

    public static final String PREFIX = "hol";

    @JsonCreator
    public static HolderId fromString(String text) {
        return new HolderId(TypeIds.parse(PREFIX, text));
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
