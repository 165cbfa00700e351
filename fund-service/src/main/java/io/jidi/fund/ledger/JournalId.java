package io.jidi.fund.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;

/** Identifies a journal. */
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
