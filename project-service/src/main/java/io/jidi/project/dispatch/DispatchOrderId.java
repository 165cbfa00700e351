package io.jidi.project.dispatch;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies an entry of the ledger of escalation. */
@Schema(implementation = String.class, pattern = "^dor_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record DispatchOrderId(UUID value) implements TypedId {

    public static final String PREFIX = "dor";

    @JsonCreator
    public static DispatchOrderId fromString(String text) {
        return new DispatchOrderId(TypeIds.parse(PREFIX, text));
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
