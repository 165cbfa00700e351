package io.jidi.enterprise.chain;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a supplier link. */
@Schema(type = SchemaType.STRING, examples = "spl_01kb2c3d4e5f6g7h8j9kamcnps")
public record SupplyLinkId(UUID value) implements TypedId {

    static final String PREFIX = "spl";

    @JsonCreator
    public static SupplyLinkId fromString(String text) {
        return new SupplyLinkId(TypeIds.parse(PREFIX, text));
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
