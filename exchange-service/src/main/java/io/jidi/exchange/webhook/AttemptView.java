package io.jidi.exchange.webhook;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt went.
 *
 * @param number of the message's attempts, from 1
 * @param at when it began
 * @param millis how long it took
 * @param status of the answer; absent without one
 * @param error why it did not count as delivered; absent when it did
 * @param answerBytes of the answer's body that were read, at most 65536; what it said is not kept
 */
@Schema(name = "WebhookAttempt")
record AttemptView(
        AttemptId id,
        MessageId messageId,
        WebhookId webhookId,
        int number,
        Instant at,
        int millis,
        @Nullable Integer status,
        @Nullable DeliveryError error,
        @Nullable Integer answerBytes) {}
