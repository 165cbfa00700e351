package io.jidi.fund.distribution;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a distribution. */
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
