package io.jidi.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.embedded.EmbeddedKafka;
import io.jidi.platform.event.EventFeed;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.event.Relay;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.money.Money;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.jidi.testkit.TestClock;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** reliability.md section 2.3 and rows 16 and 17: what the relay's transactions and its fixed transactional id are for, and what it need not be asked for. */
@QuarkusTest
@WithTestResource(OwnBroker.class)
class RelayTest {

    /** The producer gives a record up after 8 s; only then does the rest of the batch follow. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(9);

    @Inject
    Outbox outbox;

    @Inject
    EventFeed feed;

    @Inject
    Relay relay;

    @Inject
    Sql sql;

    @Inject
    Uuid7 ids;

    @Inject
    CallContext call;

    @ConfigProperty(name = "jidi.topic-prefix")
    String prefix;

    EmbeddedKafka kafka;

    @AfterEach
    void noFaults() {
        Fault.follow(null);
        TestClock.clock().backToPresent();
    }

    /** Row 16. A plain producer gives v2 v3 v1 v2 v3 here: the first send fails, the later ones of the loop succeed. */
    @Test
    void aFirstSendThatFailsDoesNotLetLaterOnesPass() {
        warmUp();
        NoteId note = new NoteId(ids.next());
        AtomicInteger sends = new AtomicInteger();
        Fault.follow(point -> {
            if (point.equals("relay.send")) {
                int send = sends.incrementAndGet();
                if (send == 1) {
                    kafka.kill();
                } else if (send == 2) {
                    pause(GIVEN_UP);
                    kafka.start();
                }
            }
        });
        append(note, 3);
        Notes.eventually("all went out", () -> sql.number("select count(*) from event_unsent") == 0);
        assertThat(sends.get()).as("the batch was sent again").isGreaterThan(3);
        assertThat(versionsOf(note, "read_committed")).containsExactly("1", "2", "3");
    }

    /** Row 17, the moment that matters: the old leader stands between its last send and its commit. */
    @Test
    void aLeaderThatWakesUpCannotFinishWhatItBegan() {
        warmUp();
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch replaced = new CountDownLatch(1);
        Fault.follow(point -> {
            if (point.equals("relay.before-commit") && sent.getCount() > 0) {
                sent.countDown();
                await(replaced);
            }
        });
        NoteId note = new NoteId(ids.next());
        append(note, 1);
        await(sent);
        try (KafkaProducer<String, byte[]> successor = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrap(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        prefix + "sample-service-relay-0"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            successor.initTransactions();
        }
        replaced.countDown();
        Notes.eventually("it went out again", () -> sql.number("select count(*) from event_unsent") == 0);
        assertThat(versionsOf(note, "read_uncommitted"))
                .as("the fenced record and the one that counts")
                .containsExactly("1", "1");
        assertThat(versionsOf(note, "read_committed")).containsExactly("1");
    }

    /** Who watches the feed need not wait for the broker to come back. */
    @Test
    void theFeedGrowsWhileTheBrokerIsAway() throws Exception {
        warmUp();
        long before = feed.head();
        kafka.kill();
        NoteId note = new NoteId(ids.next());
        append(note, 2);
        List<EventFeed.Entry> seen = new ArrayList<>();
        Notes.eventually("both are in the feed", () -> seen.addAll(read(before + seen.size())) && seen.size() == 2);
        assertThat(seen).extracting(entry -> entry.event().sequence()).containsExactly(1L, 2L);
        assertThat(sql.number("select count(*) from event_unsent")).isEqualTo(2);
        assertThat(relay.lag()).isPositive();
        kafka.start();
        Notes.eventually("they went out", () -> sql.number("select count(*) from event_unsent") == 0);
        assertThat(versionsOf(note, "read_committed")).containsExactly("1", "2");
        assertThat(relay.lag()).isZero();
    }

    /** Row 6: what a broker lost is sent again from the log. */
    @Test
    void fromWhereTheHeadIsSetBackToEverythingGoesOutAgain() {
        warmUp();
        long before = feed.head();
        NoteId note = new NoteId(ids.next());
        append(note, 2);
        Notes.eventually("they went out", () -> sql.number("select count(*) from event_unsent") == 0);
        QuarkusTransaction.requiringNew().run(() -> sql.update("update relay_head set position = ?", before));
        Notes.eventually("they went out again", () -> sql.number("select position from relay_head") == before + 2);
        assertThat(versionsOf(note, "read_committed")).containsExactly("1", "2", "1", "2");
        assertThat(feed.head()).isEqualTo(before + 2);
    }

    /** Two sequencers may believe for a moment that they lead: each event still gets one place. */
    @Test
    void aSequencerThatWakesUpPlacesNothingTwice() {
        warmUp();
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch placed = new CountDownLatch(1);
        Fault.follow(point -> {
            if (point.equals("sequencer.before-place") && read.getCount() > 0) {
                read.countDown();
                await(placed);
            }
        });
        long before = feed.head();
        NoteId note = new NoteId(ids.next());
        append(note, 2);
        await(read);
        // Another leader comes first.
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "with gone as (delete from event_pending returning id, recorded_at), head as (update feed_head"
                                + " set position = position + (select count(*) from gone) returning position)"
                                + " insert into event_feed (position, id, recorded_at, placed_at)"
                                + " select position - row_number() over (order by id desc) + 1, id, recorded_at, now()"
                                + " from gone, head"));
        placed.countDown();
        Notes.eventually("they went out", () -> sql.number("select count(*) from event_unsent") == 0);
        assertThat(feed.head()).isEqualTo(before + 2);
        assertThat(versionsOf(note, "read_committed")).containsExactly("1", "2");
    }

    /** A broker refuses records that are dated an hour ahead; one clock that runs fast must not stop the log. */
    @Test
    void anEventOfAClockThatIsAheadGoesOut() {
        warmUp();
        TestClock.clock().travelTo(Instant.now().plus(Duration.ofDays(14)));
        NoteId note = new NoteId(ids.next());
        append(note, 1);
        Notes.eventually("it went out", () -> sql.number("select count(*) from event_unsent") == 0);
        assertThat(versionsOf(note, "read_committed")).containsExactly("1");
    }

    private List<EventFeed.Entry> read(long after) {
        try {
            return feed.after(after, 500, Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void warmUp() {
        append(new NoteId(ids.next()), 1);
        Notes.eventually("the relay works", () -> sql.number("select count(*) from event_unsent") == 0);
    }

    private void append(NoteId note, int times) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                call.actAs(Caller.system("test"), "test-request", null);
                for (int i = 0; i < times; i++) {
                    outbox.append(new NewEvent(
                            NoteResource.STREAM,
                            NoteResource.STREAM.type("written"),
                            1,
                            note,
                            new NoteResource.NoteView(note, "relay", "340100", Money.cny("1.00"), null, 0),
                            null,
                            "region:340100"));
                }
            });
        } finally {
            context.terminate();
        }
    }

    private List<String> versionsOf(NoteId note, String isolation) {
        List<String> versions = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrap(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        isolation),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(prefix + NoteResource.STREAM.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.key().equals(note.wire())) {
                        versions.add(new String(
                                record.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return versions;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("waited 30 s in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
