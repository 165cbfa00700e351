package io.jidi.exchange.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.platform.consume.SourceLog;
import io.jidi.platform.event.EventFeed;
import io.jidi.platform.event.FeedResource;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Follows the logs of the services and puts each event in the queue for every webhook that may and wants to hear of it. How far
 * it is commits together with what it put there: nothing is lost and nothing comes twice.
 */
@Singleton
class EventIntake {

    private static final Logger LOG = Logger.getLogger(EventIntake.class);

    private static final String OWN = "exchange";
    private static final List<String> SOURCES = List.of("project", "fund", "enterprise", OWN);
    /** How long a service waits with an empty answer. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);
    private static final int PAGE = 500;

    private final SourceLog log;
    private final EventFeed feed;
    private final MessageQueue queue;
    private final Payloads payloads;
    private final ObjectMapper json;
    private final Sql sql;
    private final Set<String> away = ConcurrentHashMap.newKeySet();
    private final List<LeaderThread> leaders = new ArrayList<>();

    EventIntake(SourceLog log, EventFeed feed, MessageQueue queue, Payloads payloads, ObjectMapper json, Sql sql) {
        this.log = log;
        this.feed = feed;
        this.queue = queue;
        this.payloads = payloads;
        this.json = json;
        this.sql = sql;
    }

    /** One that listens. */
    private record Listener(UUID id, Set<String> types, DataScope scope) {

        boolean hears(String type, String mark) {
            return (types.isEmpty() || types.contains(type)) && scope.sees(mark);
        }

        static Listener from(ResultSet row) throws SQLException {
            return new Listener(
                    row.getObject("id", UUID.class),
                    Set.of((String[]) row.getArray("types").getArray()),
                    DataScope.parse(
                            Arrays.asList((String[]) row.getArray("entries").getArray())));
        }
    }

    void start(@Observes StartupEvent ready) {
        for (String source : SOURCES) {
            leaders.add(LeaderThread.repeat(sql, "exchange-webhooks-" + source, PAUSE, () -> step(source)));
        }
    }

    void stop(@Observes ShutdownEvent ending) {
        leaders.forEach(LeaderThread::close);
    }

    private boolean step(String source) throws InterruptedException {
        Optional<Long> position =
                sql.first("select position from webhook_source where source = ?", row -> row.getLong(1), source);
        JsonNode page;
        try {
            // After the largest position there is nothing: the answer is only where the feed ends.
            page = page(source, position.orElse(Long.MAX_VALUE));
        } catch (IllegalStateException e) {
            // Interrupted is who waits while the process ends.
            if (!Thread.currentThread().isInterrupted() && away.add(source)) {
                LOG.warnf("the log of %s cannot be read: %s", source, e.getMessage());
            }
            Thread.sleep(AWAY_PAUSE.toMillis());
            return false;
        }
        if (away.remove(source)) {
            LOG.infof("the log of %s is read again", source);
        }
        if (position.isEmpty()) {
            begin(source, page.path("head").asLong());
            return true;
        }
        return take(source, position.get(), page);
    }

    private JsonNode page(String source, long after) throws InterruptedException {
        if (!source.equals(OWN)) {
            return payloads.read(log.page(source, after, WAIT));
        }
        try {
            return payloads.read(
                    json.writeValueAsBytes(new FeedResource.FeedPage(feed.after(after, PAGE, WAIT), feed.head())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a feed is always JSON", e);
        }
    }

    /** What was said before anybody listened is not told. */
    private void begin(String source, long head) {
        sql.update("insert into webhook_source (source, position) values (?, ?) on conflict do nothing", source, head);
    }

    private boolean take(String source, long after, JsonNode page) {
        JsonNode items = page.path("items");
        long head = page.path("head").asLong();
        if (items.isEmpty()) {
            if (head < after) {
                LOG.errorf("the log of %s ends at %d, it was read up to %d: it began anew", source, head, after);
                move(source, after, head);
            }
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> {
            if (move(source, after, items.get(items.size() - 1).path("position").asLong())) {
                queue.put(letters(items));
            }
        });
        return true;
    }

    /** @return false when another process was quicker */
    private boolean move(String source, long from, long to) {
        return sql.update("update webhook_source set position = ? where source = ? and position = ?", to, source, from)
                == 1;
    }

    private List<MessageQueue.Letter> letters(JsonNode items) {
        List<Listener> listeners = sql.list(
                "select w.id, w.types, array(select entry from webhook_scope s where s.webhook_id = w.id) as entries"
                        + " from webhook w where w.application_id is null and w.state in ('ACTIVE', 'PAUSED')",
                Listener::from);
        List<MessageQueue.Letter> letters = new ArrayList<>();
        for (JsonNode item : items) {
            if (item.path("event") instanceof ObjectNode event) {
                String type = event.path("type").asText();
                String mark = event.path("datascope").asText();
                List<Listener> hearing = listeners.stream()
                        .filter(listener -> listener.hears(type, mark))
                        .toList();
                if (!hearing.isEmpty()) {
                    String payload = payloads.of(event);
                    hearing.forEach(listener -> letters.add(new MessageQueue.Letter(
                            listener.id(),
                            event.path("id").asText(),
                            type,
                            event.path("subject").asText(),
                            payload)));
                }
            }
        }
        return letters;
    }
}
