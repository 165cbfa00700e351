package io.jidi.platform.event;

import io.jidi.platform.fault.Fault;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Carries the log to Kafka, in order. One relay leads per service; the transactional id fences one that was only paused.
 * Whatever goes wrong, the producer is thrown away and the batch is sent again in a new transaction: the broker has then
 * ended the old one, so consumers that read committed see no inversion, at most repetitions.
 */
@Singleton
public class Relay {

    private static final Duration POLL = Duration.ofMillis(50);

    private final Sql sql;
    private final Clock clock;
    private final RelayProducer producers;
    private final RelaySignal signal;
    private final FeedSignal feedSignal;
    private final String service;
    private final boolean enabled;
    private final Counter sent;
    private @Nullable LeaderThread leader;

    Relay(
            Sql sql,
            Clock clock,
            RelayProducer producers,
            RelaySignal signal,
            FeedSignal feedSignal,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.relay.enabled", defaultValue = "true") boolean enabled) {
        this.sql = sql;
        this.clock = clock;
        this.producers = producers;
        this.signal = signal;
        this.feedSignal = feedSignal;
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

    /** How long the oldest event has waited for the broker. */
    public Duration lag() {
        return PendingEvents.lag(sql, clock);
    }

    private void lead(LeaderThread.Term term) throws InterruptedException {
        producers.createTopics();
        PendingEvents pending = new PendingEvents(sql, clock);
        try (Producer<String, byte[]> producer = producers.open()) {
            while (term.goesOn()) {
                List<PendingEvents.Pending> batch = pending.read();
                if (batch.isEmpty()) {
                    signal.await(POLL);
                    continue;
                }
                publish(producer, batch);
                Fault.point("relay.before-settle");
                pending.settle(batch);
                sent.increment(batch.size());
                feedSignal.wake();
            }
        }
    }

    private void publish(Producer<String, byte[]> producer, List<PendingEvents.Pending> batch) {
        producer.beginTransaction();
        for (PendingEvents.Pending next : batch) {
            Fault.point("relay.send");
            producer.send(producers.message(next.event()));
        }
        Fault.point("relay.before-commit");
        // Throws if any send failed; the transaction is then ended by whoever opens the next producer.
        producer.commitTransaction();
    }
}
