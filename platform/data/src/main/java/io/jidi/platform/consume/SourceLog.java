package io.jidi.platform.consume;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.security.InternalCalls;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Asks the service that owns a topic for its log: to fill a gap, or to build a read model anew. */
@Singleton
public class SourceLog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InternalCalls calls;
    private final Config config;
    private final ObjectMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    SourceLog(InternalCalls calls, Config config, ObjectMapper json) {
        this.calls = calls;
        this.config = config;
        this.json = json;
    }

    /** A stretch of a source's feed; {@code next} is the position to go on from, equal to the start when it ends. */
    record Stretch(List<ReceivedEvent> events, List<String> topics, long next) {}

    List<ReceivedEvent> history(String domain, String aggregate, long afterVersion) {
        List<ReceivedEvent> events = new ArrayList<>();
        read(domain, ask(domain, "/internal/events/" + aggregate + "?afterVersion=" + afterVersion))
                .path("items")
                .forEach(item -> events.add(event(item)));
        return events;
    }

    /**
     * A stretch of a source's feed as the source writes it, {@code {"items":[{"position":…,"event":{…}}],"head":…}}.
     *
     * @param wait how long the source may wait for the first entry; shorter than the patience with it
     * @throws IllegalStateException when the source cannot be asked
     */
    public byte[] page(String domain, long after, Duration wait) {
        return ask(domain, "/internal/events?after=" + after + "&limit=500&waitMillis=" + wait.toMillis());
    }

    Stretch feed(String domain, long after) {
        JsonNode page = read(domain, page(domain, after, Duration.ZERO));
        List<ReceivedEvent> events = new ArrayList<>();
        List<String> topics = new ArrayList<>();
        long next = after;
        for (JsonNode item : page.path("items")) {
            next = item.path("position").asLong();
            events.add(event(item.path("event")));
            topics.add(item.path("event").path("topic").asText());
        }
        return new Stretch(events, topics, next);
    }

    private JsonNode read(String domain, byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new IllegalStateException("the log of " + domain + " is no JSON", e);
        }
    }

    private byte[] ask(String domain, String target) {
        String base = config.getValue("jidi.peer." + domain, String.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + target))
                .timeout(PATIENCE)
                .header(InternalCalls.HEADER, calls.sign("GET", target))
                .GET()
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(domain + " answered " + answer.statusCode() + " for its log");
            }
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("the log of " + domain + " cannot be read now", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the log of " + domain, e);
        }
    }

    private static ReceivedEvent event(JsonNode item) {
        return new ReceivedEvent(
                item.path("id").asText(),
                item.path("source").asText(),
                item.path("type").asText(),
                item.path("subject").asText(),
                item.path("sequence").asLong(),
                Instant.parse(item.path("time").asText()),
                item.hasNonNull("effectivedate")
                        ? LocalDate.parse(item.path("effectivedate").asText())
                        : null,
                item.path("correlationid").asText(),
                item.hasNonNull("traceparent") ? item.path("traceparent").asText() : null,
                item.path("data").toString());
    }
}
