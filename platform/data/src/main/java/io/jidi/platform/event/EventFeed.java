package io.jidi.platform.event;

import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Reads the log: as the feed, numbered in its order without gaps, or the history of one aggregate. */
@Singleton
public class EventFeed {

    static final int LIMIT = 500;
    private static final Duration POLL = Duration.ofMillis(50);

    private final Sql sql;
    private final FeedSignal signal;
    private volatile boolean closing;

    EventFeed(Sql sql, FeedSignal signal) {
        this.sql = sql;
        this.signal = signal;
    }

    /** Who waits here for the next event is let go before the process waits for its open requests. */
    void close(@Observes ShutdownDelayInitiatedEvent ending) {
        closing = true;
    }

    /** An event with its place in the feed, counted from 1. */
    public record Entry(long position, StoredEvent event) {
        static Entry from(ResultSet row) throws SQLException {
            return new Entry(row.getLong("position"), StoredEvent.from(row));
        }
    }

    /** The events after a position; waits up to the limit for the first when there is none yet. */
    public List<Entry> after(long position, int limit, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long seen = signal.turn();
            List<Entry> found = after(position, Math.min(limit, LIMIT));
            long left = deadline - System.nanoTime();
            if (!found.isEmpty() || left <= 0 || closing) {
                return found;
            }
            signal.await(seen, Duration.ofNanos(Math.min(left, POLL.toNanos())));
        }
    }

    /**
     * The events after a position that are there now. The limit within keeps the look-up apart, one by one on the index; joined
     * freely, a plan made while the month was young would go through all its events for each question.
     */
    List<Entry> after(long position, int limit) {
        return sql.list(
                "select f.position, " + StoredEvent.COLUMNS
                        + " from (select * from event_feed where position > ? order by position limit ?) f"
                        + " cross join lateral (select * from event e where e.id = f.id and e.recorded_at = f.recorded_at limit 1) e"
                        + " order by f.position",
                Entry::from,
                position,
                limit);
    }

    /** The position of the newest event; zero before the first. */
    public long head() {
        return sql.number("select position from feed_head");
    }

    /** The events of one aggregate after a version, published or not. */
    public List<StoredEvent> history(String aggregate, long afterVersion) {
        return sql.list(
                "select " + StoredEvent.COLUMNS
                        + " from event e where e.aggregate = ? and e.version > ? order by e.version limit " + LIMIT,
                StoredEvent::from,
                aggregate,
                afterVersion);
    }
}
