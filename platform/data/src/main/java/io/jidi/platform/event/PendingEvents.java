package io.jidi.platform.event;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The events that were committed and have no place in the feed yet. Used by the one sequencer that leads. */
final class PendingEvents {

    static final int BATCH = 500;

    /** The lower bound is proven safe, so a sweep from the start must find nothing; it is the net under the proof. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private static final Duration BOUND_CHECK = Duration.ofSeconds(1);

    private static final String READ = "select id from event_pending where id > ? order by id limit " + BATCH;

    /** Only rows that are still pending count: a leader that was paused here finds them gone and numbers nothing. */
    private static final String PLACE = """
            with gone as (
                delete from event_pending where id = any(?) returning id, recorded_at
            ), counted as (
                select count(*) as n from gone
            ), head as (
                update feed_head set position = position + (select n from counted) returning position
            )
            insert into event_feed (position, id, recorded_at, placed_at)
            select head.position - counted.n + row_number() over (order by gone.id), gone.id, gone.recorded_at, ?
            from gone, counted, head
            """;

    private final Sql sql;
    private final Clock clock;
    private final PendingBound bound = new PendingBound();
    private long sweptAt = System.nanoTime();
    private long boundCheckedAt = sweptAt;

    PendingEvents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The ids of the oldest events that wait, at most a batch, in the order of the log. */
    List<Long> read() {
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
        List<Long> batch = sql.list(READ, row -> row.getLong(1), sweep ? 0L : bound.value());
        if (sweep && !batch.isEmpty() && batch.get(0) <= bound.value()) {
            throw new IllegalStateException(
                    "the lower bound " + bound.value() + " passed the pending event " + batch.get(0));
        }
        if (checkBound) {
            bound.firstPending(batch.isEmpty() ? Long.MAX_VALUE : batch.get(0));
        }
        return batch;
    }

    /** They leave the waiting list and get their positions in the feed, in one transaction. */
    void place(List<Long> batch) {
        QuarkusTransaction.requiringNew().run(() -> sql.update(PLACE, batch, clock.instant()));
        bound.placedUpTo(batch.get(batch.size() - 1));
    }

    private static boolean passed(long since, Duration limit) {
        return System.nanoTime() - since > limit.toNanos();
    }
}
