package io.jidi.exchange.inbound;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.application.Platform;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of what a platform handed in: of its own records, each in its present revision. */
@Singleton
class InboundReports {

    private static final ObjectMapper JSON = JsonRules.canonical();
    private static final String TAKEN_KINDS = "inbound/taken.json";

    private static final String SELECT = "select r.id, r.kind, r.external_id, r.rev, r.received_at, o.outcome, o.code,"
            + " o.reason_zh, o.reason_en, o.reference, o.settled_at from inbound_record r"
            + " left join inbound_outcome o on o.inbound_id = r.id and o.rev = r.rev"
            + " where r.application_id = ? and r.kind = ?";

    private final Sql sql;
    private final Set<String> taken;

    InboundReports(Sql sql) {
        this.sql = sql;
        this.taken = takenKinds();
    }

    private record Kinds(Set<String> kinds) {}

    /** Where a record stands. */
    @Schema(name = "InboundState")
    enum State {
        /** No service takes this kind; the record is kept. */
        KEPT,
        /** The service that owns the matter has not answered yet. */
        PENDING,
        TAKEN,
        REFUSED
    }

    /** In both languages. */
    @Schema(name = "InboundReason")
    record Reason(String zh, String en) {}

    /**
     * A record with its state.
     *
     * @param code of a refusal, stable
     * @param reason of a refusal
     * @param reference what it became, by the owner's identifier
     */
    @Schema(name = "InboundReport")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            InboundId id,
            String kind,
            String externalId,
            long rev,
            Instant receivedAt,
            State state,
            @Nullable String code,
            @Nullable Reason reason,
            @Nullable String reference,
            @Nullable Instant settledAt) {}

    Optional<Report> find(Platform platform, String kind, String externalId) {
        return sql.first(SELECT + " and r.external_id = ?", this::report, platform.id(), kind, externalId);
    }

    /**
     * In the order of their external identifiers.
     *
     * @param state only these; null for all
     * @param after external identifier after which to go on; empty for the beginning
     */
    List<Report> list(Platform platform, String kind, @Nullable State state, String after, int most) {
        String open = taken.contains(kind) ? State.PENDING.name() : State.KEPT.name();
        return sql.list(
                SELECT + " and r.external_id > ? and (cast(? as text) is null or coalesce(o.outcome, ?) = ?)"
                        + " order by r.external_id limit ?",
                this::report,
                platform.id(),
                kind,
                after,
                state,
                open,
                state,
                most);
    }

    private Report report(ResultSet row) throws SQLException {
        String outcome = row.getString(6);
        String kind = row.getString(2);
        String zh = row.getString(8);
        OffsetDateTime settled = row.getObject(11, OffsetDateTime.class);
        return new Report(
                new InboundId(row.getObject(1, UUID.class)),
                kind,
                row.getString(3),
                row.getLong(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                outcome != null ? State.valueOf(outcome) : taken.contains(kind) ? State.PENDING : State.KEPT,
                row.getString(7),
                zh == null ? null : new Reason(zh, row.getString(9)),
                row.getString(10),
                settled == null ? null : settled.toInstant());
    }

    private static Set<String> takenKinds() {
        try (InputStream content = InboundReports.class.getClassLoader().getResourceAsStream(TAKEN_KINDS)) {
            if (content == null) {
                throw new IllegalStateException("the file is missing: " + TAKEN_KINDS);
            }
            return JSON.readValue(content, Kinds.class).kinds();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + TAKEN_KINDS, e);
        }
    }
}
