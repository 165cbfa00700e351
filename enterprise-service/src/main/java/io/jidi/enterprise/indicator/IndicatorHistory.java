package io.jidi.enterprise.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.criteria.rules.EnterpriseFacts;
import io.jidi.enterprise.criteria.rules.Indicator;
import io.jidi.enterprise.criteria.rules.Indicators;
import io.jidi.enterprise.criteria.rules.SourceKind;
import io.jidi.enterprise.enterprise.EnterpriseId;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.rules.Entry;
import io.jidi.enterprise.recognition.HeldTitles;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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

    /**
     * The same of some fields only and without what a judgement does not read: most of a run's time goes into this. One
     * index scan per enterprise; asked for a thousand in one condition, the planner would read the whole table each time.
     */
    private static final String LATEST_OF_FIELDS = """
            select e.id, r.field, r.year, r.vals, r.source
            from unnest(?::uuid[]) as e (id)
            cross join lateral (
                select distinct on (slot) field, year, vals, source
                from indicator_revision
                where enterprise_id = e.id and field = any(?)
                order by slot, id desc) r
            """;

    private static final String APPEND = """
            insert into indicator_revision (enterprise_id, field, year, slot, vals, source, import_id, import_row, recorded_at)
            select r."enterpriseId", r.field, r.year, r.slot, r.vals, r.source, ?, r."importRow", ?
            from jsonb_to_recordset(?::jsonb)
                 as r("enterpriseId" uuid, field text, year int, slot text, vals text[], source text, "importRow" int)
            """;

    private final Sql sql;
    private final ObjectMapper json;
    private final Indicators catalogue;

    private final HeldTitles titles;

    IndicatorHistory(Sql sql, ObjectMapper json, Indicators catalogue, HeldTitles titles) {
        this.sql = sql;
        this.json = json;
        this.catalogue = catalogue;
        this.titles = titles;
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
        EnterpriseFacts.Builder facts = EnterpriseFacts.of(catalogue);
        Set<String> known = new HashSet<>();
        OfficialTitles official = official(List.of(enterprise.id().value()))
                .getOrDefault(enterprise.id().value(), OfficialTitles.of(List.of()));
        for (Revision revision : latest(enterprise.id(), null)) {
            known.add(revision.field());
            if (revision.vals().isEmpty()) {
                facts.noneOf(revision.field());
            }
            revision.vals().stream()
                    .filter(text -> !official.overrules(revision.field(), text))
                    .forEach(text -> facts.row(revision.field(), revision.year(), text, revision.source()));
        }
        official.into(facts);
        registered(facts, known, "foundedDate", enterprise.foundedDate());
        registered(facts, known, "industryCode", enterprise.industryCode());
        return facts.build();
    }

    /**
     * The same for many at once, in the order given: what a run over the population reads, block by block.
     *
     * @param fields those that will be read; the others are left in the database
     */
    public List<EnterpriseFacts> factsOf(
            List<EnterpriseRegistry.Registered> enterprises, Collection<Indicator> fields) {
        Map<UUID, EnterpriseFacts.Builder> facts = new LinkedHashMap<>();
        Map<UUID, Set<String>> told = new HashMap<>();
        enterprises.forEach(enterprise -> {
            facts.put(enterprise.id().value(), EnterpriseFacts.of(catalogue));
            told.put(enterprise.id().value(), new HashSet<>());
        });
        Map<UUID, OfficialTitles> official =
                fields.stream().anyMatch(field -> field.key().equals(OfficialTitles.FIELD))
                        ? official(facts.keySet())
                        : Map.of();
        official.forEach((enterprise, given) -> given.into(Objects.requireNonNull(facts.get(enterprise))));
        OfficialTitles none = OfficialTitles.of(List.of());
        sql.list(
                LATEST_OF_FIELDS,
                row -> {
                    UUID enterprise = row.getObject(1, UUID.class);
                    String field = row.getString(2);
                    Objects.requireNonNull(told.get(enterprise)).add(field);
                    fact(
                            row,
                            field,
                            official.getOrDefault(enterprise, none),
                            Objects.requireNonNull(facts.get(enterprise)));
                    return true;
                },
                List.copyOf(facts.keySet()),
                fields.stream().map(Indicator::key).toList());
        for (EnterpriseRegistry.Registered enterprise : enterprises) {
            EnterpriseFacts.Builder builder =
                    Objects.requireNonNull(facts.get(enterprise.id().value()));
            Set<String> known = Objects.requireNonNull(told.get(enterprise.id().value()));
            registered(builder, known, "foundedDate", enterprise.foundedDate());
            registered(builder, known, "industryCode", enterprise.industryCode());
        }
        return facts.values().stream().map(EnterpriseFacts.Builder::build).toList();
    }

    private Map<UUID, OfficialTitles> official(Collection<UUID> enterprises) {
        Map<UUID, OfficialTitles> official = new HashMap<>();
        titles.of(enterprises).forEach((enterprise, given) -> official.put(enterprise, OfficialTitles.of(given)));
        return official;
    }

    private static void fact(ResultSet row, String field, OfficialTitles official, EnterpriseFacts.Builder facts)
            throws SQLException {
        int year = row.getInt(3);
        boolean yearless = row.wasNull();
        Object[] vals = (Object[]) row.getArray(4).getArray();
        SourceKind source = SourceKind.valueOf(row.getString(5));
        if (vals.length == 0) {
            facts.noneOf(field);
        }
        for (Object val : vals) {
            String text = String.valueOf(val);
            if (!official.overrules(field, text)) {
                facts.row(field, yearless ? null : year, text, source);
            }
        }
    }

    private static void registered(
            EnterpriseFacts.Builder facts, Set<String> known, String field, @Nullable Object value) {
        if (value != null && !known.contains(field)) {
            facts.single(field, value.toString(), SourceKind.REGISTRY);
        }
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
