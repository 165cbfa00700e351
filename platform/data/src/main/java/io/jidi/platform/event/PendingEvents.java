package io.jidi.platform.event;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/** The events that the broker has not confirmed yet. Used by the one relay that leads. */
final class PendingEvents {

    static final int BATCH = 200;

    /** The lower bound is proven safe, so a sweep from the start must find nothing; it is the net under the proof. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private static final Duration BOUND_CHECK = Duration.ofSeconds(1);

    /** A lateral look-up keeps the plan on the index even when it was made on empty tables. */
    private static final String READ = "select p.id, " + StoredEvent.COLUMNS
            + " from (select id, recorded_at from event_pending where id > ? order by id limit " + BATCH + ") p"
            + " cross join lateral (select * from event e where e.id = p.id and e.recorded_at = p.recorded_at) e"
            + " order by p.id";

    /** Only rows that are still pending count: a leader that was paused here finds them gone and numbers nothing. */
    private static final String SETTLE = """
            with gone as (
                delete from event_pending where id = any(?) returning id, recorded_at
            ), counted as (
                select count(*) as n from gone
            ), head as (
                update feed_head set position = position + (select n from counted) returning position
            )
            insert into event_feed (position, id, recorded_at, published_at)
            select head.position - counted.n + row_number() over (order by gone.id), gone.id, gone.recorded_at, ?
            from gone, counted, head
            """;

    private final Sql sql;
    private final Clock clock;
    private final RelayBound bound = new RelayBound();
    private long sweptAt = System.nanoTime();
    private long boundCheckedAt = sweptAt;

    PendingEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** One pending event with its place in the log. */
    record Pending(long id, StoredEvent event) {
        static Pending from(ResultSet row) throws SQLException {
            return new Pending(row.getLong("id"), StoredEvent.from(row));
        }
    }

    /** The oldest events that wait, at most a batch, in the order of the log. */
    List<Pending> read() {
        boolean sweep = passed(sweptAt, SWEEP);
        if (sweep) {
            sweptAt = System.nanoTime();
        }
        boolean checkBound = passed(boundCheckedAt, BOUND_CHECK);
        if (checkBound) {
            boundCheckedAt = System.nanoTime();
            sql.first(
                            "select pg_snapshot_xmin(s)::text::bigint, pg_snapshot_xmax(s)::text::bigint"
                                    + " from pg_current_snapshot() s",
                            row -> new long[] {row.getLong(1), row.getLong(2)})
                    .ifPresent(snapshot -> bound.snapshot(snapshot[0], snapshot[1]));
        }
        List<Pending> batch = sql.list(READ, Pending::from, sweep ? 0L : bound.value());
        if (sweep && !batch.isEmpty() && batch.get(0).id() <= bound.value()) {
            throw new IllegalStateException("the relay's lower bound " + bound.value() + " passed the pending event "
                    + batch.get(0).id());
        }
        if (checkBound) {
            bound.firstPending(batch.isEmpty() ? Long.MAX_VALUE : batch.get(0).id());
        }
        return batch;
    }

    /** The broker has them: they leave the waiting list and get their positions in the feed, in one transaction. */
    void settle(List<Pending> batch) {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(SETTLE, batch.stream().map(Pending::id).toList(), clock.instant()));
        bound.settledUpTo(batch.get(batch.size() - 1).id());
    }

    /** How long the oldest waiting event has waited; zero when none waits. */
    static Duration lag(Sql sql, Clock clock) {
        return sql.first(
                        "select recorded_at from event_pending order by id limit 1",
                        row -> row.getObject(1, OffsetDateTime.class))
                .map(oldest -> Duration.between(oldest.toInstant(), clock.instant()))
                .filter(lag -> !lag.isNegative())
                .orElse(Duration.ZERO);
    }

    private static boolean passed(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }
}
