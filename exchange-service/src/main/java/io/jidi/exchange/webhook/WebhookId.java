package io.jidi.exchange.webhook;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.TypedId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Identifies a webhook. */
@Schema(implementation = String.class, pattern = "^whk_[0-7][0-9a-hjkmnp-tv-z]{25}$")
public record WebhookId(UUID value) implements TypedId {

    public static final String PREFIX = "whk";

    @JsonCreator
    public static WebhookId fromString(String text) {
        return new WebhookId(TypeIds.parse(PREFIX, text));
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
