package io.jidi.exchange.webhook;

import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The messages that wait. Whoever takes one has it for as long as an attempt can last; when he is not heard of by then, it is
 * taken again, with the same id. All within the caller's transaction.
 */
@Singleton
class MessageQueue {

    private final Sql sql;
    private final Uuid7 ids;
    private final WebhookSecrets secrets;
    private final Clock clock;
    private final Duration lease;
    private final int atOncePerWebhook;

    MessageQueue(Sql sql, Uuid7 ids, WebhookSecrets secrets, Clock clock, WebhookSettings settings) {
        this.sql = sql;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
        // Twice what an attempt may take, so that a slow database does not make two of one.
        this.lease = settings.resolveLimit().plus(settings.limit()).multipliedBy(2);
        this.atOncePerWebhook = settings.atOncePerWebhook();
    }

    /** What one webhook is to be told. */
    record Letter(UUID webhook, String eventId, String type, String subject, String payload) {}

    /** Puts letters in the queue; one that was put there before is left as it is. */
    void put(List<Letter> letters) {
        Instant now = clock.instant();
        sql.update(
                "insert into webhook_message (id, webhook_id, event_id, type, subject, payload, state, attempts, tries,"
                        + " due_at, created_at) select g.id, g.webhook_id, g.event_id, g.type, g.subject, g.payload,"
                        + " 'PENDING', 0, 0, ?, ? from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])"
                        + " as g (id, webhook_id, event_id, type, subject, payload) on conflict (webhook_id, event_id) do nothing",
                now,
                now,
                letters.stream().map(letter -> ids.next()).toList(),
                letters.stream().map(Letter::webhook).toList(),
                letters.stream().map(Letter::eventId).toList(),
                letters.stream().map(Letter::type).toList(),
                letters.stream().map(Letter::subject).toList(),
                letters.stream().map(Letter::payload).toList());
    }

    /**
     * Takes what is due, at most so many, of each webhook no more than may be under way at once. Webhooks that another process
     * is looking at are left to it, so that their bound holds over all processes.
     */
    List<Job> take(int most) {
        Instant now = clock.instant();
        List<Ready> webhooks = sql.list(
                "select w.id, w.failing_since is not null from webhook w where w.state = 'ACTIVE' and (w.held_until is null or w.held_until <= ?)"
                        + " and exists (select from webhook_message m where m.webhook_id = w.id and m.state = 'PENDING'"
                        + " and m.due_at <= ? and (m.leased_until is null or m.leased_until < ?))"
                        // By lot: with few places left nobody is always the last.
                        + " order by random() limit ? for no key update of w skip locked",
                row -> new Ready(row.getObject(1, UUID.class), row.getBoolean(2)),
                now,
                now,
                now,
                most);
        List<Job> jobs = new ArrayList<>();
        for (Ready webhook : webhooks) {
            int left = most - jobs.size();
            if (left > 0) {
                jobs.addAll(take(webhook, left, now));
            }
        }
        return jobs;
    }

    /** A webhook that has something due. */
    private record Ready(UUID id, boolean failing) {}

    private List<Job> take(Ready webhook, int most, Instant now) {
        long underWay = sql.number(
                "select count(*) from webhook_message where webhook_id = ? and state = 'PENDING' and leased_until >= ?",
                webhook.id(),
                now);
        // One that fails gets a single place: many that are slow at once must not fill the house.
        int bound = webhook.failing() ? 1 : atOncePerWebhook;
        long places = Math.min(most, Math.max(bound - underWay, 0));
        return sql.list(
                "with picked as (select id from webhook_message where webhook_id = ? and state = 'PENDING' and due_at <= ?"
                        + " and (leased_until is null or leased_until < ?) order by due_at, id limit ? for update skip locked)"
                        + " update webhook_message m set leased_until = ?, attempts = m.attempts + 1, tries = m.tries + 1"
                        + " from picked, webhook w where m.id = picked.id and w.id = m.webhook_id returning m.id as message,"
                        + " m.payload, m.attempts, m.tries, w.id as webhook, w.url, w.secret_number, w.secret,"
                        + " w.previous_secret, w.previous_until,"
                        + " exists (select from withheld h where h.aggregate = m.subject) as withheld",
                row -> job(row, false, now),
                webhook.id(),
                now,
                now,
                places,
                now.plus(lease));
    }

    /** Enters a message and takes it at once, for a single attempt, whatever the state of the webhook. */
    Job takeOnce(MessageId message, Letter letter) {
        Instant now = clock.instant();
        sql.update(
                "insert into webhook_message (id, webhook_id, event_id, type, subject, payload, state, attempts, tries,"
                        + " due_at, leased_until, created_at) values (?, ?, ?, ?, ?, ?, 'PENDING', 1, 1, ?, ?, ?)",
                message.value(),
                letter.webhook(),
                letter.eventId(),
                letter.type(),
                letter.subject(),
                letter.payload(),
                now,
                now.plus(lease),
                now);
        return sql.first(
                        "select m.id as message, m.payload, m.attempts, m.tries, w.id as webhook, w.url, w.secret_number,"
                                + " w.secret, w.previous_secret, w.previous_until, false as withheld"
                                + " from webhook_message m join webhook w on w.id = m.webhook_id where m.id = ?",
                        row -> job(row, true, now),
                        message.value())
                .orElseThrow();
    }

    private Job job(ResultSet row, boolean once, Instant now) throws SQLException {
        UUID webhook = row.getObject("webhook", UUID.class);
        int number = row.getInt("secret_number");
        List<String> open = new ArrayList<>();
        open.add(secrets.open(Webhook.secretOwner(webhook, number), row.getString("secret")));
        @Nullable OffsetDateTime previousUntil = row.getObject("previous_until", OffsetDateTime.class);
        if (previousUntil != null && previousUntil.toInstant().isAfter(now)) {
            open.add(secrets.open(Webhook.secretOwner(webhook, number - 1), row.getString("previous_secret")));
        }
        return new Job(
                new MessageId(row.getObject("message", UUID.class)),
                new WebhookId(webhook),
                row.getString("url"),
                row.getString("payload"),
                row.getInt("attempts"),
                row.getInt("tries"),
                open,
                row.getBoolean("withheld"),
                once);
    }

    /** Puts one message back in the queue as if it were new. @return whether its payload is still there */
    boolean again(MessageId message) {
        return sql.update(
                        "update webhook_message set state = 'PENDING', tries = 0, due_at = ?, leased_until = null,"
                                + " ended_at = null where id = ? and payload is not null and state <> 'WITHHELD'",
                        clock.instant(),
                        message.value())
                == 1;
    }

    /** Puts failed messages back, the oldest first. @return how many */
    int failedAgain(WebhookId webhook, Instant since, int most) {
        return sql.update(
                "update webhook_message set state = 'PENDING', tries = 0, due_at = ?, leased_until = null, ended_at = null"
                        + " where id in (select id from webhook_message where webhook_id = ? and state = 'FAILED'"
                        + " and ended_at >= ? and payload is not null and type <> ? order by ended_at, id limit ? for update)",
                clock.instant(),
                webhook.value(),
                since,
                SendTestMessage.TYPE,
                most);
    }
}
