package io.jidi.enterprise.recognition;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an application for a title. */
@Schema(type = SchemaType.STRING, examples = "rcg_01kb2c3d4e5f6g7h8j9kamcnpz")
public record RecognitionId(UUID value) implements TypedId {

    public static final String PREFIX = "rcg";

    @JsonCreator
    public static RecognitionId fromString(String text) {
        return new RecognitionId(TypeIds.parse(PREFIX, text));
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
