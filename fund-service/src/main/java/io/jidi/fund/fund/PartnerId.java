package io.jidi.fund.fund;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a partner of one fund. */
@Schema(implementation = String.class, pattern = "^ptn_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record PartnerId(UUID value) implements TypedId {

    public static final String PREFIX = "ptn";

    @JsonCreator
    public static PartnerId fromString(String text) {
        return new PartnerId(TypeIds.parse(PREFIX, text));
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
