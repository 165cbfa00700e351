package io.jidi.exchange.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.ExchangeEvents;
import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.kind.InboundKinds;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.audit.Sm3;
import io.jidi.platform.event.NewEvent;
import io.jidi.platform.event.Outbox;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes one record in. The same content again changes nothing, whatever the revision; other content needs the revision that it
 * replaces, so that two who write at once cannot undo each other.
 */
@ApplicationScoped
class ReceiveRecord {

    private static final ObjectMapper CANONICAL = JsonRules.canonical();
    private static final int MOST_BYTES = 64 * 1024;

    private final InboundKinds kinds;
    private final Sql sql;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    ReceiveRecord(InboundKinds kinds, Sql sql, Outbox outbox, AuditTrail audit, Uuid7 ids, Clock clock) {
        this.kinds = kinds;
        this.sql = sql;
        this.outbox = outbox;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * As the event tells it.
     *
     * @param regions of the platform's grant on that day: who takes the record takes it for these alone
     */
    record Received(
            InboundId id,
            String appId,
            String kind,
            String externalId,
            long rev,
            Instant receivedAt,
            SortedSet<String> regions,
            JsonNode data) {}

    private record Kept(InboundId id, long rev, String digest, Instant receivedAt) {}

    /**
     * Takes it in.
     *
     * @param rev the revision that it replaces; null for a new record
     * @throws io.jidi.platform.problem.Problem 404 for a kind that is not granted, 409 INBOUND_STALE with the present revision, 422 for what breaks its schema
     */
    InboundView execute(Platform platform, String kind, String externalId, @Nullable Long rev, JsonNode data) {
        requireGranted(platform, kind);
        String canonical = canonical(data);
        if (canonical.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw PlatformProblem.PAYLOAD_TOO_LARGE.problem();
        }
        Optional<String> fault = kinds.fault(kind, canonical);
        if (fault.isPresent()) {
            throw ExchangeProblem.INBOUND_REFUSED.problem("不符合该类别的结构：" + fault.get(), fault.get());
        }
        String digest = Sm3.hex(canonical.getBytes(StandardCharsets.UTF_8));
        sql.list(
                "select pg_advisory_xact_lock(hashtextextended(? || chr(31) || ? || chr(31) || ?, 2))",
                row -> true,
                platform.appId(),
                kind,
                externalId);
        Optional<Kept> kept = sql.first(
                "select id, rev, digest, received_at from inbound_record where application_id = ? and kind = ?"
                        + " and external_id = ?",
                row -> new Kept(
                        new InboundId(row.getObject(1, UUID.class)),
                        row.getLong(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()),
                platform.id(),
                kind,
                externalId);
        if (kept.isPresent() && kept.get().digest().equals(digest)) {
            return new InboundView(
                    kept.get().id(),
                    kind,
                    externalId,
                    kept.get().rev(),
                    kept.get().receivedAt(),
                    false);
        }
        long present = kept.map(Kept::rev).orElse(0L);
        if ((rev == null ? 0L : rev) != present) {
            throw ExchangeProblem.INBOUND_STALE.problem("当前版本为 " + present, "The present revision is " + present);
        }
        return store(platform, kind, externalId, kept, digest, canonical, data);
    }

    /**
     * Whether the platform may hand this in. A kind that is not granted and one that does not exist are told alike.
     *
     * @throws io.jidi.platform.problem.Problem 404
     */
    void requireGranted(Platform platform, String kind) {
        if (!kinds.isKnown(kind) || !platform.inboundKinds().contains(kind)) {
            throw PlatformProblem.NOT_FOUND.problem("没有报送类别 " + kind, "There is no kind " + kind);
        }
    }

    private InboundView store(
            Platform platform,
            String kind,
            String externalId,
            Optional<Kept> kept,
            String digest,
            String canonical,
            JsonNode data) {
        Instant now = clock.instant();
        InboundId id = kept.map(Kept::id).orElseGet(() -> new InboundId(ids.next()));
        long rev = kept.map(Kept::rev).orElse(0L) + 1;
        sql.update(
                "insert into inbound_record (id, application_id, kind, external_id, rev, digest, data, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (application_id, kind, external_id) do update"
                        + " set rev = excluded.rev, digest = excluded.digest, data = excluded.data,"
                        + " received_at = excluded.received_at",
                id.value(),
                platform.id(),
                kind,
                externalId,
                rev,
                digest,
                canonical,
                now);
        outbox.append(new NewEvent(
                ExchangeEvents.INBOUND,
                ExchangeEvents.INBOUND.type("received"),
                1,
                id,
                new Received(
                        id,
                        platform.appId(),
                        kind,
                        externalId,
                        rev,
                        now,
                        new TreeSet<>(platform.entitlement().regions()),
                        data),
                null,
                // Of a region nobody has checked yet: for the province alone.
                "region:340000"));
        audit.record("RECEIVE_RECORD", id.wire(), platform.appId() + " " + kind + " " + externalId, null, digest);
        return new InboundView(id, kind, externalId, rev, now, true);
    }

    private static String canonical(JsonNode data) {
        if (!data.isObject()) {
            throw PlatformProblem.INVALID_FIELD.problem("应为 JSON 对象", "Expected a JSON object");
        }
        try {
            return CANONICAL.writeValueAsString(CANONICAL.treeToValue(data, TreeMap.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }
}
