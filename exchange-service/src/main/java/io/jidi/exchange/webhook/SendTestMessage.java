package io.jidi.exchange.webhook;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Sends a message of no event, once, and tells how it went; also to a webhook that is paused or disabled. */
@ApplicationScoped
class SendTestMessage {

    static final String TYPE = "webhook.test";

    private final Webhooks webhooks;
    private final MessageQueue queue;
    private final Deliveries deliveries;
    private final Payloads payloads;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    SendTestMessage(
            Webhooks webhooks,
            MessageQueue queue,
            Deliveries deliveries,
            Payloads payloads,
            EntityManager entities,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.deliveries = deliveries;
        this.payloads = payloads;
        this.entities = entities;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    AttemptView execute(WebhookId id) {
        MessageId message = new MessageId(ids.next());
        Job job = QuarkusTransaction.requiringNew().call(() -> {
            webhooks.own(id);
            audit.record("TEST_WEBHOOK", id.wire(), null, null, message);
            return queue.takeOnce(
                    message,
                    new MessageQueue.Letter(
                            id.value(),
                            message.wire(),
                            TYPE,
                            id.wire(),
                            payloads.own(
                                    message.wire(), TYPE, id.wire(), clock.instant(), Map.of("webhookId", id.wire()))));
        });
        AttemptId attempt = deliveries.attempt(job);
        return QuarkusTransaction.requiringNew()
                .call(() -> Optional.ofNullable(entities.find(Attempt.class, attempt.value()))
                        .orElseThrow()
                        .view());
    }
}
