package io.jidi.fund.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a version of a scheme. */
public record SchemeId(UUID value) implements TypedId {

    public static final String PREFIX = "sch";

    @JsonCreator
    public static SchemeId fromString(String text) {
        return new SchemeId(TypeIds.parse(PREFIX, text));
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
