package io.jidi.fund.capitalcall;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a capital call. */
@Schema(implementation = String.class, pattern = "^ccl_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CapitalCallId(UUID value) implements TypedId {

    public static final String PREFIX = "ccl";

    @JsonCreator
    public static CapitalCallId fromString(String text) {
        return new CapitalCallId(TypeIds.parse(PREFIX, text));
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
