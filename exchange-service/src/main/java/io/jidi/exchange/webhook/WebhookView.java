package io.jidi.exchange.webhook;

import io.jidi.exchange.application.ApplicationId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as its owner sees it. The secret is never in it.
 *
 * @param applicationId of the platform that is told how far its data sets are; absent for an organisation's own
 * @param types event types, of a platform data sets; empty for all
 * @param scope entries as in a token: {@code region:340100}
 * @param secretShown whether the present secret has been handed over
 * @param previousSecretUntil how long the secret before signs too
 * @param failingSince first failure since the last success
 * @param heldUntil until when the receiver asked to be left alone
 */
@Schema(name = "Webhook")
record WebhookView(
        WebhookId id,
        @Nullable ApplicationId applicationId,
        String organisation,
        String url,
        String description,
        List<String> types,
        List<String> scope,
        Webhook.State state,
        @Nullable String stateReason,
        boolean secretShown,
        @Nullable Instant previousSecretUntil,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {}
