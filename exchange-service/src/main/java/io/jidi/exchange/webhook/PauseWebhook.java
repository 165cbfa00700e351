package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Stops sending; messages gather until it is resumed, as long as payloads are kept. */
@ApplicationScoped
class PauseWebhook {

    private final Webhooks webhooks;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    PauseWebhook(Webhooks webhooks, EntityManager entities, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why. */
    @Schema(name = "EndWebhookMatter")
    public record Request(@NotBlank @Size(max = 500) String reason) {}

    Webhook execute(WebhookId id, Request request) {
        Webhook webhook = webhooks.own(id);
        if (webhook.state() != Webhook.State.ACTIVE) {
            throw ExchangeProblem.WEBHOOK_STEP_REFUSED.problem("当前状态为 " + webhook.state(), "It is " + webhook.state());
        }
        WebhookView before = webhook.view();
        webhook.enter(Webhook.State.PAUSED, request.reason().strip(), clock.instant());
        entities.flush();
        audit.record("PAUSE_WEBHOOK", id.wire(), request.reason().strip(), before, webhook.view());
        return webhook;
    }
}
