package io.jidi.project.library;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a project of the library. */
@Schema(implementation = String.class, pattern = "^prj_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ProjectId(UUID value) implements TypedId {

    public static final String PREFIX = "prj";

    @JsonCreator
    public static ProjectId fromString(String text) {
        return new ProjectId(TypeIds.parse(PREFIX, text));
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
