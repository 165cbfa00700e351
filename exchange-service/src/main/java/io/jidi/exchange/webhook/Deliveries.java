package io.jidi.exchange.webhook;

import io.jidi.exchange.ExchangeEvents;
import io.jidi.exchange.webhook.rules.RetryPlan;
import io.jidi.exchange.webhook.rules.WebhookSignature;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.DatabaseFault;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Makes one attempt and writes down how it went. Between the two a process may die: then the message is sent again, which its
 * id tells the receiver.
 */
@ApplicationScoped
class Deliveries {

    private static final int GONE = 410;
    /** Of writing down; another transaction may hold the webhook. */
    private static final int TRIES = 4;

    /** A mark that no scope covers: of a platform's webhook only the administrator learns, from the audit trail. */
    private static final String NOBODY = "platform:";

    private final Destinations destinations;
    private final Sender sender;
    private final Webhooks webhooks;
    private final WebhookMeters meters;
    private final EntityManager entities;
    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final CallContext call;
    private final Uuid7 ids;
    private final Clock clock;
    private final RetryPlan plan;
    private final Duration disableAfter;

    Deliveries(
            Destinations destinations,
            Sender sender,
            Webhooks webhooks,
            WebhookMeters meters,
            EntityManager entities,
            Sql sql,
            Outbox outbox,
            AuditTrail audit,
            CallContext call,
            Uuid7 ids,
            Clock clock,
            WebhookSettings settings) {
        this.destinations = destinations;
        this.sender = sender;
        this.webhooks = webhooks;
        this.meters = meters;
        this.entities = entities;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.call = call;
        this.ids = ids;
        this.clock = clock;
        this.plan = new RetryPlan(settings.retries());
        this.disableAfter = settings.disableAfter();
    }

    /** How an attempt went; {@code answer} is absent when none came. */
    private record Outcome(
            AttemptId id,
            Instant at,
            int millis,
            Sender.@Nullable Answer answer,
            @Nullable DeliveryError error) {

        boolean delivered() {
            return error == null;
        }
    }

    /** Delivers for the queue. */
    @ActivateRequestContext
    void deliver(Job job) {
        call.actAs(Caller.system("exchange-webhooks"), job.message().wire(), null);
        if (job.withheld()) {
            QuarkusTransaction.requiringNew().run(() -> end(job, Message.State.WITHHELD));
            meters.counted("withheld");
        } else {
            attempt(job);
        }
    }

    /** Makes the attempt, whoever asked for it; outside any transaction, which would be held open while the receiver thinks. */
    AttemptId attempt(Job job) {
        Outcome outcome = send(job);
        Fault.point("webhook.before-mark");
        for (int attempt = 1; ; attempt++) {
            try {
                QuarkusTransaction.requiringNew().run(() -> settle(job, outcome));
                return outcome.id();
            } catch (RuntimeException e) {
                // What was sent is only written down again, not sent again.
                if (attempt == TRIES || !DatabaseFault.isRepeatable(e)) {
                    throw e;
                }
            }
        }
    }

    private Outcome send(Job job) {
        Instant at = clock.instant();
        long begun = System.nanoTime();
        byte[] body = job.payload().getBytes(StandardCharsets.UTF_8);
        Sender.@Nullable Answer answer = null;
        @Nullable DeliveryError error;
        try {
            answer = sender.post(
                    destinations.check(job.url()),
                    Map.of(
                            "Content-Type", "application/cloudevents+json",
                            "User-Agent", "Jidi-Webhooks/1",
                            "webhook-id", job.message().wire(),
                            "webhook-timestamp", String.valueOf(at.getEpochSecond()),
                            "webhook-signature",
                                    WebhookSignature.header(
                                            job.secrets(), job.message().wire(), at.getEpochSecond(), body)),
                    body);
            error = error(answer.status());
        } catch (Undelivered undelivered) {
            error = undelivered.error();
        }
        int millis = Math.toIntExact((System.nanoTime() - begun) / 1_000_000);
        return new Outcome(new AttemptId(ids.next()), at, millis, answer, error);
    }

    private static @Nullable DeliveryError error(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        if (status >= 300 && status < 400) {
            return DeliveryError.REDIRECTED;
        }
        return status == GONE ? DeliveryError.GONE : DeliveryError.REJECTED;
    }

    /** The webhook is locked first, as every command does: so nobody waits for the other. */
    private void settle(Job job, Outcome outcome) {
        Instant now = clock.instant();
        Optional<Instant> failingSince = sql.first(
                        "select failing_since from webhook where id = ? for no key update",
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        job.webhook().value())
                .orElseThrow();
        Sender.@Nullable Answer answer = outcome.answer();
        sql.update(
                "insert into webhook_attempt (id, message_id, webhook_id, number, at, millis, status, error, answer_bytes)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                outcome.id().value(),
                job.message().value(),
                job.webhook().value(),
                job.attempt(),
                outcome.at(),
                outcome.millis(),
                answer == null ? null : answer.status(),
                outcome.error(),
                answer == null ? null : answer.bytes());
        if (outcome.delivered()) {
            end(job, Message.State.DELIVERED);
            if (failingSince.isPresent()) {
                sql.update(
                        "update webhook set failing_since = null where id = ?",
                        job.webhook().value());
            }
            meters.counted("delivered");
            return;
        }
        Optional<Instant> held =
                answer == null ? Optional.empty() : RetryPlan.heldUntil(answer.status(), answer.retryAfter(), now);
        meters.counted(String.valueOf(outcome.error()));
        retry(job, held, now);
        sql.update(
                "update webhook set failing_since = ?, held_until = coalesce(?, held_until) where id = ?",
                failingSince.orElse(now),
                held.orElse(null),
                job.webhook().value());
        boolean gone = outcome.error() == DeliveryError.GONE;
        if (gone || !failingSince.orElse(now).plus(disableAfter).isAfter(now)) {
            disable(job.webhook(), gone ? "GONE" : "FAILING", now);
        }
    }

    private void retry(Job job, Optional<Instant> held, Instant now) {
        Optional<Duration> pause = job.once()
                ? Optional.empty()
                : plan.after(job.tries(), ThreadLocalRandom.current().nextInt(1000));
        if (pause.isEmpty()) {
            end(job, Message.State.FAILED);
            return;
        }
        Instant due = now.plus(pause.get());
        sql.update(
                "update webhook_message set due_at = ?, leased_until = null where id = ? and state = 'PENDING'"
                        + " and attempts = ?",
                held.filter(until -> until.isAfter(due)).orElse(due),
                job.message().value(),
                job.attempt());
    }

    /** Nothing when another has taken the message since, or it was ended meanwhile. */
    private void end(Job job, Message.State state) {
        sql.update(
                "update webhook_message set state = ?, ended_at = ?, leased_until = null where id = ? and state = 'PENDING'"
                        + " and attempts = ?",
                state,
                clock.instant(),
                job.message().value(),
                job.attempt());
    }

    private void disable(WebhookId id, String reason, Instant now) {
        Webhook webhook = webhooks.locked(id);
        if (webhook.state() != Webhook.State.ACTIVE && webhook.state() != Webhook.State.PAUSED) {
            return;
        }
        WebhookView before = webhook.view();
        webhook.enter(Webhook.State.DISABLED, reason, now);
        entities.flush();
        sql.update(
                "update webhook_message set state = 'FAILED', ended_at = ?, leased_until = null where webhook_id = ?"
                        + " and state = 'PENDING'",
                now,
                id.value());
        outbox.append(new NewEvent(
                ExchangeEvents.WEBHOOK,
                ExchangeEvents.WEBHOOK.type("disabled"),
                1,
                id,
                new Disabled(id, webhook.organisation(), reason, before.failingSince()),
                null,
                webhook.isOfPlatform() ? NOBODY : webhook.mark()));
        audit.record("DISABLE_WEBHOOK", id.wire(), reason, before, webhook.view());
    }

    /** What is announced. */
    record Disabled(
            WebhookId id,
            String organisation,
            String reason,
            @Nullable Instant failingSince) {}
}
