package io.jidi.exchange.webhook;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** Lets go of payloads, then of the log, then of webhooks that were deleted. */
@Singleton
public class WebhookRetention {

    private static final int BATCH = 5000;

    private final Sql sql;
    private final Clock clock;
    private final WebhookSettings settings;

    WebhookRetention(Sql sql, Clock clock, WebhookSettings settings) {
        this.sql = sql;
        this.clock = clock;
        this.settings = settings;
    }

    public void clear() {
        Instant now = clock.instant();
        Instant payloads = now.minus(settings.keepPayloads());
        Instant log = now.minus(settings.keepLog());
        // Of a webhook that was paused and forgotten.
        inBatches(
                "update webhook_message set state = 'DROPPED', ended_at = ?, leased_until = null where id in"
                        + " (select id from webhook_message where state = 'PENDING' and created_at < ? order by created_at"
                        + " limit ? for update skip locked)",
                now,
                payloads);
        inBatches(
                "update webhook_message set payload = null where id in (select id from webhook_message"
                        + " where state <> 'PENDING' and payload is not null and created_at < ? order by created_at limit ?"
                        + " for update skip locked)",
                payloads);
        inBatches(
                "delete from webhook_message where id in (select id from webhook_message where state <> 'PENDING'"
                        + " and created_at < ? order by created_at limit ? for update skip locked)",
                log);
        QuarkusTransaction.requiringNew().run(() -> {
            String gone = " (select id from webhook w where w.state = 'DELETED'"
                    + " and not exists (select from webhook_message m where m.webhook_id = w.id))";
            sql.update("delete from webhook_scope where webhook_id in" + gone);
            sql.update("delete from webhook_notice where webhook_id in" + gone);
            sql.update("delete from webhook where id in" + gone);
        });
    }

    private void inBatches(String statement, Object... parameters) {
        Object[] all = Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = BATCH;
        while (QuarkusTransaction.requiringNew().call(() -> sql.update(statement, all)) == BATCH) {
            // Until the rest is less than a batch.
        }
    }
}
