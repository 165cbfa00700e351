package io.jidi.enterprise.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.rules.Entry;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was recorded of enterprises, and when. Revisions are added, never changed. */
@ApplicationScoped
public class IndicatorHistory {

    /** One statement's worth: the arrays stay small and the statement well within its time. */
    private static final int ENTERPRISES_PER_QUERY = 1_000;

    private static final int REVISIONS_PER_INSERT = 5_000;

    private static final String LATEST = """
            select distinct on (enterprise_id, slot)
                   enterprise_id, field, year, slot, vals, source, import_id, recorded_at
            from indicator_revision
            where enterprise_id = any(?) and recorded_at <= coalesce(?::timestamptz, 'infinity')
            order by enterprise_id, slot, id desc
            """;

    private static final String APPEND = """
            insert into indicator_revision (enterprise_id, field, year, slot, vals, source, import_id, import_row, recorded_at)
            select r."enterpriseId", r.field, r.year, r.slot, r.vals, r.source, ?, r."importRow", ?
            from jsonb_to_recordset(?::jsonb)
                 as r("enterpriseId" uuid, field text, year int, slot text, vals text[], source text, "importRow" int)
            """;

    private final Sql sql;
    private final ObjectMapper json;
    private final FactSheets sheets;

    IndicatorHistory(Sql sql, ObjectMapper json, FactSheets sheets) {
        this.sql = sql;
        this.json = json;
        this.sheets = sheets;
    }

    /** What holds in one slot. */
    record Revision(
            UUID enterpriseId,
            String field,
            @Nullable Integer year,
            String slot,
            List<String> vals,
            SourceKind source,
            UUID importId,
            Instant recordedAt) {}

    /** A row to be added. */
    record NewRevision(
            UUID enterpriseId,
            String field,
            @Nullable Integer year,
            String slot,
            List<String> vals,
            SourceKind source,
            int importRow) {}

    /**
     * What is known of an enterprise, for an assessment. Founding date and industry come from the registry where no
     * import has told them, titles of the ladder from their recognition.
     */
    public EnterpriseFacts factsOf(EnterpriseRegistry.Registered enterprise) {
        return sheets.facts(List.of(enterprise), field -> true).get(0);
    }

    /**
     * The same for many at once, in the order given.
     *
     * @param fields those that will be read; the others are left out
     */
    public List<EnterpriseFacts> factsOf(
            List<EnterpriseRegistry.Registered> enterprises, Collection<Indicator> fields) {
        Set<String> keys = fields.stream().map(Indicator::key).collect(Collectors.toSet());
        return sheets.facts(enterprises, keys::contains);
    }

    /** What holds, or what was known to hold at that time. */
    List<Revision> latest(EnterpriseId enterprise, @Nullable Instant knownAt) {
        return sql.list(
                LATEST,
                IndicatorHistory::revision,
                List.of(enterprise.value()),
                knownAt == null ? null : knownAt.toString());
    }

    /** What holds for many enterprises, by enterprise and slot. */
    Map<UUID, Map<String, List<String>>> latestOf(Collection<UUID> enterprises) {
        Map<UUID, Map<String, List<String>>> held = new HashMap<>();
        List<UUID> all = List.copyOf(enterprises);
        for (int from = 0; from < all.size(); from += ENTERPRISES_PER_QUERY) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + ENTERPRISES_PER_QUERY));
            sql.list(LATEST, IndicatorHistory::revision, some, null)
                    .forEach(revision -> held.computeIfAbsent(revision.enterpriseId(), id -> new HashMap<>())
                            .put(revision.slot(), revision.vals()));
        }
        return held;
    }

    /** Keeps others from recording or deciding on the same enterprises until the transaction ends. */
    void lock(Collection<UUID> enterprises) {
        List<UUID> all = enterprises.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += ENTERPRISES_PER_QUERY) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + ENTERPRISES_PER_QUERY));
            sql.list("select id from enterprise where id = any(?) order by id for no key update", row -> 1, some);
        }
    }

    void append(List<Entry> entries, Map<String, UUID> idsByCode, ImportId importId, Instant recordedAt) {
        List<NewRevision> batch = new ArrayList<>();
        for (Entry entry : entries) {
            UUID enterprise = idsByCode.get(entry.creditCode());
            if (enterprise == null) {
                throw new IllegalStateException(
                        "an entry of an unknown enterprise was accepted: " + entry.creditCode());
            }
            batch.add(new NewRevision(
                    enterprise,
                    entry.indicator().key(),
                    entry.year(),
                    entry.slot(),
                    entry.vals(),
                    entry.source(),
                    entry.rows().get(0)));
        }
        append(batch, importId, recordedAt);
    }

    void append(List<NewRevision> revisions, ImportId importId, Instant recordedAt) {
        for (int from = 0; from < revisions.size(); from += REVISIONS_PER_INSERT) {
            insert(
                    revisions.subList(from, Math.min(revisions.size(), from + REVISIONS_PER_INSERT)),
                    importId,
                    recordedAt);
        }
        sheets.refresh(revisions.stream().map(NewRevision::enterpriseId).toList());
    }

    private void insert(List<NewRevision> batch, ImportId importId, Instant recordedAt) {
        try {
            sql.update(APPEND, importId.value(), recordedAt, json.writeValueAsString(batch));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("revisions are plain records", impossible);
        }
    }

    private static Revision revision(ResultSet row) throws SQLException {
        int year = row.getInt("year");
        boolean yearless = row.wasNull();
        return new Revision(
                row.getObject("enterprise_id", UUID.class),
                row.getString("field"),
                yearless ? null : year,
                row.getString("slot"),
                Arrays.stream((Object[]) row.getArray("vals").getArray())
                        .map(String::valueOf)
                        .toList(),
                SourceKind.valueOf(row.getString("source")),
                row.getObject("import_id", UUID.class),
                row.getTimestamp("recorded_at").toInstant());
    }
}
