package io.jidi.exchange.webhook;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One event for one receiver, to be read; it is written by plain SQL. */
@Entity
@Immutable
@Table(name = "webhook_message")
class Message {

    /**
     * FAILED: no try is left, or the webhook was disabled. WITHHELD: its subject must not be shared any more. DROPPED: the
     * webhook was deleted, or the message waited longer than payloads are kept.
     */
    enum State {
        PENDING,
        DELIVERED,
        FAILED,
        WITHHELD,
        DROPPED
    }

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "webhook_id")
    private UUID webhookId = new UUID(0, 0);

    @Column(name = "event_id")
    private String eventId = "";

    private String type = "";
    private String subject = "";
    private @Nullable String payload;

    @Enumerated(EnumType.STRING)
    private State state = State.PENDING;

    private int attempts;

    @Column(name = "due_at")
    private Instant dueAt = Instant.EPOCH;

    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    protected Message() {}

    MessageView.Summary summary() {
        return new MessageView.Summary(
                new MessageId(id),
                new WebhookId(webhookId),
                eventId,
                type,
                subject,
                state,
                attempts,
                state == State.PENDING ? dueAt : null,
                createdAt,
                endedAt);
    }

    WebhookId webhook() {
        return new WebhookId(webhookId);
    }

    @Nullable
    String payload() {
        return payload;
    }
}
