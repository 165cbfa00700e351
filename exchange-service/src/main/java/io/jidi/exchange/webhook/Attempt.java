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

/** One attempt to deliver, to be read; it is written by plain SQL. */
@Entity
@Immutable
@Table(name = "webhook_attempt")
class Attempt {

    @Id
    private UUID id = new UUID(0, 0);

    @Column(name = "message_id")
    private UUID messageId = new UUID(0, 0);

    @Column(name = "webhook_id")
    private UUID webhookId = new UUID(0, 0);

    private int number;
    private Instant at = Instant.EPOCH;
    private int millis;
    private @Nullable Integer status;

    @Enumerated(EnumType.STRING)
    private @Nullable DeliveryError error;

    @Column(name = "answer_bytes")
    private @Nullable Integer answerBytes;

    protected Attempt() {}

    AttemptView view() {
        return new AttemptView(
                new AttemptId(id),
                new MessageId(messageId),
                new WebhookId(webhookId),
                number,
                at,
                millis,
                status,
                error,
                answerBytes);
    }
}
