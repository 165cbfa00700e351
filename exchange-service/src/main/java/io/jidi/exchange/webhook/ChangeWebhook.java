package io.jidi.exchange.webhook;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Replaces address, description and types. What waits goes to the new address; the scope stays. */
@ApplicationScoped
class ChangeWebhook {

    private final Webhooks webhooks;
    private final WebhookContent content;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    ChangeWebhook(Webhooks webhooks, WebhookContent content, EntityManager entities, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.content = content;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    Webhook execute(WebhookId id, @Nullable String ifMatch, WebhookContent.Request request) {
        Webhook webhook = webhooks.own(id);
        Versions.requireMatch(ifMatch, webhook.version());
        WebhookView before = webhook.view();
        content.enter(webhook, request, clock.instant());
        entities.flush();
        audit.record("CHANGE_WEBHOOK", id.wire(), null, before, webhook.view());
        return webhook;
    }
}
