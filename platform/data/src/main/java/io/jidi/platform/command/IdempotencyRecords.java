package io.jidi.platform.command;

import io.jidi.platform.problem.PlatformProblem;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The keys that were used, per organisation, with the answers given. Works inside the caller's transaction. */
@Singleton
class IdempotencyRecords {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Sql sql;
    private final Clock clock;

    IdempotencyRecords(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Takes the key for this transaction without waiting, and finds its earlier answer. Waiting on a unique index
     * instead would park the second request on a connection and drain the pool.
     */
    Optional<StoredAnswer> claim(String organisation, IdempotencyKey key, String fingerprint) {
        boolean ours = sql.first(
                        "select pg_try_advisory_xact_lock(hashtextextended(? || chr(31) || ?, 0))",
                        row -> row.getBoolean(1),
                        organisation,
                        key.value())
                .orElse(false);
        if (!ours) {
            throw PlatformProblem.REQUEST_IN_PROGRESS.problem().retryAfter(SOON);
        }
        return sql.first(
                "select fingerprint, status, location, etag, media_type, body from idempotency"
                        + " where organisation = ? and key = ?",
                row -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        throw PlatformProblem.IDEMPOTENCY_KEY_REUSED.problem(
                                "该 Idempotency-Key 已用于内容不同的请求，新请求请使用新的值",
                                "This Idempotency-Key belongs to another request; use a new one");
                    }
                    return new StoredAnswer(
                            row.getInt("status"),
                            row.getString("location"),
                            row.getString("etag"),
                            row.getString("media_type"),
                            row.getString("body"));
                },
                organisation,
                key.value());
    }

    void keep(String organisation, IdempotencyKey key, String fingerprint, StoredAnswer answer) {
        sql.update(
                "insert into idempotency (organisation, key, fingerprint, status, location, etag, media_type, body,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                organisation,
                key.value(),
                fingerprint,
                answer.status(),
                answer.location(),
                answer.etag(),
                answer.mediaType(),
                answer.body(),
                clock.instant());
    }
}
