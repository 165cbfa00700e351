package io.jidi.fund.performance;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an imported history. */
@Schema(implementation = String.class, pattern = "^him_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record HistoryImportId(UUID value) implements TypedId {

    public static final String PREFIX = "him";

    @JsonCreator
    public static HistoryImportId fromString(String text) {
        return new HistoryImportId(TypeIds.parse(PREFIX, text));
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
