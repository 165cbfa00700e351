package io.jidi.exchange.application;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a registered platform. */
@Schema(implementation = String.class, pattern = "^app_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record ApplicationId(UUID value) implements TypedId {

    public static final String PREFIX = "app";

    @JsonCreator
    public static ApplicationId fromString(String text) {
        return new ApplicationId(TypeIds.parse(PREFIX, text));
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
