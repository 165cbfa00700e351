package io.jidi.exchange.edge;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Forgets the ids of acts that no gateway can be handing over any more; their entries stay as long as the audit trail. */
@Singleton
public class EdgeActRetention {

    /** A gateway keeps an act while it runs and the exchange is away; longer than any of that. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Sql sql;
    private final Clock clock;

    EdgeActRetention(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void clear() {
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "delete from edge_act where received_at < ?",
                        clock.instant().minus(KEPT)));
    }
}
