package io.jidi.gateway.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.gateway.upstream.InternalQuestions;
import io.jidi.gateway.upstream.Upstream;
import io.jidi.platform.http.JsonRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code GET /internal/events} of a service. Pages are parsed on worker threads. */
@Singleton
class HttpFeeds implements Feeds {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ObjectMapper json = JsonRules.verbatim();

    private final InternalQuestions questions;
    private final Vertx vertx;

    HttpFeeds(InternalQuestions questions, Vertx vertx) {
        this.questions = questions;
        this.vertx = vertx;
    }

    @Override
    public Future<FeedPage> read(Upstream upstream, long after, int limit, Duration wait) {
        String target = "/internal/events?after=" + after + "&limit=" + limit + "&waitMillis=" + wait.toMillis();
        return questions
                .get(upstream, target, wait.plus(ANSWER))
                .compose(body -> vertx.executeBlocking(() -> page(upstream, body), false));
    }

    private FeedPage page(Upstream upstream, Buffer body) throws IOException {
        JsonNode page = json.readTree(body.getBytes());
        List<FeedEntry> entries = new ArrayList<>();
        for (JsonNode item : page.path("items")) {
            if (!(item.path("event") instanceof ObjectNode event)) {
                throw new IOException(upstream.serviceName() + " has an entry without an event in its feed");
            }
            // Where the relay sends it is no part of the event.
            event.remove("topic");
            entries.add(new FeedEntry(
                    upstream,
                    item.path("position").asLong(),
                    event.path("type").asText(),
                    event.path("subject").asText(),
                    event.path("datascope").asText(),
                    Instant.parse(event.path("time").asText()),
                    json.writeValueAsString(event)));
        }
        return new FeedPage(entries, page.path("head").asLong());
    }
}
