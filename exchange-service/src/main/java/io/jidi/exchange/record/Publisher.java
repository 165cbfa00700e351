package io.jidi.exchange.record;

import io.jidi.platform.audit.Sm3;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives each change its number. The head of a data set stays locked until the numbers are committed, so a reader that has seen
 * a number has everything before it. What did not change in the end is not published.
 */
@Singleton
class Publisher {

    private static final int BATCH = 200;
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final String WITHDRAWN = "WITHDRAWN";

    private final Sql sql;
    private final Clock clock;
    private final Duration pause;
    private @Nullable LeaderThread leader;
    private Instant nextSweep = Instant.MIN;

    Publisher(Sql sql, Clock clock, @ConfigProperty(name = "jidi.exchange.publish-pause") Duration pause) {
        this.sql = sql;
        this.clock = clock;
        this.pause = pause;
    }

    /** What is known of a marked record: as projected, and as last published. */
    private record Found(
            String set,
            String id,
            long number,
            @Nullable String region,
            @Nullable String data,
            boolean gone,
            @Nullable String reason,
            long rev,
            boolean publishedDeleted,
            @Nullable String publishedRegion,
            @Nullable String publishedData) {

        boolean isKnown() {
            return rev > 0;
        }

        boolean changes() {
            if (gone) {
                return isKnown() && !publishedDeleted;
            }
            return !isKnown()
                    || publishedDeleted
                    || !String.valueOf(data).equals(publishedData)
                    || !String.valueOf(region).equals(publishedRegion);
        }
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, "exchange-publisher", pause, this::step);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    private boolean step() {
        if (!clock.instant().isBefore(nextSweep)) {
            QuarkusTransaction.requiringNew().run(this::sweep);
            nextSweep = clock.instant().plus(SWEEP_EVERY);
        }
        return QuarkusTransaction.requiringNew().call(this::publish);
    }

    /** After a rebuild, or with another file of a data set, records may be gone that no event mentions. */
    private void sweep() {
        sql.update(
                "insert into unpublished (data_set, id, marked_at) select r.data_set, r.id, ? from record r"
                        + " where not r.deleted and not exists (select from projection p"
                        + " where p.data_set = r.data_set and p.id = r.id) on conflict do nothing",
                clock.instant());
    }

    private boolean publish() {
        List<Long> marks = sql.list(
                "select number from unpublished order by number limit " + BATCH + " for update skip locked",
                row -> row.getLong(1));
        if (marks.isEmpty()) {
            return false;
        }
        // Only now, in a statement that began after the marks were locked: what their causes committed is all visible.
        Map<String, Long> heads = new TreeMap<>();
        List<Found> found = found(marks);
        found.stream().map(Found::set).distinct().sorted().forEach(set -> heads.put(set, head(set)));
        Instant now = clock.instant();
        for (Found one : found) {
            if (one.changes()) {
                long seq = heads.merge(one.set(), 1L, Long::sum);
                publish(one, seq, now);
            }
        }
        heads.forEach((set, seq) -> sql.update(
                "update data_set_head set seq = ?, published_at = ? where data_set = ? and seq < ?",
                seq,
                now,
                set,
                seq));
        sql.update("delete from unpublished where number = any(?::bigint[])", marks);
        return true;
    }

    private List<Found> found(List<Long> marks) {
        return sql.list(
                "select u.data_set, u.id, u.number, p.region, p.data,"
                        + " p.id is null or p.deleted or w.aggregate is not null as gone,"
                        + " case when w.aggregate is not null then '" + WITHDRAWN + "' else p.reason end as reason,"
                        + " coalesce(r.rev, 0) as rev, coalesce(r.deleted, false) as published_deleted,"
                        + " r.region as published_region, c.data as published_data from unpublished u"
                        + " left join projection p on p.data_set = u.data_set and p.id = u.id"
                        + " left join withheld w on w.aggregate = p.aggregate"
                        + " left join record r on r.data_set = u.data_set and r.id = u.id"
                        + " left join change c on c.data_set = r.data_set and c.seq = r.seq"
                        + " where u.number = any(?::bigint[]) order by u.number",
                row -> new Found(
                        row.getString("data_set"),
                        row.getString("id"),
                        row.getLong("number"),
                        row.getString("region"),
                        row.getString("data"),
                        row.getBoolean("gone"),
                        row.getString("reason"),
                        row.getLong("rev"),
                        row.getBoolean("published_deleted"),
                        row.getString("published_region"),
                        row.getString("published_data")),
                marks);
    }

    private long head(String set) {
        sql.update("insert into data_set_head (data_set, seq) values (?, 0) on conflict do nothing", set);
        return sql.number("select seq from data_set_head where data_set = ? for update", set);
    }

    private void publish(Found one, long seq, Instant now) {
        // Who is told that it is gone are those who could see it last.
        String region = String.valueOf(one.gone() ? one.publishedRegion() : one.region());
        boolean moved = one.publishedRegion() != null && !region.equals(one.publishedRegion());
        sql.update(
                "insert into change (data_set, seq, id, rev, deleted, region, previous_region, data, reason, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                one.set(),
                seq,
                one.id(),
                one.rev() + 1,
                one.gone(),
                region,
                moved ? one.publishedRegion() : null,
                one.gone() ? "{}" : one.data(),
                one.gone() ? one.reason() : null,
                now);
        sql.update(
                "insert into record (data_set, id, seq, rev, deleted, region, bucket) values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (data_set, id) do update set seq = excluded.seq, rev = excluded.rev,"
                        + " deleted = excluded.deleted, region = excluded.region",
                one.set(),
                one.id(),
                seq,
                one.rev() + 1,
                one.gone(),
                region,
                bucket(one.id()));
    }

    private static String bucket(String id) {
        return Sm3.hex(id.getBytes(StandardCharsets.UTF_8)).substring(0, 2);
    }
}
