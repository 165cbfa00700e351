package io.jidi.exchange.door;

import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Remembers nonces for as long as a request that carries one could still be fresh. */
@Singleton
public class Nonces {

    /** Twice the window: the earliest and the latest time at which one timestamp is accepted (project-library.md 4.4). */
    private static final Duration LIFE = Duration.ofSeconds(600);

    private final Sql sql;
    private final Clock clock;

    Nonces(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Whether the nonce is new for this key; of two that come at once the primary key lets one through. */
    boolean isNew(UUID key, String nonce) {
        Instant now = clock.instant();
        return QuarkusTransaction.requiringNew()
                .call(() -> sql.update(
                                "insert into nonce (key_id, nonce, expires_at) values (?, ?, ?)"
                                        + " on conflict (key_id, nonce) do update set expires_at = excluded.expires_at"
                                        + " where nonce.expires_at <= ?",
                                key,
                                nonce,
                                now.plus(LIFE),
                                now)
                        == 1);
    }

    /** Forgets those that no fresh request can carry any more. */
    public void clear() {
        sql.update("delete from nonce where expires_at <= ?", clock.instant());
    }
}
