package io.jidi.enterprise.criteria;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a draft of an edition. */
@Schema(type = SchemaType.STRING, examples = "edd_01kb2c3d4e5f6g7h8j9kamcnps")
public record DraftId(UUID value) implements TypedId {

    static final String PREFIX = "edd";

    @JsonCreator
    public static DraftId fromString(String text) {
        return new DraftId(TypeIds.parse(PREFIX, text));
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
