package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.jidi.platform.fault.Fault;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.Tokens;
import io.jidi.testkit.parts.FreshDatabase;
import io.jidi.testkit.parts.SharedParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** reliability.md 2.6, rows 21 and 22, and the rebuild of a read model. */
@QuarkusTest
@WithTestResource(SampleParts.class)
class ConsumerTest {

    @Inject
    Sql sql;

    @Inject
    NoteTitles titles;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    FreshDatabase database;

    @AfterEach
    void whole() {
        titles.breakOnPoison(false);
        Fault.follow(null);
    }

    @Test
    void poisonParksItsAggregateAndNothingElse() {
        titles.breakOnPoison(true);
        String sick = Notes.write("well");
        Notes.rename(sick, 0, NoteTitles.POISON);
        Notes.rename(sick, 1, "well again");
        String healthy = Notes.write("healthy");
        Notes.eventually("the healthy one flows", () -> effects(healthy) == 1);
        Notes.eventually("the sick one is parked", () -> parked(sick) == 1);
        assertThat(effects(sick)).isOne();
        Notes.office().get("/q/health/well").then().statusCode(503);
        Notes.office().get("/q/health/ready").then().statusCode(200);

        titles.breakOnPoison(false);
        Notes.as(Tokens.of("SYSTEM_ADMIN").sign())
                .post("/internal/consumers/note-titles/drain")
                .then()
                .statusCode(200)
                .body("aggregates", greaterThan(0));
        assertThat(effects(sick)).isEqualTo(3);
        assertThat(title(sick)).isEqualTo("well again");
        assertThat(parked(sick)).isZero();
        Notes.eventually(
                "no alarm any more", () -> Notes.office().get("/q/health/well").statusCode() == 200);
    }

    @Test
    void theWholeTopicTwiceMoreInAnyOrderChangesNothing() throws Exception {
        String id = Notes.write("replayed");
        Notes.rename(id, 0, "replayed twice");
        Notes.eventually("both effects", () -> effects(id) == 2);
        String before = digest();
        List<ConsumerRecord<String, byte[]>> all = readTopic();
        List<ConsumerRecord<String, byte[]>> again = new ArrayList<>(all);
        again.addAll(all);
        Collections.shuffle(again, new Random(7));
        send(again);
        String last = Notes.write("the last one");
        Notes.eventually("everything read", () -> effects(last) == 1);
        Notes.eventually("nothing waits", () -> sql.number("select count(*) from consumer_waiting") == 0);
        assertThat(titleDigestWithout(last)).isEqualTo(before);
    }

    @Test
    void laterVersionsWaitForTheirPredecessor() throws Exception {
        String note = "nte_" + "0".repeat(25) + "1";
        send(List.of(record(note, 1, "one"), record(note, 3, "three"), record(note, 4, "four")));
        String other = Notes.write("not held up");
        Notes.eventually("others flow", () -> effects(other) == 1);
        Notes.eventually("three and four wait", () -> waiting(note) == 2);
        assertThat(title(note)).isEqualTo("one");
        send(List.of(record(note, 2, "two")));
        Notes.eventually("all are applied in order", () -> effects(note) == 4);
        assertThat(title(note)).isEqualTo("four");
        assertThat(waiting(note)).isZero();
    }

    /** An event that never reached Kafka is fetched from the log of its source. */
    @Test
    void aGapThatLastsIsMendedFromTheSource() throws Exception {
        String id = Notes.write("mended");
        Notes.eventually("the first effect", () -> effects(id) == 1);
        // Take the waiting row away before the relay sees it: the event is in the log, but not on its way.
        try (var owner = java.sql.DriverManager.getConnection(
                        database.jdbcUrl(), database.owner(), database.ownerPassword());
                var statement = owner.createStatement()) {
            statement.execute("create function withhold() returns trigger language plpgsql as"
                    + " 'begin if exists (select from event e where e.id = new.id and e.version = 2"
                    + " and e.aggregate = ''" + id + "'') then return null; end if; return new; end'");
            statement.execute(
                    "create trigger withhold before insert on event_pending for each row execute function withhold()");
            Notes.rename(id, 0, "withheld");
            statement.execute("drop trigger withhold on event_pending");
        }
        Notes.rename(id, 1, "after the gap");
        Notes.eventually("the gap is mended", () -> effects(id) == 3);
        assertThat(title(id)).isEqualTo("after the gap");
    }

    @Test
    void whatFailsBetweenEffectAndCommitTakesEffectOnce() {
        AtomicInteger failures = new AtomicInteger();
        Fault.follow(point -> {
            if (point.equals("consumer.before-commit") && failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("the consumer dies before it commits");
            }
        });
        String id = Notes.write("killed");
        Notes.eventually("the effect", () -> effects(id) == 1);
        assertThat(failures.get()).isGreaterThan(3);
    }

    @Test
    void aRebuiltReadModelEqualsTheLivedOneAndMendsADamagedOne() throws Exception {
        String id = Notes.write("rebuilt");
        Notes.rename(id, 0, "rebuilt later");
        Notes.eventually("both effects", () -> effects(id) == 2);
        String admin = Tokens.of("SYSTEM_ADMIN").sign();
        // Made-up notes of other tests have no source: the comparison is over what the log knows.
        sqlAsOwner("delete from note_title where note not in (select aggregate from event)");
        Notes.as(admin)
                .post("/internal/consumers/note-titles/rebuild")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
        sqlAsOwner("update note_title set events = 77 where note = '" + id + "'");
        Notes.as(admin).post("/internal/consumers/note-titles/rebuild").then().body("equal", equalTo(false));
        Notes.as(admin)
                .post("/internal/consumers/note-titles/rebuild?swap=true")
                .then()
                .body("swapped", equalTo(true));
        assertThat(effects(id)).isEqualTo(2);
        Notes.as(admin).post("/internal/consumers/note-titles/rebuild").then().body("equal", equalTo(true));
    }

    private void sqlAsOwner(String statement) throws Exception {
        try (var owner = java.sql.DriverManager.getConnection(
                        database.jdbcUrl(), database.owner(), database.ownerPassword());
                var work = owner.createStatement()) {
            work.execute(statement);
        }
    }

    private long effects(String note) {
        return sql.number("select coalesce(max(events), 0) from note_title where note = ?", note);
    }

    private String title(String note) {
        return sql.first("select title from note_title where note = ?", row -> row.getString(1), note)
                .orElse("");
    }

    private long waiting(String note) {
        return sql.number("select count(*) from consumer_waiting where aggregate = ?", note);
    }

    private long parked(String note) {
        return sql.number(
                "select count(*) from consumer_aggregate where aggregate = ? and parked_at is not null", note);
    }

    private String digest() {
        return titleDigestWithout("");
    }

    private String titleDigestWithout(String note) {
        return sql.first(
                        "select md5(string_agg(t::text, ',' order by note)) from note_title t where note <> ?",
                        row -> row.getString(1),
                        note)
                .orElseThrow();
    }

    private ConsumerRecord<String, byte[]> record(String note, long version, String title) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(
                prefix + NoteResource.STREAM.topic(),
                0,
                0,
                note,
                ("{\"title\":\"" + title + "\"}").getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_id",
                        "evt_" + UUID.randomUUID(),
                        "ce_source",
                        "/sample-service",
                        "ce_type",
                        NoteResource.STREAM.type("renamed"),
                        "ce_subject",
                        note,
                        "ce_time",
                        "2026-11-24T00:00:00Z",
                        "ce_sequence",
                        String.valueOf(version),
                        "ce_correlationid",
                        "test")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private List<ConsumerRecord<String, byte[]>> readTopic() {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedParts.get().kafkaBootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + NoteResource.STREAM.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private void send(List<ConsumerRecord<String, byte[]>> records) throws Exception {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedParts.get().kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (ConsumerRecord<String, byte[]> record : records) {
                producer.send(
                        new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
            }
            producer.flush();
        }
    }
}
