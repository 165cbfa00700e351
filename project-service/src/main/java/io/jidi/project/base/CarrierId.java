package io.jidi.project.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a carrier of a base. */
@Schema(implementation = String.class, pattern = "^car_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record CarrierId(UUID value) implements TypedId {

    public static final String PREFIX = "car";

    @JsonCreator
    public static CarrierId fromString(String text) {
        return new CarrierId(TypeIds.parse(PREFIX, text));
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
