package io.jidi.fund.investment;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one income of an investment. */
@Schema(implementation = String.class, pattern = "^ivi_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record IncomeId(UUID value) implements TypedId {

    public static final String PREFIX = "ivi";

    @JsonCreator
    public static IncomeId fromString(String text) {
        return new IncomeId(TypeIds.parse(PREFIX, text));
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
