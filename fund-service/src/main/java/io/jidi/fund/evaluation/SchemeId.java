package io.jidi.fund.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a version of a scheme. */
@Schema(implementation = String.class, pattern = "^sch_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record SchemeId(UUID value) implements TypedId {

    public static final String PREFIX = "sch";

    @JsonCreator
    public static SchemeId fromString(String text) {
        return new SchemeId(TypeIds.parse(PREFIX, text));
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
