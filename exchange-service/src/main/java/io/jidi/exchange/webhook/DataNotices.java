package io.jidi.exchange.webhook;

import io.jidi.exchange.application.Applications;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.feed.FeedCursors;
import io.jidi.exchange.record.Records;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells platforms that there is new data of theirs up to a cursor, without any of it (project-library.md 4.7 A17). Only a change
 * that the platform may see is news. While a notice of a data set waits no other is made: the platform reads on to the end
 * anyway.
 */
@Singleton
class DataNotices {

    static final String TYPE = "data.available";

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Changes looked at together; more come with the next notice. */
    private static final int STRETCH = 500;

    private final Applications applications;
    private final DataSets sets;
    private final Records records;
    private final FeedCursors cursors;
    private final MessageQueue queue;
    private final Payloads payloads;
    private final Sql sql;
    private final Clock clock;
    private @Nullable LeaderThread leader;

    DataNotices(
            Applications applications,
            DataSets sets,
            Records records,
            FeedCursors cursors,
            MessageQueue queue,
            Payloads payloads,
            Sql sql,
            Clock clock) {
        this.applications = applications;
        this.sets = sets;
        this.records = records;
        this.cursors = cursors;
        this.queue = queue;
        this.payloads = payloads;
        this.sql = sql;
        this.clock = clock;
    }

    /** A platform's webhook with a data set that is further than it was told. */
    private record Behind(UUID webhook, String appId, String dataSet, long told, long head) {}

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, "exchange-data-notices", PAUSE, this::step);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    private boolean step() {
        List<Behind> behind = sql.list(
                "select w.id, a.app_id, h.data_set, coalesce(n.seq, 0) as told, h.seq as head from webhook w"
                        + " join application a on a.id = w.application_id and a.state = 'ACTIVE'"
                        + " join application_grant g on g.application_id = a.id and g.state = 'IN_FORCE'"
                        + " join data_set_head h on h.data_set = any(g.data_sets)"
                        + " and (w.types = '{}' or h.data_set = any(w.types))"
                        + " left join webhook_notice n on n.webhook_id = w.id and n.data_set = h.data_set"
                        + " where w.state in ('ACTIVE', 'PAUSED') and h.seq > coalesce(n.seq, 0) and not exists (select from webhook_message m"
                        + " where m.webhook_id = w.id and m.state = 'PENDING' and m.type = ? and m.subject = h.data_set)",
                row -> new Behind(
                        row.getObject("id", UUID.class),
                        row.getString("app_id"),
                        row.getString("data_set"),
                        row.getLong("told"),
                        row.getLong("head")),
                TYPE);
        behind.forEach(one -> QuarkusTransaction.requiringNew().run(() -> tell(one)));
        return false;
    }

    private void tell(Behind one) {
        DataSet set = sets.find(one.dataSet()).orElse(null);
        Platform platform = applications.active(one.appId()).orElse(null);
        if (set == null || platform == null || !platform.dataSets().contains(one.dataSet())) {
            // A data set whose file is gone, or a grant that ended just now.
            return;
        }
        List<Records.Entry> news = records.after(set, platform.entitlement(), one.told(), STRETCH);
        long upTo = news.isEmpty() ? one.head() : news.get(news.size() - 1).seq();
        sql.update(
                "insert into webhook_notice (webhook_id, data_set, seq) values (?, ?, ?)"
                        + " on conflict (webhook_id, data_set) do update set seq = excluded.seq",
                one.webhook(),
                one.dataSet(),
                upTo);
        if (!news.isEmpty()) {
            String id = "data:" + one.dataSet() + ':' + upTo;
            String cursor = cursors.write(set, platform, upTo);
            queue.put(List.of(new MessageQueue.Letter(
                    one.webhook(),
                    id,
                    TYPE,
                    one.dataSet(),
                    payloads.own(
                            id,
                            TYPE,
                            one.dataSet(),
                            clock.instant(),
                            Map.of("dataSet", one.dataSet(), "cursor", cursor)))));
        }
    }
}
