package io.jidi.platform.consume;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts one thread per handler of this service, and knows the handlers by name. */
@Singleton
public class Consumers {

    private final List<EventHandler> handlers;
    private final ConsumerStore store;
    private final Delivery delivery;
    private final String bootstrap;
    private final String service;
    private final String topicPrefix;
    private final boolean enabled;
    private final List<ConsumerThread> threads = new ArrayList<>();

    Consumers(
            @Any Instance<EventHandler> handlers,
            ConsumerStore store,
            Delivery delivery,
            MeterRegistry metrics,
            @ConfigProperty(name = "jidi.kafka") String bootstrap,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.topic-prefix") Optional<String> topicPrefix,
            @ConfigProperty(name = "jidi.consumers.enabled", defaultValue = "true") boolean enabled) {
        this.handlers = handlers.stream().toList();
        this.store = store;
        this.delivery = delivery;
        this.bootstrap = bootstrap;
        this.service = service;
        this.topicPrefix = topicPrefix.orElse("");
        this.enabled = enabled;
        metrics.gauge("jidi.consumer.parked", store, parked -> parked.parked().size());
    }

    void start(@Observes StartupEvent ready) {
        if (!enabled) {
            return;
        }
        for (EventHandler handler : handlers) {
            List<String> topics = handler.topics().stream()
                    .map(topic -> topicPrefix + topic)
                    .sorted()
                    .toList();
            ConsumerThread thread = new ConsumerThread(handler, topics, store, delivery, this::open);
            threads.add(thread);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        threads.forEach(ConsumerThread::close);
    }

    Optional<EventHandler> byName(String consumer) {
        return handlers.stream()
                .filter(handler -> handler.consumer().equals(consumer))
                .findFirst();
    }

    private Consumer<String, byte[]> open(String consumer) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, topicPrefix + service + "-" + consumer);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, service + "-" + consumer);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // No silent jump: an offset that is not there any more is an alarm and a re-read from the beginning.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
