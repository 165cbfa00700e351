package io.jidi.project.bounty;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a bounty (揭榜挂帅). */
@Schema(implementation = String.class, pattern = "^bty_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record BountyId(UUID value) implements TypedId {

    public static final String PREFIX = "bty";

    @JsonCreator
    public static BountyId fromString(String text) {
        return new BountyId(TypeIds.parse(PREFIX, text));
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
