package io.jidi.fund.distribution;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a distribution. */
@Schema(implementation = String.class, pattern = "^dst_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record DistributionId(UUID value) implements TypedId {

    public static final String PREFIX = "dst";

    @JsonCreator
    public static DistributionId fromString(String text) {
        return new DistributionId(TypeIds.parse(PREFIX, text));
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
