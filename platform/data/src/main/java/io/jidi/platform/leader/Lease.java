package io.jidi.platform.leader;

import io.jidi.platform.sql.Sql;
import java.time.Duration;
import java.util.UUID;

/** A row that one process owns for a while. Time is the database's, the only clock that all replicas share. */
final class Lease {

    /** A paused leader is replaced after this long (acceptance: within 15 s). */
    static final Duration TERM = Duration.ofSeconds(10);

    private final Sql sql;
    private final String name;
    private final String owner = UUID.randomUUID().toString();

    Lease(Sql sql, String name) {
        this.sql = sql;
        this.name = name;
    }

    /** Takes or renews the lease; false while another process holds it. */
    boolean hold() {
        return sql.update(
                        "insert into leader_lease as l (name, owner, until) values (?, ?, clock_timestamp() + ?::interval)"
                                + " on conflict (name) do update set owner = excluded.owner, until = excluded.until"
                                + " where l.owner = excluded.owner or l.until < clock_timestamp()",
                        name,
                        owner,
                        TERM.toString())
                == 1;
    }

    void release() {
        sql.update("delete from leader_lease where name = ? and owner = ?", name, owner);
    }
}
