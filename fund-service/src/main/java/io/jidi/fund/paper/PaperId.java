package io.jidi.fund.paper;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a paper. */
@Schema(implementation = String.class, pattern = "^ppr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record PaperId(UUID value) implements TypedId {

    public static final String PREFIX = "ppr";

    @JsonCreator
    public static PaperId fromString(String text) {
        return new PaperId(TypeIds.parse(PREFIX, text));
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
