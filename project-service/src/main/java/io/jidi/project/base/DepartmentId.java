package io.jidi.project.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a department. */
@Schema(implementation = String.class, pattern = "^dpt_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record DepartmentId(UUID value) implements TypedId {

    public static final String PREFIX = "dpt";

    @JsonCreator
    public static DepartmentId fromString(String text) {
        return new DepartmentId(TypeIds.parse(PREFIX, text));
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
