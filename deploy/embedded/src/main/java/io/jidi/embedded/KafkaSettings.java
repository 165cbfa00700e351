package io.jidi.embedded;

import java.util.Map;

/**
 * How an embedded Kafka broker is run.
 *
 * @param port TCP port on 127.0.0.1; 0 chooses a free one at the first start and keeps it
 * @param durable true flushes each message to disk before it is acknowledged (one broker has no replica to save it);
 *     false for tests that never look at a crash
 * @param heapMegabytes upper limit of the Java heap
 * @param more broker settings on top
 */
public record KafkaSettings(int port, boolean durable, int heapMegabytes, Map<String, String> more) {
    // After a kill -9 the old session has to lapse before anything goes on; nobody else can take over anyway.
    private static final String SESSION = "broker.session.timeout.ms=3000\nbroker.heartbeat.interval.ms=500\n";

    public KafkaSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 0 and 65535");
        }
        if (heapMegabytes < 96) {
            throw new IllegalArgumentException(
                    "heapMegabytes " + heapMegabytes + " is below 96: the broker would not start");
        }
        more = Map.copyOf(more);
    }

    public static KafkaSettings durable(int port) {
        return new KafkaSettings(port, true, 192, Map.of());
    }

    public static KafkaSettings throwAway(int port) {
        return new KafkaSettings(port, false, 192, Map.of());
    }

    /** The content of server.properties: one node that is broker and controller. */
    String asProperties(String dataFolder, int portTaken, int controllerPort) {
        StringBuilder text = new StringBuilder("""
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                auto.create.topics.enable=false
                num.partitions=6
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=2097152
                log.cleaner.io.buffer.size=131072
                log.index.size.max.bytes=1048576
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                num.recovery.threads.per.data.dir=2
                """);
        text.append(SESSION);
        if (durable) {
            text.append("log.flush.interval.messages=1\n");
        }
        text.append("log.dirs=").append(escape(dataFolder)).append('\n');
        text.append(
                "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d%n".formatted(portTaken, controllerPort));
        text.append("advertised.listeners=PLAINTEXT://127.0.0.1:%d%n".formatted(portTaken));
        text.append("controller.quorum.voters=1@127.0.0.1:%d%n".formatted(controllerPort));
        more.forEach((name, value) ->
                text.append(name).append('=').append(escape(value)).append('\n'));
        return text.toString();
    }

    /** The controller alone, on the same data: see {@link EmbeddedKafka} on what it settles after a kill. */
    static String controllerAlone(String dataFolder, int controllerPort) {
        return """
                process.roles=controller
                node.id=1
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT
                """
                + SESSION + "log.dirs=" + escape(dataFolder) + "\n"
                + "listeners=CONTROLLER://127.0.0.1:%1$d%ncontroller.quorum.voters=1@127.0.0.1:%1$d%n"
                        .formatted(controllerPort);
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\");
    }
}
