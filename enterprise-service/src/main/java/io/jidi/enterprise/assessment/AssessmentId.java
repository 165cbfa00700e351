package io.jidi.enterprise.assessment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an assessment. */
@Schema(type = SchemaType.STRING, examples = "asm_01kb2c3d4e5f6g7h8j9kamcnps")
public record AssessmentId(UUID value) implements TypedId {

    static final String PREFIX = "asm";

    @JsonCreator
    public static AssessmentId fromString(String text) {
        return new AssessmentId(TypeIds.parse(PREFIX, text));
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
