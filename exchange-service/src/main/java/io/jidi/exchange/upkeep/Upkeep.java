package io.jidi.exchange.upkeep;

import io.jidi.exchange.door.Nonces;
import io.jidi.exchange.edge.EdgeActRetention;
import io.jidi.exchange.record.Retention;
import io.jidi.exchange.snapshot.Snapshots;
import io.jidi.exchange.webhook.WebhookRetention;
import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Clears away once an hour, on one replica. */
@Singleton
class Upkeep {

    private static final Duration EVERY = Duration.ofHours(1);

    private final Sql sql;
    private final Nonces nonces;
    private final Snapshots snapshots;
    private final Retention retention;
    private final WebhookRetention webhooks;
    private final EdgeActRetention edgeActs;
    private @Nullable LeaderThread leader;

    Upkeep(
            Sql sql,
            Nonces nonces,
            Snapshots snapshots,
            Retention retention,
            WebhookRetention webhooks,
            EdgeActRetention edgeActs) {
        this.sql = sql;
        this.nonces = nonces;
        this.snapshots = snapshots;
        this.retention = retention;
        this.webhooks = webhooks;
        this.edgeActs = edgeActs;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.repeat(sql, "exchange-upkeep", EVERY, this::step);
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }

    private boolean step() {
        QuarkusTransaction.requiringNew().run(nonces::clear);
        QuarkusTransaction.requiringNew().run(snapshots::clear);
        retention.clear();
        webhooks.clear();
        edgeActs.clear();
        return false;
    }
}
