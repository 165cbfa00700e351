package io.jidi.exchange.webhook;

import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Draws another secret. The one before signs beside it for a day, unless it may be in wrong hands. */
@ApplicationScoped
class RotateWebhookSecret {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    RotateWebhookSecret(
            Webhooks webhooks, WebhookSecrets secrets, EntityManager entities, AuditTrail audit, Clock clock) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param endPrevious whether the present secret ends at once */
    @Schema(name = "RotateWebhookSecret")
    public record Request(
            @NotNull Boolean endPrevious,
            @NotBlank @Size(max = 500) String reason) {}

    Webhook execute(WebhookId id, Request request) {
        Webhook webhook = webhooks.own(id);
        Instant now = clock.instant();
        WebhookView before = webhook.view();
        webhook.receive(
                secrets.draw(webhook.nextSecretOwner()), request.endPrevious() ? null : now.plus(Webhook.OVERLAP), now);
        entities.flush();
        audit.record("ROTATE_WEBHOOK_SECRET", id.wire(), request.reason().strip(), before, webhook.view());
        return webhook;
    }
}
