package io.jidi.fund.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a commitment. */
@Schema(implementation = String.class, pattern = "^cmt_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CommitmentId(UUID value) implements TypedId {

    public static final String PREFIX = "cmt";

    @JsonCreator
    public static CommitmentId fromString(String text) {
        return new CommitmentId(TypeIds.parse(PREFIX, text));
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
