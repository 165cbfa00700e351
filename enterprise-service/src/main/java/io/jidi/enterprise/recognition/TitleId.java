package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a title that was given. */
@Schema(type = SchemaType.STRING, examples = "ttl_01kb2c3d4e5f6g7h8j9kamcnpz")
public record TitleId(UUID value) implements TypedId {

    public static final String PREFIX = "ttl";

    @JsonCreator
    public static TitleId fromString(String text) {
        return new TitleId(TypeIds.parse(PREFIX, text));
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
