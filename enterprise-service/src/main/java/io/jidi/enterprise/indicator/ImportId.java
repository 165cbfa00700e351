package io.jidi.enterprise.indicator;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an import of indicators. */
@Schema(type = SchemaType.STRING, examples = "imp_01kb2c3d4e5f6g7h8j9kamcnpx")
public record ImportId(UUID value) implements TypedId {

    static final String PREFIX = "imp";

    @JsonCreator
    public static ImportId fromString(String text) {
        return new ImportId(TypeIds.parse(PREFIX, text));
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
