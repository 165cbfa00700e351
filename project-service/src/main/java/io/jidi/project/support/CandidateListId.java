package io.jidi.project.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a candidate list of a support clause. */
@Schema(implementation = String.class, pattern = "^cnd_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CandidateListId(UUID value) implements TypedId {

    public static final String PREFIX = "cnd";

    @JsonCreator
    public static CandidateListId fromString(String text) {
        return new CandidateListId(TypeIds.parse(PREFIX, text));
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
