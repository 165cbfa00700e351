package io.jidi.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jidi.testkit.parts.SharedParts;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Stands in for another service: its topics in the real Kafka, and its log, from which gaps are repaired and models rebuilt. */
public final class Peer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TIME = "2026-11-24T00:00:00Z";
    private static final int PARTITIONS = 6;

    private final String source;
    private final String prefix;
    private final HttpServer server;
    private final List<ObjectNode> log = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();

    private Peer(String source, String prefix, HttpServer server) {
        this.source = source;
        this.prefix = prefix;
        this.server = server;
    }

    /**
     * Starts with an empty log.
     *
     * @param source as its events name it: {@code /fund-service}
     * @param address where the application under test looks for it: {@code jidi.peer.fund}
     * @param prefix of the test's topics: {@code jidi.topic-prefix}
     * @param topics without the prefix
     */
    public static Peer start(String source, URI address, String prefix, Set<String> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, SharedParts.get().kafkaBootstrap()))) {
            Set<String> known = admin.listTopics().names().get();
            admin.createTopics(topics.stream()
                            .map(topic -> prefix + topic)
                            .filter(topic -> !known.contains(topic))
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        Peer peer = new Peer(source, prefix, server);
        server.createContext("/internal/events", peer::answer);
        server.start();
        return peer;
    }

    /** Events so far, those that were withheld included. */
    public synchronized int events() {
        return log.size();
    }

    /** Events of one aggregate so far. */
    public synchronized long events(String aggregate) {
        return versions.getOrDefault(aggregate, 0L);
    }

    /** Writes the next event of an aggregate into the log and sends it. */
    public void publish(String topic, String type, String aggregate, String data) throws Exception {
        publish(topic, type, aggregate, data, "");
    }

    /** @param dataScope who may see it, as {@code datascope} of the event; empty for every user */
    public void publish(String topic, String type, String aggregate, String data, String dataScope) throws Exception {
        send(record(topic, type, aggregate, data, dataScope));
    }

    /** Writes the next event of an aggregate into the log only, as if Kafka had lost it. */
    public void withhold(String topic, String type, String aggregate, String data) throws IOException {
        record(topic, type, aggregate, data, "");
    }

    private synchronized ObjectNode record(String topic, String type, String aggregate, String data, String dataScope)
            throws IOException {
        ObjectNode event = JSON.createObjectNode()
                .put("id", "evt_" + UUID.randomUUID())
                .put("source", source)
                .put("type", type)
                .put("subject", aggregate)
                .put("time", TIME)
                .put("sequence", versions.merge(aggregate, 1L, Long::sum))
                .put("correlationid", "test")
                .put("datascope", dataScope)
                .put("topic", topic);
        event.set("data", JSON.readTree(data));
        log.add(event);
        return event;
    }

    private void send(ObjectNode event) throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                prefix + event.path("topic").asText(),
                event.path("subject").asText(),
                event.path("data").toString().getBytes(StandardCharsets.UTF_8));
        for (String name : List.of("id", "source", "type", "subject", "time", "sequence", "correlationid")) {
            message.headers().add("ce_" + name, event.path(name).asText().getBytes(StandardCharsets.UTF_8));
        }
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        SharedParts.get().kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    /** The whole log after a position, or one aggregate's events after a version. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String aggregate = path.substring("/internal/events".length()).replace("/", "");
        long after = Long.parseLong(exchange.getRequestURI().getQuery().replaceAll(".*after(Version)?=(\\d+).*", "$2"));
        byte[] bytes = (aggregate.isEmpty() ? feed(after) : history(aggregate, after))
                .toString()
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private synchronized ObjectNode feed(long after) {
        ObjectNode page = JSON.createObjectNode().put("head", log.size());
        ArrayNode items = page.putArray("items");
        for (int position = (int) Math.min(after, log.size()); position < log.size(); position++) {
            items.addObject().put("position", position + 1).set("event", log.get(position));
        }
        return page;
    }

    private synchronized ObjectNode history(String aggregate, long afterVersion) {
        Predicate<ObjectNode> wanted = event -> event.path("subject").asText().equals(aggregate)
                && event.path("sequence").asLong() > afterVersion;
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        log.stream().filter(wanted).forEach(items::add);
        return page;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
