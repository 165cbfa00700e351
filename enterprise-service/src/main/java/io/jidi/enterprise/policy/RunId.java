package io.jidi.enterprise.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a run over the population. */
@Schema(type = SchemaType.STRING, examples = "run_01kb2c3d4e5f6g7h8j9kamcnps")
public record RunId(UUID value) implements TypedId {

    static final String PREFIX = "run";

    @JsonCreator
    public static RunId fromString(String text) {
        return new RunId(TypeIds.parse(PREFIX, text));
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
