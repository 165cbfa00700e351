package io.jidi.fund.deal;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a committee. */
@Schema(implementation = String.class, pattern = "^com_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CommitteeId(UUID value) implements TypedId {

    public static final String PREFIX = "com";

    @JsonCreator
    public static CommitteeId fromString(String text) {
        return new CommitteeId(TypeIds.parse(PREFIX, text));
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
