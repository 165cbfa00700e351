package io.jidi.fund.guidance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an enrolment. */
@Schema(implementation = String.class, pattern = "^enr_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record EnrolmentId(UUID value) implements TypedId {

    public static final String PREFIX = "enr";

    @JsonCreator
    public static EnrolmentId fromString(String text) {
        return new EnrolmentId(TypeIds.parse(PREFIX, text));
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
