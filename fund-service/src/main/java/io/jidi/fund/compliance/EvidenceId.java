package io.jidi.fund.compliance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a fact recorded with its document. */
@Schema(implementation = String.class, pattern = "^evd_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record EvidenceId(UUID value) implements TypedId {

    public static final String PREFIX = "evd";

    @JsonCreator
    public static EvidenceId fromString(String text) {
        return new EvidenceId(TypeIds.parse(PREFIX, text));
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
