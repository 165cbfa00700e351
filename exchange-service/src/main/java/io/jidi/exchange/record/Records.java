package io.jidi.exchange.record;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what was published, never more than an entitlement covers. */
@Singleton
public class Records {

    private static final int PAGE = 1000;

    /** One covered region suffices; the patterns come twice where a record may have moved. */
    private static final String VISIBLE =
            "exists (select from unnest(string_to_array(%s, ',')) one where one like any(?::text[]))";

    private static final String COLUMNS = "c.seq, c.id, c.rev, c.deleted, c.region, c.data, c.reason, c.changed_at";

    private final Sql sql;

    Records(Sql sql) {
        this.sql = sql;
    }

    /** How far a data set is. */
    public record Head(long seq, long expiredSeq, @Nullable Instant publishedAt) {}

    /**
     * A change, or the present state of a record.
     *
     * @param region comma-separated
     * @param data canonical JSON of all fields; empty object when deleted
     */
    public record Entry(
            long seq,
            String id,
            long rev,
            boolean deleted,
            String region,
            String data,
            @Nullable String reason,
            Instant changedAt) {

        private static Entry from(ResultSet row) throws SQLException {
            return new Entry(
                    row.getLong("seq"),
                    row.getString("id"),
                    row.getLong("rev"),
                    row.getBoolean("deleted"),
                    row.getString("region"),
                    row.getString("data"),
                    row.getString("reason"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant());
        }
    }

    public Head head(DataSet set) {
        return sql.first(
                        "select seq, expired_seq, published_at from data_set_head where data_set = ?",
                        row -> {
                            OffsetDateTime at = row.getObject(3, OffsetDateTime.class);
                            return new Head(row.getLong(1), row.getLong(2), at == null ? null : at.toInstant());
                        },
                        set.code())
                .orElse(new Head(0, 0, null));
    }

    /** Changes after a number, in order, of records that are or just were in a covered region. */
    public List<Entry> after(DataSet set, Entitlement who, long seq, int limit) {
        return sql.list(
                "select " + COLUMNS + " from change c where c.data_set = ? and c.seq > ? and ("
                        + String.format(VISIBLE, "c.region") + " or " + String.format(VISIBLE, "c.previous_region")
                        + ") order by c.seq limit " + limit,
                Entry::from,
                set.code(),
                seq,
                who.patterns(),
                who.patterns());
    }

    /** The present state of one record for the exchange's own work; empty when it is not there. */
    public Optional<Entry> present(DataSet set, String id) {
        return sql.first(
                "select " + COLUMNS + " from record r join change c on c.data_set = r.data_set and c.seq = r.seq"
                        + " where r.data_set = ? and r.id = ? and not r.deleted",
                Entry::from,
                set.code(),
                id);
    }

    /** The present state of one record; empty when it is not there or not covered. */
    public Optional<Entry> find(DataSet set, Entitlement who, String id) {
        return sql.first(
                "select " + COLUMNS + " from record r join change c on c.data_set = r.data_set and c.seq = r.seq"
                        + " where r.data_set = ? and r.id = ? and not r.deleted and "
                        + String.format(VISIBLE, "r.region"),
                Entry::from,
                set.code(),
                id,
                who.patterns());
    }

    /**
     * All present records that are covered, by identifier in the order of its bytes. A piece at a time: the caller holds a
     * transaction that sees one state of the database.
     */
    public void each(DataSet set, Entitlement who, boolean withDeleted, Consumer<Entry> reader) {
        String after = "";
        while (true) {
            List<Entry> page = sql.list(
                    "select " + COLUMNS + " from record r join change c on c.data_set = r.data_set and c.seq = r.seq"
                            + " where r.data_set = ? and r.id > ? and (? or not r.deleted) and "
                            + String.format(VISIBLE, "r.region") + " order by r.id limit " + PAGE,
                    Entry::from,
                    set.code(),
                    after,
                    withDeleted,
                    who.patterns());
            page.forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            after = page.get(page.size() - 1).id();
        }
    }

    /** The present records of one bucket, by identifier. */
    public List<Entry> bucket(DataSet set, Entitlement who, String bucket) {
        return sql.list(
                "select " + COLUMNS + " from record r join change c on c.data_set = r.data_set and c.seq = r.seq"
                        + " where r.data_set = ? and r.bucket = ? and not r.deleted and "
                        + String.format(VISIBLE, "r.region") + " order by r.id",
                Entry::from,
                set.code(),
                bucket,
                who.patterns());
    }

    /** The records as they were before an instant, by identifier in the order of its bytes. */
    public void eachBefore(DataSet set, Entitlement who, Instant instant, Consumer<Entry> reader) {
        String after = "";
        while (true) {
            List<Entry> page = sql.list(
                    "select * from (select distinct on (c.id) " + COLUMNS + " from change c"
                            + " where c.data_set = ? and c.changed_at < ? and c.id > ?"
                            + " order by c.id, c.seq desc limit " + PAGE + ") c",
                    Entry::from,
                    set.code(),
                    instant,
                    after);
            page.stream()
                    .filter(entry -> !entry.deleted() && who.covers(entry.region()))
                    .forEach(reader);
            if (page.size() < PAGE) {
                return;
            }
            after = page.get(page.size() - 1).id();
        }
    }

    /** The last change that is covered; empty when there is none. */
    public Optional<Entry> last(DataSet set, Entitlement who) {
        return sql.first(
                "select " + COLUMNS + " from change c where c.data_set = ? and " + String.format(VISIBLE, "c.region")
                        + " order by c.seq desc limit 1",
                Entry::from,
                set.code(),
                who.patterns());
    }

    /** When the oldest change was marked that is not published yet; empty when all is. */
    public Optional<Instant> oldestUnpublished(DataSet set) {
        return sql.first(
                "select marked_at from unpublished where data_set = ? order by number limit 1",
                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                set.code());
    }

    /** Repeatable reads for the rest of the transaction; the first thing that is done in it. */
    public void freeze() {
        sql.execute("set transaction isolation level repeatable read, read only");
    }
}
