package io.jidi.enterprise.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.rules.Entry;
import io.jidi.enterprise.indicator.rules.Fault;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The long imports and their staged rows. Every method is one part of somebody's transaction. */
@ApplicationScoped
class ImportJobs {

    /** A second of work; an enterprise is never divided between two chunks. */
    private static final int ENTRIES_PER_CHUNK = 5_000;

    private static final int STAGED_PER_INSERT = 5_000;

    /** All but the content, which has megabytes and is wanted twice. */
    private static final String JOB =
            "select id, status, encoding, digest, partial, user_id, user_name, organisation, roles, scopes, request_id,"
                    + " submitted_at, rows_total, rejected, faults, regions, chunks, next_chunk, added, changed,"
                    + " unchanged, attempts, failure from import_job";

    private static final String STAGE = """
            insert into import_stage (job_id, chunk, seq, enterprise_id, field, year, slot, vals, source, import_row, row_count)
            select ?, r.chunk, r.seq, r."enterpriseId", r.field, r.year, r.slot, r.vals, r.source, r."importRow", r."rowCount"
            from jsonb_to_recordset(?::jsonb)
                 as r(chunk int, seq int, "enterpriseId" uuid, field text, year int, slot text, vals text[], source text,
                      "importRow" int, "rowCount" int)
            """;

    private final Sql sql;
    private final ObjectMapper json;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    ImportJobs(Sql sql, ObjectMapper json, Uuid7 ids, Clock clock, CallContext call) {
        this.sql = sql;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /** A job as it stands. */
    record Job(
            ImportId id,
            String status,
            String encoding,
            String digest,
            boolean partial,
            Caller caller,
            String requestId,
            Instant submittedAt,
            int total,
            int rejected,
            List<Fault> faults,
            List<String> regions,
            int chunks,
            int nextChunk,
            int added,
            int changed,
            int unchanged,
            int attempts,
            @Nullable String failure) {

        boolean isChecked() {
            return !status.equals("QUEUED");
        }

        IndicatorImportView.Rows rows() {
            return new IndicatorImportView.Rows(total, total - rejected, added, changed, unchanged, rejected);
        }

        IndicatorImportView view() {
            return new IndicatorImportView(
                    id,
                    IndicatorImportView.Status.valueOf(status),
                    encoding,
                    digest,
                    rows(),
                    faults.stream()
                            .limit(IndicatorImportView.MOST_SHOWN)
                            .map(IndicatorImportView.CellFault::of)
                            .toList(),
                    null,
                    null,
                    new IndicatorImportView.Progress(nextChunk, chunks, attempts, failure),
                    caller.userId(),
                    submittedAt,
                    null);
        }
    }

    /** A staged answer to one question. */
    record Staged(
            int chunk,
            int seq,
            UUID enterpriseId,
            String field,
            @Nullable Integer year,
            String slot,
            List<String> vals,
            SourceKind source,
            int importRow,
            int rowCount) {

        IndicatorHistory.NewRevision revision() {
            return new IndicatorHistory.NewRevision(enterpriseId, field, year, slot, vals, source, importRow);
        }
    }

    ImportId submit(byte[] bytes, TableFile file, boolean partial) {
        ImportId id = new ImportId(ids.next());
        Caller caller = call.caller();
        sql.update(
                "insert into import_job (id, status, encoding, digest, content, partial, user_id, user_name, organisation,"
                        + " roles, scopes, request_id, submitted_at, rows_total)"
                        + " values (?, 'QUEUED', ?, ?, ?, ?, ?, ?, ?, ?::text[], ?::text[], ?, ?, ?)",
                id.value(),
                file.encoding(),
                ImportIndicators.digest(bytes),
                bytes,
                partial,
                caller.userId(),
                caller.name(),
                caller.organisation(),
                caller.roles().stream().sorted().toList(),
                entries(caller.scope()),
                call.requestId(),
                clock.instant(),
                file.rows().size());
        return id;
    }

    Optional<Job> find(ImportId id) {
        return sql.first(JOB + " where id = ?", this::job, id.value());
    }

    /** The one that has waited longest; empty when none waits. */
    Optional<Job> next() {
        return sql.first(JOB + " where status in ('QUEUED', 'APPLYING') order by submitted_at, id limit 1", this::job);
    }

    byte[] content(ImportId id) {
        return sql.first("select content from import_job where id = ?", row -> row.getBytes(1), id.value())
                .orElseThrow(() -> new IllegalStateException("no such job: " + id));
    }

    /** Puts the checked rows where the chunks are taken from; nothing when nothing is to be written. */
    void stage(Job job, ImportIndicators.Checked checked, boolean writes) {
        List<Staged> staged = writes ? staged(checked) : List.of();
        for (int from = 0; from < staged.size(); from += STAGED_PER_INSERT) {
            List<Staged> some = staged.subList(from, Math.min(staged.size(), from + STAGED_PER_INSERT));
            sql.update(STAGE, job.id().value(), write(some));
        }
        int chunks = staged.isEmpty() ? 0 : staged.get(staged.size() - 1).chunk() + 1;
        sql.update(
                "update import_job set status = 'APPLYING', rows_total = ?, rejected = ?, faults = ?, regions = ?::text[],"
                        + " chunks = ? where id = ? and status = 'QUEUED'",
                checked.rows(),
                checked.check().rejectedRows(),
                write(checked.check().faults()),
                ImportIndicators.regions(checked.enterprises()),
                chunks,
                job.id().value());
    }

    private static List<Staged> staged(ImportIndicators.Checked checked) {
        List<Entry> entries = new ArrayList<>(checked.check().entries());
        entries.sort(Comparator.comparing(Entry::creditCode));
        List<Staged> staged = new ArrayList<>();
        int chunk = 0;
        int inChunk = 0;
        String last = "";
        for (Entry entry : entries) {
            if (inChunk >= ENTRIES_PER_CHUNK && !entry.creditCode().equals(last)) {
                chunk++;
                inChunk = 0;
            }
            EnterpriseRegistry.@Nullable Registered enterprise =
                    checked.enterprises().get(entry.creditCode());
            if (enterprise == null) {
                throw new IllegalStateException("accepted without an enterprise: " + entry.creditCode());
            }
            staged.add(new Staged(
                    chunk,
                    inChunk++,
                    enterprise.id().value(),
                    entry.indicator().key(),
                    entry.year(),
                    entry.slot(),
                    entry.vals(),
                    entry.source(),
                    entry.rows().get(0),
                    entry.rows().size()));
            last = entry.creditCode();
        }
        return staged;
    }

    List<Staged> chunk(Job job) {
        return sql.list(
                "select * from import_stage where job_id = ? and chunk = ? order by seq",
                row -> {
                    int year = row.getInt("year");
                    boolean yearless = row.wasNull();
                    return new Staged(
                            row.getInt("chunk"),
                            row.getInt("seq"),
                            row.getObject("enterprise_id", UUID.class),
                            row.getString("field"),
                            yearless ? null : year,
                            row.getString("slot"),
                            texts(row, "vals"),
                            SourceKind.valueOf(row.getString("source")),
                            row.getInt("import_row"),
                            row.getInt("row_count"));
                },
                job.id().value(),
                job.nextChunk());
    }

    /** Moves the job past a chunk; false when somebody else did, and then nothing of this transaction may stand. */
    boolean passed(Job job, int added, int changed, int unchanged) {
        return sql.update(
                        "update import_job set next_chunk = next_chunk + 1, attempts = 0, added = added + ?,"
                                + " changed = changed + ?, unchanged = unchanged + ?"
                                + " where id = ? and next_chunk = ? and status = 'APPLYING'",
                        added,
                        changed,
                        unchanged,
                        job.id().value(),
                        job.nextChunk())
                == 1;
    }

    void done(Job job) {
        sql.update("delete from import_stage where job_id = ?", job.id().value());
        sql.update(
                "update import_job set status = 'DONE', content = null where id = ?",
                job.id().value());
    }

    /** Counts a failure; the last one ends the job. */
    void failed(Job job, int most, String failure) {
        sql.update(
                "update import_job set attempts = attempts + 1,"
                        + " status = case when attempts + 1 >= ? then 'FAILED' else status end,"
                        + " failure = case when attempts + 1 >= ? then ? end where id = ?",
                most,
                most,
                failure,
                job.id().value());
    }

    /** Lets a failed one go on where it stopped; false when it has not failed. Its staged rows are still there. */
    boolean retry(ImportId id) {
        return sql.update(
                        "update import_job set status = case when chunks > 0 then 'APPLYING' else 'QUEUED' end,"
                                + " failure = null, attempts = 0 where id = ? and status = 'FAILED' and content is not null",
                        id.value())
                == 1;
    }

    private Job job(ResultSet row) throws SQLException {
        return new Job(
                new ImportId(row.getObject("id", UUID.class)),
                row.getString("status"),
                row.getString("encoding"),
                row.getString("digest"),
                row.getBoolean("partial"),
                new Caller(
                        row.getString("user_id"),
                        row.getString("user_name"),
                        row.getString("organisation"),
                        Set.copyOf(texts(row, "roles")),
                        DataScope.parse(texts(row, "scopes"))),
                row.getString("request_id"),
                row.getTimestamp("submitted_at").toInstant(),
                row.getInt("rows_total"),
                row.getInt("rejected"),
                read(row.getString("faults")),
                texts(row, "regions"),
                row.getInt("chunks"),
                row.getInt("next_chunk"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("attempts"),
                row.getString("failure"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(String::valueOf)
                .toList();
    }

    private static List<String> entries(DataScope scope) {
        return Stream.of(
                        scope.regions().stream().map(code -> "region:" + code),
                        scope.bases().stream().map(code -> "base:" + code),
                        scope.funds().stream().map(code -> "fund:" + code),
                        scope.enterprises().stream().map(code -> "enterprise:" + code))
                .flatMap(entry -> entry)
                .sorted()
                .toList();
    }

    private String write(Object plain) {
        try {
            return json.writeValueAsString(plain);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("plain records", impossible);
        }
    }

    private List<Fault> read(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults that were stored cannot be read", e);
        }
    }
}
