package io.jidi.exchange.webhook;

import io.jidi.platform.sql.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** What an operator watches: attempts by outcome, how many messages wait, and how long the oldest has. */
@Singleton
class WebhookMeters {

    private final MeterRegistry registry;
    private final Sql sql;
    private final Clock clock;

    WebhookMeters(MeterRegistry registry, Sql sql, Clock clock) {
        this.registry = registry;
        this.sql = sql;
        this.clock = clock;
        registry.gauge("jidi.webhook.pending", this, WebhookMeters::pending);
        registry.gauge(
                "jidi.webhook.oldest.age.seconds",
                this,
                meters -> meters.oldestAge().toSeconds());
    }

    /** @param outcome delivered, withheld, or the name of the error */
    void counted(String outcome) {
        registry.counter("jidi.webhook.deliveries", "outcome", outcome.toLowerCase(Locale.ROOT))
                .increment();
    }

    private long pending() {
        return sql.number("select count(*) from webhook_message where state = 'PENDING'");
    }

    /** Of webhooks that are sent to: what a person has paused may wait. */
    private Duration oldestAge() {
        Optional<Instant> oldest = sql.first(
                        "select min(m.created_at) from webhook_message m join webhook w on w.id = m.webhook_id"
                                + " where m.state = 'PENDING' and w.state = 'ACTIVE'",
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant))
                .orElseThrow();
        return oldest.map(since -> Duration.between(since, clock.instant())).orElse(Duration.ZERO);
    }
}
