package io.jidi.exchange.webhook;

import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Puts back what failed since a moment, the oldest first, so many at a time. */
@ApplicationScoped
class ReplayFailedMessages {

    /** More at once would only fall on the receiver that has just come back. */
    private static final int MOST = 1000;

    private final Webhooks webhooks;
    private final MessageQueue queue;
    private final AuditTrail audit;

    ReplayFailedMessages(Webhooks webhooks, MessageQueue queue, AuditTrail audit) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.audit = audit;
    }

    /** @param since messages that ended as failed at this moment or later */
    @Schema(name = "ReplayFailedMessages")
    public record Request(@NotNull Instant since) {}

    /** @param more whether another call would find more */
    @Schema(name = "ReplayedMessages")
    record Replayed(int messages, boolean more) {}

    Replayed execute(WebhookId id, Request request) {
        webhooks.own(id);
        int messages = queue.failedAgain(id, request.since(), MOST);
        audit.record("REPLAY_FAILED_WEBHOOK_MESSAGES", id.wire(), messages + " since " + request.since(), null, null);
        return new Replayed(messages, messages == MOST);
    }
}
