package io.jidi.enterprise.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.enterprise.enterprise.EnterpriseRegistry;
import io.jidi.enterprise.indicator.rules.Fault;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The imports that were committed or rejected, with their files. */
@ApplicationScoped
class IndicatorImports {

    private final Sql sql;
    private final ObjectMapper json;
    private final CallContext call;
    private final EnterpriseRegistry registry;

    IndicatorImports(Sql sql, ObjectMapper json, CallContext call, EnterpriseRegistry registry) {
        this.sql = sql;
        this.json = json;
        this.call = call;
        this.registry = registry;
    }

    /**
     * An import.
     *
     * @param regions of the enterprises it names
     */
    record Stored(
            ImportId id,
            IndicatorImportView.Status status,
            String charset,
            String digest,
            List<Fault> faults,
            IndicatorImportView.Rows rows,
            List<String> regions,
            String organisation,
            String importedBy,
            Instant importedAt) {

        IndicatorImportView view(@Nullable List<IndicatorImportView.Change> changes) {
            return new IndicatorImportView(
                    id,
                    status,
                    charset,
                    digest,
                    rows,
                    faults.stream()
                            .limit(IndicatorImportView.MOST_SHOWN)
                            .map(IndicatorImportView.CellFault::of)
                            .toList(),
                    changes,
                    null,
                    null,
                    importedBy,
                    importedAt,
                    path() + "/file");
        }

        String path() {
            return "/api/v1/indicator-imports/" + id;
        }
    }

    void keep(Stored stored, byte[] content) {
        try {
            sql.update(
                    "insert into indicator_import (id, status, charset, digest, content, faults, total, added, changed,"
                            + " unchanged, rejected, regions, organisation, imported_by, imported_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?)",
                    stored.id().value(),
                    stored.status(),
                    stored.charset(),
                    stored.digest(),
                    content,
                    json.writeValueAsString(stored.faults()),
                    stored.rows().total(),
                    stored.rows().added(),
                    stored.rows().changed(),
                    stored.rows().unchanged(),
                    stored.rows().rejected(),
                    stored.regions(),
                    stored.organisation(),
                    stored.importedBy(),
                    stored.importedAt());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("faults are plain records", impossible);
        }
    }

    /**
     * The import.
     *
     * @throws io.jidi.platform.problem.Problem 404 unless the caller's organisation made it, or the caller's regions cover
     *     every enterprise in it
     */
    Stored get(ImportId id) {
        return sql.first(
                        "select * from indicator_import where id = ?",
                        row -> new Stored(
                                id,
                                IndicatorImportView.Status.valueOf(row.getString("status")),
                                row.getString("charset"),
                                row.getString("digest"),
                                faults(row.getString("faults")),
                                new IndicatorImportView.Rows(
                                        row.getInt("total"),
                                        row.getInt("total") - row.getInt("rejected"),
                                        row.getInt("added"),
                                        row.getInt("changed"),
                                        row.getInt("unchanged"),
                                        row.getInt("rejected")),
                                Arrays.stream((Object[]) row.getArray("regions").getArray())
                                        .map(String::valueOf)
                                        .toList(),
                                row.getString("organisation"),
                                row.getString("imported_by"),
                                row.getTimestamp("imported_at").toInstant()),
                        id.value())
                .filter(this::isVisible)
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    byte[] content(ImportId id) {
        return sql.first("select content from indicator_import where id = ?", row -> row.getBytes(1), id.value())
                .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }

    private boolean isVisible(Stored stored) {
        return stored.organisation().equals(call.caller().organisation())
                || (!stored.regions().isEmpty() && stored.regions().stream().allMatch(registry::coversRegion));
    }

    private List<Fault> faults(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("faults that were stored cannot be read", e);
        }
    }
}
