package io.jidi.platform.event;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How the relay talks to Kafka: topics, the fenced producer, and CloudEvents in binary mode. */
@Singleton
class RelayProducer {

    private static final int PARTITIONS = 6;
    private static final String RETENTION_180_DAYS = String.valueOf(TimeUnit.DAYS.toMillis(180));

    private final String bootstrap;
    private final String service;
    private final String topicPrefix;
    private final short replication;
    private final boolean flushEachMessage;
    private final List<EventStream> streams;

    RelayProducer(
            @ConfigProperty(name = "jidi.kafka") String bootstrap,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "jidi.topic-prefix") Optional<String> topicPrefix,
            @ConfigProperty(name = "jidi.kafka.replication", defaultValue = "1") short replication,
            @Any Instance<EventStream> streams) {
        this.bootstrap = bootstrap;
        this.service = service;
        this.topicPrefix = topicPrefix.orElse("");
        this.replication = replication;
        // One broker has no second copy: it must reach the disk before it acknowledges. Three brokers have each other.
        this.flushEachMessage = replication == 1;
        this.streams = streams.stream().toList();
    }

    void createTopics() throws InterruptedException {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.RETENTION_MS_CONFIG, RETENTION_180_DAYS);
        if (flushEachMessage) {
            settings.put(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        } else {
            settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                4_000))) {
            for (EventStream stream : streams) {
                NewTopic topic = new NewTopic(topicPrefix + stream.topic(), PARTITIONS, replication).configs(settings);
                createUnlessPresent(admin, topic);
            }
        }
    }

    private static void createUnlessPresent(Admin admin, NewTopic topic) throws InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("topic " + topic.name() + " could not be created", e.getCause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker did not create " + topic.name() + " in time", e);
        }
    }

    /** A producer that has fenced every older one of this service. */
    Producer<String, byte[]> open() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-relay");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topicPrefix + service + "-relay-0");
        // A hanging transaction holds back every reader of committed records: short is kind.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        Producer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return producer;
        } catch (RuntimeException e) {
            producer.close(java.time.Duration.ZERO);
            throw e;
        }
    }

    /** The record's own timestamp is that of sending: the broker refuses one an hour ahead and deletes by it. */
    ProducerRecord<String, byte[]> message(StoredEvent event) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                topicPrefix + event.topic(), event.partitionKey(), event.data().getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        add(headers, "content-type", event.dataContentType());
        add(headers, "ce_specversion", event.specVersion());
        add(headers, "ce_id", event.id());
        add(headers, "ce_source", event.source());
        add(headers, "ce_type", event.type());
        add(headers, "ce_subject", event.subject());
        add(headers, "ce_time", event.time().toString());
        add(headers, "ce_dataschema", event.dataSchema());
        add(headers, "ce_sequence", String.valueOf(event.sequence()));
        add(headers, "ce_partitionkey", event.partitionKey());
        add(headers, "ce_traceparent", event.traceparent());
        add(headers, "ce_correlationid", event.correlationId());
        add(headers, "ce_causationid", event.causationId());
        add(
                headers,
                "ce_effectivedate",
                event.effectiveDate() == null ? null : event.effectiveDate().toString());
        add(headers, "ce_datascope", event.dataScope());
        return message;
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }
}
