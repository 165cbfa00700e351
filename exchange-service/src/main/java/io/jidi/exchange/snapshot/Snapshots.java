package io.jidi.exchange.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.dataset.ControlTotals;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.Entitlement;
import io.jidi.exchange.dataset.Extraction;
import io.jidi.exchange.dataset.PublishedView;
import io.jidi.exchange.record.Records;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes, finds and clears snapshots. */
@ApplicationScoped
public class Snapshots {

    private static final int PATIENCE_SECONDS = 120;
    private static final Duration KEPT = Duration.ofDays(2);
    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    private final Records records;
    private final Sql sql;
    private final Uuid7 ids;
    private final Clock clock;
    private final Path folder;

    Snapshots(
            Records records,
            Sql sql,
            Uuid7 ids,
            Clock clock,
            @ConfigProperty(name = "jidi.exchange.files") String folder) {
        this.records = records;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.folder = Path.of(folder);
    }

    private record Made(long seq, Instant asOf, long rows, String totals) {}

    /** The snapshot of the present state: the one that is there if nothing was published since, else a new one. */
    Snapshot latest(DataSet set, Entitlement who, boolean withDeleted) {
        long seq = records.head(set).seq();
        return find(set, who, withDeleted, seq)
                .filter(known -> Files.exists(file(known.id())))
                .orElseGet(() -> make(set, who, withDeleted));
    }

    /** A snapshot of this entitlement; empty when there is none of it or its file is gone. */
    Optional<Snapshot> find(DataSet set, Entitlement who, SnapshotId id) {
        return sql.first(
                        "select * from snapshot where id = ? and data_set = ? and scope = ?",
                        Snapshots::snapshot,
                        id.value(),
                        set.code(),
                        who.key())
                .filter(known -> Files.exists(file(known.id())));
    }

    /** When the data set's last snapshot for this entitlement was made. */
    public Optional<Instant> lastMade(DataSet set, Entitlement who) {
        return sql.first(
                "select as_of from snapshot where data_set = ? and scope = ? order by as_of desc limit 1",
                row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                set.code(),
                who.key());
    }

    Path file(SnapshotId id) {
        return folder.resolve(id.wire() + ".ndjson.gz");
    }

    /** Removes snapshots older than two days; who is still at one is told to take the latest. */
    public void clear() {
        sql.list(
                        "delete from snapshot where as_of < ? returning id",
                        row -> new SnapshotId(row.getObject(1, UUID.class)),
                        clock.instant().minus(KEPT))
                .forEach(id -> {
                    try {
                        Files.deleteIfExists(file(id));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private Snapshot make(DataSet set, Entitlement who, boolean withDeleted) {
        SnapshotId id = new SnapshotId(ids.next());
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "making", "");
            try {
                Made made = QuarkusTransaction.requiringNew()
                        .timeout(PATIENCE_SECONDS)
                        .call(() -> write(set, who, withDeleted, fresh));
                SnapshotFile.Measured measured = SnapshotFile.Measured.of(fresh);
                Files.move(fresh, file(id), StandardCopyOption.ATOMIC_MOVE);
                return keep(new Snapshot(
                        id,
                        set.code(),
                        set.version(),
                        who.key(),
                        withDeleted,
                        made.seq(),
                        made.asOf(),
                        made.rows(),
                        made.totals(),
                        measured.bytes(),
                        measured.sha256(),
                        measured.sm3()));
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a snapshot of " + set.code(), e);
        }
    }

    /** Rows and the number they are as of come from one state of the database. */
    private Made write(DataSet set, Entitlement who, boolean withDeleted, Path target) {
        records.freeze();
        long seq = records.head(set).seq();
        ControlTotals totals = new ControlTotals(set);
        try (SnapshotFile file = new SnapshotFile(target)) {
            records.each(set, who, withDeleted, entry -> {
                SortedMap<String, Object> shown = entry.deleted()
                        ? PublishedView.gone(entry.id(), entry.rev())
                        : PublishedView.of(set, who.grade(), entry.id(), entry.rev(), entry.data());
                totals.add(shown);
                file.add(Extraction.canonical(shown));
            });
            return new Made(seq, clock.instant(), file.rows(), json(totals));
        }
    }

    /** Should another have made the same in the meantime, its snapshot stands and this file goes. */
    private Snapshot keep(Snapshot made) throws IOException {
        int kept = QuarkusTransaction.requiringNew().call(() -> {
            // Of the same state, but its file is lost: the row goes with it.
            sql
                    .list(
                            "select * from snapshot where data_set = ? and schema_version = ? and scope = ?"
                                    + " and with_deleted = ? and seq = ? for update",
                            Snapshots::snapshot,
                            made.dataSet(),
                            made.schemaVersion(),
                            made.scope(),
                            made.withDeleted(),
                            made.seq())
                    .stream()
                    .filter(other -> !Files.exists(file(other.id())))
                    .forEach(lost -> sql.update(
                            "delete from snapshot where id = ?", lost.id().value()));
            return sql.update(
                    "insert into snapshot (id, data_set, schema_version, scope, with_deleted, seq, as_of, row_count, totals,"
                            + " bytes, sha256, sm3) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    made.id().value(),
                    made.dataSet(),
                    made.schemaVersion(),
                    made.scope(),
                    made.withDeleted(),
                    made.seq(),
                    made.asOf(),
                    made.rowCount(),
                    made.totals(),
                    made.bytes(),
                    made.sha256(),
                    made.sm3());
        });
        if (kept == 1) {
            return made;
        }
        Files.deleteIfExists(file(made.id()));
        return sql.first(
                        "select * from snapshot where data_set = ? and schema_version = ? and scope = ?"
                                + " and with_deleted = ? and seq = ?",
                        Snapshots::snapshot,
                        made.dataSet(),
                        made.schemaVersion(),
                        made.scope(),
                        made.withDeleted(),
                        made.seq())
                .orElseThrow(() -> new IllegalStateException("the other snapshot is gone already"));
    }

    private Optional<Snapshot> find(DataSet set, Entitlement who, boolean withDeleted, long seq) {
        return sql.first(
                "select * from snapshot where data_set = ? and schema_version = ? and scope = ? and with_deleted = ?"
                        + " and seq = ?",
                Snapshots::snapshot,
                set.code(),
                set.version(),
                who.key(),
                withDeleted,
                seq);
    }

    private static String json(ControlTotals totals) {
        try {
            return CANONICAL.writeValueAsString(totals.totals());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("totals that cannot be written as JSON", e);
        }
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                new SnapshotId(row.getObject("id", UUID.class)),
                row.getString("data_set"),
                row.getString("schema_version"),
                row.getString("scope"),
                row.getBoolean("with_deleted"),
                row.getLong("seq"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getLong("row_count"),
                row.getString("totals"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getString("sm3"));
    }
}
