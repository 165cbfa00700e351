package io.jidi.enterprise.enterprise;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an enterprise in the registry. */
@Schema(type = SchemaType.STRING, examples = "ent_01kb2c3d4e5f6g7h8j9kamcnpq")
public record EnterpriseId(UUID value) implements TypedId {

    public static final String PREFIX = "ent";

    @JsonCreator
    public static EnterpriseId fromString(String text) {
        return new EnterpriseId(TypeIds.parse(PREFIX, text));
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
