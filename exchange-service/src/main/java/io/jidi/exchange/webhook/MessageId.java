package io.jidi.exchange.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies one event for one receiver; the receiver sees it as {@code webhook-id}. */
@Schema(implementation = String.class, pattern = "^msg_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record MessageId(UUID value) implements TypedId {

    public static final String PREFIX = "msg";

    @JsonCreator
    public static MessageId fromString(String text) {
        return new MessageId(TypeIds.parse(PREFIX, text));
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
