package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one payment into an investment. */
@Schema(implementation = String.class, pattern = "^ivf_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record FundingId(UUID value) implements TypedId {

    public static final String PREFIX = "ivf";

    @JsonCreator
    public static FundingId fromString(String text) {
        return new FundingId(TypeIds.parse(PREFIX, text));
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
