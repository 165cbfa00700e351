package io.jidi.exchange.record;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets go of changes that are older than the retention: those that were replaced since, and tombstones. The present state stays
 * however old it is, so the feed read from its beginning is always whole.
 */
@Singleton
public class Retention {

    private static final Duration LEAST = Duration.ofDays(400);

    private final DataSets sets;
    private final Sql sql;
    private final Clock clock;
    private final Duration kept;

    Retention(DataSets sets, Sql sql, Clock clock, @ConfigProperty(name = "jidi.exchange.retention") Duration kept) {
        if (kept.compareTo(LEAST) < 0) {
            throw new IllegalStateException("jidi.exchange.retention is shorter than " + LEAST);
        }
        this.sets = sets;
        this.sql = sql;
        this.clock = clock;
        this.kept = kept;
    }

    public void clear() {
        Instant before = clock.instant().minus(kept);
        for (DataSet set : sets.all()) {
            QuarkusTransaction.requiringNew().run(() -> clear(set, before));
        }
    }

    /** The head first: a cursor must not pass for fresh while what it needs is going. */
    private void clear(DataSet set, Instant before) {
        sql.list("select 1 from data_set_head where data_set = ? for update", row -> true, set.code());
        sql.list(
                        "with gone as (delete from change c where c.data_set = ? and c.changed_at < ? and not exists"
                                + " (select from record r where r.data_set = c.data_set and r.id = c.id and r.seq = c.seq"
                                + " and not r.deleted) returning c.seq) select max(seq) from gone having count(*) > 0",
                        row -> row.getLong(1),
                        set.code(),
                        before)
                .forEach(seq -> sql.update(
                        "update data_set_head set expired_seq = greatest(expired_seq, ?) where data_set = ?",
                        seq,
                        set.code()));
    }
}
