package io.jidi.enterprise.cultivation;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a run of cultivation lists. */
@Schema(type = SchemaType.STRING, examples = "cvr_01kb2c3d4e5f6g7h8j9kamcnps")
public record CultivationRunId(UUID value) implements TypedId {

    static final String PREFIX = "cvr";

    @JsonCreator
    public static CultivationRunId fromString(String text) {
        return new CultivationRunId(TypeIds.parse(PREFIX, text));
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
