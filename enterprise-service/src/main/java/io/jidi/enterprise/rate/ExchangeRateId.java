package io.jidi.enterprise.rate;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a published exchange rate. */
@Schema(type = SchemaType.STRING, examples = "fxr_01kb2c3d4e5f6g7h8j9kamcnps")
record ExchangeRateId(UUID value) implements TypedId {

    static final String PREFIX = "fxr";

    @JsonCreator
    static ExchangeRateId fromString(String text) {
        return new ExchangeRateId(TypeIds.parse(PREFIX, text));
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
