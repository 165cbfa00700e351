package io.jidi.exchange.webhook;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;

/** Ends a webhook: nothing more is sent, its secrets are gone at once, its log by age. */
@ApplicationScoped
class DeleteWebhook {

    private final Webhooks webhooks;
    private final EntityManager entities;
    private final Sql sql;
    private final AuditTrail audit;
    private final Clock clock;

    DeleteWebhook(Webhooks webhooks, EntityManager entities, Sql sql, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.entities = entities;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    void execute(WebhookId id) {
        Webhook webhook = webhooks.own(id);
        WebhookView before = webhook.view();
        webhook.enter(Webhook.State.DELETED, null, clock.instant());
        entities.flush();
        sql.update(
                "update webhook_message set state = 'DROPPED', ended_at = ?, leased_until = null"
                        + " where webhook_id = ? and state = 'PENDING'",
                clock.instant(),
                id.value());
        audit.record("DELETE_WEBHOOK", id.wire(), null, before, null);
    }
}
