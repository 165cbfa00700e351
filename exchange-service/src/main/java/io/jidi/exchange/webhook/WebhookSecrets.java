package io.jidi.exchange.webhook;

import io.jidi.exchange.application.SealedSecret;
import io.jidi.exchange.webhook.rules.WebhookSignature;
import jakarta.inject.Singleton;
import java.util.Base64;

/** The secrets of webhooks: drawn, and sealed for the webhook and their number. */
@Singleton
class WebhookSecrets {

    private final SealedSecret sealing;

    WebhookSecrets(SealedSecret sealing) {
        this.sealing = sealing;
    }

    /** A new secret of 32 bytes in the form of Standard Webhooks, sealed. */
    String draw(String owner) {
        byte[] bytes = Base64.getUrlDecoder().decode(sealing.draw());
        return sealing.seal(
                owner, WebhookSignature.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    String open(String owner, String sealed) {
        return sealing.open(owner, sealed);
    }
}
