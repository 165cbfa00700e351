package io.jidi.platform.consume;

import io.jidi.platform.problem.DatabaseFault;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the topics of one handler and delivers record by record; the only truth about where it stands is the database. */
final class ConsumerThread implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ConsumerThread.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration REOPEN_PAUSE = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    /** Tries of one event before its aggregate is parked: about a third of a second, so that others hardly wait. */
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(150));

    private static final Duration DATABASE_PAUSE = Duration.ofMillis(250);

    private final EventHandler handler;
    private final List<String> topics;
    private final ConsumerStore store;
    private final Delivery delivery;
    private final ConsumerFactory factory;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Consumer<String, byte[]> open;

    ConsumerThread(
            EventHandler handler,
            List<String> topics,
            ConsumerStore store,
            Delivery delivery,
            ConsumerFactory factory) {
        this.handler = handler;
        this.topics = topics;
        this.store = store;
        this.delivery = delivery;
        this.factory = factory;
        this.thread = new Thread(this::run, "consumer-" + handler.consumer());
        thread.setDaemon(true);
    }

    /** Opens a Kafka consumer that reads committed records and commits nothing itself. */
    @FunctionalInterface
    interface ConsumerFactory {
        Consumer<String, byte[]> open(String group);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try (Consumer<String, byte[]> consumer = factory.open(handler.consumer())) {
                open = consumer;
                consumer.subscribe(topics, new SeekToStored(consumer));
                while (!closed) {
                    read(consumer);
                }
            } catch (WakeupException | InterruptException | InterruptedException e) {
                LOG.debugf("consumer %s stops", handler.consumer());
            } catch (RuntimeException e) {
                if (!closed) {
                    LOG.warnf(e, "consumer %s starts again", handler.consumer());
                    pauseUnlessClosed(REOPEN_PAUSE);
                }
            }
        }
    }

    private void read(Consumer<String, byte[]> consumer) throws InterruptedException {
        try {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(POLL)) {
                if (closed) {
                    return;
                }
                if (deliver(message) == Delivery.Outcome.SUPERSEDED) {
                    // Another member went further while this one was away: begin where the database says.
                    seekToStored(consumer, consumer.assignment());
                    return;
                }
            }
        } catch (OffsetOutOfRangeException e) {
            // Also LogTruncationException: the topic was cut, or deleted and made anew.
            LOG.errorf(
                    "consumer %s: the log is not the one it was, reading again: %s",
                    handler.consumer(), e.getMessage());
            e.partitions().forEach(partition -> store.forgetOffset(handler.consumer(), partition));
            consumer.seekToBeginning(e.partitions());
        }
    }

    private Delivery.Outcome deliver(ConsumerRecord<String, byte[]> message) throws InterruptedException {
        Delivery.Place place = new Delivery.Place(
                new TopicPartition(message.topic(), message.partition()),
                message.offset(),
                message.leaderEpoch().orElse(null));
        ReceivedEvent event;
        try {
            event = ReceivedEvent.from(message);
        } catch (RuntimeException e) {
            LOG.errorf(e, "consumer %s cannot read %s at %d", handler.consumer(), place.partition(), place.offset());
            parkPersistently(
                    Optional.ofNullable(message.key()).orElse("unknown"), String.valueOf(e.getMessage()), null, place);
            return Delivery.Outcome.WAITS;
        }
        for (int attempt = 0; ; ) {
            try {
                return delivery.deliver(handler, event, place);
            } catch (RuntimeException e) {
                if (DatabaseFault.isUnavailable(e)) {
                    // Not the event's fault: wait for the database, however long.
                    Thread.sleep(DATABASE_PAUSE.toMillis());
                } else if (DatabaseFault.isRepeatable(e)) {
                    LOG.debugf(e, "consumer %s repeats %s", handler.consumer(), event.id());
                } else if (attempt < BACK_OFF.size()) {
                    Thread.sleep(BACK_OFF.get(attempt++).toMillis());
                } else {
                    LOG.errorf(
                            e,
                            "consumer %s parks %s at version %d",
                            handler.consumer(),
                            event.aggregate(),
                            event.version());
                    parkPersistently(event.aggregate(), String.valueOf(e), event, place);
                    return Delivery.Outcome.WAITS;
                }
            }
        }
    }

    private void parkPersistently(String aggregate, String reason, @Nullable ReceivedEvent event, Delivery.Place place)
            throws InterruptedException {
        while (true) {
            try {
                delivery.park(handler, aggregate, reason, event, place);
                return;
            } catch (RuntimeException e) {
                LOG.warnf("consumer %s could not park %s yet: %s", handler.consumer(), aggregate, e.getMessage());
                Thread.sleep(DATABASE_PAUSE.toMillis());
            }
        }
    }

    private void seekToStored(Consumer<String, byte[]> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Optional<OffsetAndMetadata>> stored = new HashMap<>();
        for (TopicPartition partition : partitions) {
            stored.put(partition, store.offset(handler.consumer(), partition));
        }
        stored.forEach((partition, offset) -> offset.ifPresentOrElse(
                known -> consumer.seek(partition, known), () -> consumer.seekToBeginning(List.of(partition))));
    }

    private void pauseUnlessClosed(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed = true;
        Consumer<String, byte[]> reading = open;
        if (reading != null) {
            // Not an interrupt: the consumer must still be able to leave its group.
            reading.wakeup();
        }
        try {
            thread.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class SeekToStored implements ConsumerRebalanceListener {
        private final Consumer<String, byte[]> consumer;

        SeekToStored(Consumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // Nothing to hand over: offsets are in the database already.
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            seekToStored(consumer, partitions);
        }
    }
}
