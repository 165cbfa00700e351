package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Sends again: what gathered while it was paused, and what comes. What was disabled starts afresh; its failed messages are replayed on demand. */
@ApplicationScoped
class ResumeWebhook {

    private final Webhooks webhooks;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    ResumeWebhook(Webhooks webhooks, EntityManager entities, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    Webhook execute(WebhookId id, PauseWebhook.Request request) {
        Webhook webhook = webhooks.own(id);
        if (webhook.state() == Webhook.State.ACTIVE) {
            throw ExchangeProblem.WEBHOOK_STEP_REFUSED.problem("当前状态为 " + webhook.state(), "It is " + webhook.state());
        }
        WebhookView before = webhook.view();
        webhook.enter(Webhook.State.ACTIVE, request.reason().strip(), clock.instant());
        entities.flush();
        audit.record("RESUME_WEBHOOK", id.wire(), request.reason().strip(), before, webhook.view());
        return webhook;
    }
}
