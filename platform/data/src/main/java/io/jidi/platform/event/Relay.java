package io.jidi.platform.event;

import io.jidi.platform.fault.Fault;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries the feed to Kafka, in order, from where it last was. One relay leads per service; the transactional id fences one that
 * was only paused. Whatever goes wrong, the producer is thrown away and the batch is sent again in a new transaction: the broker
 * has then ended the old one, so consumers that read committed see no inversion, at most repetitions.
 */
@Singleton
public class Relay {

    private static final int BATCH = 200;
    private static final Duration POLL = Duration.ofMillis(50);

    /** What the broker has not confirmed: waiting for its place in the feed, or in the feed. */
    private static final String OLDEST_WAITING = """
            select recorded_at from (
                (select recorded_at from event_pending order by id limit 1)
                union all
                (select recorded_at from event_feed where position > (select position from relay_head)
                 order by position limit 1)) waiting
            order by recorded_at limit 1
            """;

    private final Sql sql;
    private final Clock clock;
    private final RelayProducer producers;
    private final EventFeed feed;
    private final FeedSignal signal;
    private final String service;
    private final boolean enabled;
    private final Counter sent;
    private @Nullable LeaderThread leader;

    Relay(
            Sql sql,
            Clock clock,
            RelayProducer producers,
            EventFeed feed,
            FeedSignal signal,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.relay.enabled", defaultValue = "true") boolean enabled) {
        this.sql = sql;
        this.clock = clock;
        this.producers = producers;
        this.feed = feed;
        this.signal = signal;
        this.service = service;
        this.enabled = enabled;
        this.sent = metrics.counter("jidi.relay.events.sent");
    }

    void start(@Observes StartupEvent ready) {
        if (enabled) {
            leader = LeaderThread.start(sql, service + "-relay", this::lead);
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    /** How long the oldest event has waited for the broker; zero when none waits. */
    public Duration lag() {
        return sql.first(OLDEST_WAITING, row -> row.getObject(1, OffsetDateTime.class))
                .map(oldest -> Duration.between(oldest.toInstant(), clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    private void lead(LeaderThread.Term term) throws InterruptedException {
        producers.createTopics();
        Producer<String, byte[]> producer = producers.open();
        try {
            while (term.goesOn()) {
                long seen = signal.turn();
                // Asked each time: an operator may have set it back.
                long at = sql.number("select position from relay_head");
                List<EventFeed.Entry> batch = feed.after(at, BATCH);
                if (batch.isEmpty()) {
                    signal.await(seen, POLL);
                    continue;
                }
                publish(producer, batch);
                Fault.point("relay.before-settle");
                settle(at, batch.get(batch.size() - 1).position());
                sent.increment(batch.size());
            }
        } finally {
            // One that is given time goes on: it would still commit what the next one sends again.
            producer.close(Duration.ZERO);
        }
    }

    private void publish(Producer<String, byte[]> producer, List<EventFeed.Entry> batch) {
        producer.beginTransaction();
        for (EventFeed.Entry next : batch) {
            Fault.point("relay.send");
            producer.send(producers.message(next.event()));
        }
        Fault.point("relay.before-commit");
        // Throws if any send failed; the transaction is then ended by whoever opens the next producer.
        producer.commitTransaction();
    }

    /** The broker has them. Who finds that another has moved the head meanwhile leaves it there. */
    private void settle(long from, long to) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update("update relay_head set position = ? where position = ?", to, from));
    }
}
