package io.jidi.exchange.webhook;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A message with its attempts, the last first.
 *
 * @param payload the body as it is sent, as text; absent when it was let go by age
 */
@Schema(name = "WebhookMessage")
record MessageView(@JsonUnwrapped Summary message, @Nullable String payload, List<AttemptView> tries) {

    /**
     * What a list shows.
     *
     * @param id the {@code webhook-id} of every attempt
     * @param dueAt of the next attempt; absent when there is none
     */
    @Schema(name = "WebhookMessageSummary")
    record Summary(
            MessageId id,
            WebhookId webhookId,
            String eventId,
            String type,
            String subject,
            Message.State state,
            int attempts,
            @Nullable Instant dueAt,
            Instant createdAt,
            @Nullable Instant endedAt) {}
}
