package io.jidi.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedKafkaTest {
    private final Path folder = TestFolders.fresh("kafka");
    private final EmbeddedKafka kafka = new EmbeddedKafka(
            Path.of("target/broker"), folder.resolve("data"), folder.resolve("kafka.log"), KafkaSettings.durable(0));

    @BeforeAll
    void start() {
        kafka.start();
    }

    @AfterAll
    void stop() {
        kafka.stop();
    }

    @Test
    void formatted_once_it_starts_again_on_the_same_data_also_after_kill_9() throws Exception {
        createTopic("survives");
        sendInTransaction("survives", "first");
        List<String> formatted = Files.readAllLines(folder.resolve("data/meta.properties"));

        kafka.stop();
        kafka.start();
        sendInTransaction("survives", "second");
        kafka.kill();
        kafka.start();

        assertThat(readCommitted("survives", 2)).containsExactly("first", "second");
        assertThat(Files.readAllLines(folder.resolve("data/meta.properties"))).isEqualTo(formatted);
    }

    @Test
    void topics_are_not_made_by_using_them() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("typo"))
                            .allTopicNames()
                            .get(20, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void an_acknowledged_message_is_flushed() throws Exception {
        createTopic("flushed");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            var topic = new org.apache.kafka.common.config.ConfigResource(
                    org.apache.kafka.common.config.ConfigResource.Type.TOPIC, "flushed");
            var config = admin.describeConfigs(List.of(topic)).all().get(20, TimeUnit.SECONDS);
            assertThat(config.values())
                    .singleElement()
                    .satisfies(
                            of -> assertThat(of.get("flush.messages").value()).isEqualTo("1"));
        }
    }

    private void createTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private void sendInTransaction(String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrap(), "transactional.id", "relay");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(topic, "key", value));
            producer.commitTransaction();
            assertThat(sent.get(1, TimeUnit.SECONDS).topic()).isEqualTo(topic);
        }
    }

    private List<String> readCommitted(String topic, int count) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", "read_committed");
        List<String> values = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> all = List.of(new TopicPartition(topic, 0));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            for (int round = 0; round < 100 && values.size() < count; round++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
