package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shows a secret once. Whoever loses it draws another. */
@ApplicationScoped
class HandOverWebhookSecret {

    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final AuditTrail audit;

    HandOverWebhookSecret(Webhooks webhooks, WebhookSecrets secrets, AuditTrail audit) {
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.audit = audit;
    }

    /** Shown this once. */
    @Schema(name = "WebhookSecret")
    record Secret(WebhookId id, String secret) {
        @Override
        public String toString() {
            return "Secret[" + id + "]";
        }
    }

    Secret execute(WebhookId id) {
        Webhook webhook = webhooks.own(id);
        String sealed = webhook.secretToShow();
        if (sealed == null) {
            throw ExchangeProblem.WEBHOOK_STEP_REFUSED.problem(
                    "密钥已交付过，如已遗失请轮换", "The secret was handed over before; if it is lost, rotate it");
        }
        webhook.shown();
        audit.record("HAND_OVER_WEBHOOK_SECRET", id.wire(), null, null, null);
        return new Secret(id, secrets.open(webhook.secretOwner(), sealed));
    }
}
