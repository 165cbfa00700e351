package io.jidi.fund.commitment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a commitment. */
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
