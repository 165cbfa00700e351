package io.jidi.fund.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a journal. */
@Schema(implementation = String.class, pattern = "^jrn_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record JournalId(UUID value) implements TypedId {

    public static final String PREFIX = "jrn";

    @JsonCreator
    public static JournalId fromString(String text) {
        return new JournalId(TypeIds.parse(PREFIX, text));
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
