package io.jidi.fund.reinvestment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies the claim that a tranche counts as reinvested. */
@Schema(implementation = String.class, pattern = "^rvc_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ClaimId(UUID value) implements TypedId {

    public static final String PREFIX = "rvc";

    @JsonCreator
    public static ClaimId fromString(String text) {
        return new ClaimId(TypeIds.parse(PREFIX, text));
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
