package io.jidi.enterprise.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an enterprise's place on a chain. */
@Schema(type = SchemaType.STRING, examples = "cpo_01kb2c3d4e5f6g7h8j9kamcnps")
public record PositionId(UUID value) implements TypedId {

    static final String PREFIX = "cpo";

    @JsonCreator
    public static PositionId fromString(String text) {
        return new PositionId(TypeIds.parse(PREFIX, text));
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
