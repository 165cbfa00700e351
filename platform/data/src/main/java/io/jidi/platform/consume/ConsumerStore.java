package io.jidi.platform.consume;

import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Where a consumer stands: offsets, versions, the waiting room and what is parked. All in the service's database. */
@Singleton
class ConsumerStore {

    private final Sql sql;
    private final Clock clock;

    ConsumerStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Where an aggregate stands for one consumer. */
    record Progress(long version, boolean parked) {}

    /** An aggregate that waits for a version that has not come. */
    record Gap(String consumer, String source, String aggregate, long version, Instant since) {

        /** The domain whose service can tell what is missing. */
        String domain() {
            return source.replaceFirst("^/", "").replaceFirst("-service$", "");
        }
    }

    /** What a person has to look at. */
    record Parked(String consumer, String aggregate, long version, String reason, Instant since) {
        static Parked from(ResultSet row) throws SQLException {
            return new Parked(
                    row.getString("consumer"),
                    row.getString("aggregate"),
                    row.getLong("version"),
                    row.getString("parked_reason"),
                    row.getObject("parked_at", OffsetDateTime.class).toInstant());
        }
    }

    Optional<OffsetAndMetadata> offset(String consumer, TopicPartition partition) {
        return sql.first(
                "select next_offset, leader_epoch from consumer_offset where consumer = ? and topic = ? and part = ?",
                row -> {
                    int epoch = row.getInt("leader_epoch");
                    // With its epoch, an offset that lies in a truncated part of the log is found out, not skipped.
                    return new OffsetAndMetadata(
                            row.getLong("next_offset"), row.wasNull() ? Optional.empty() : Optional.of(epoch), "");
                },
                consumer,
                partition.topic(),
                partition.partition());
    }

    /** Moves the offset past a record; false when another process has already been there. */
    boolean advance(String consumer, TopicPartition partition, long offset, @Nullable Integer epoch) {
        return sql.update(
                        "insert into consumer_offset as c (consumer, topic, part, next_offset, leader_epoch)"
                                + " values (?, ?, ?, ?, ?) on conflict (consumer, topic, part) do update"
                                + " set next_offset = excluded.next_offset, leader_epoch = excluded.leader_epoch"
                                + " where c.next_offset < excluded.next_offset",
                        consumer,
                        partition.topic(),
                        partition.partition(),
                        offset + 1,
                        epoch)
                == 1;
    }

    /** The topic is not the one it was: read it from its beginning again, the versions absorb what is known. */
    void forgetOffset(String consumer, TopicPartition partition) {
        sql.update(
                "delete from consumer_offset where consumer = ? and topic = ? and part = ?",
                consumer,
                partition.topic(),
                partition.partition());
    }

    /** Locks the aggregate for this consumer and says where it stands; zero when it was never seen. */
    Progress lock(String consumer, String aggregate) {
        sql.update(
                "insert into consumer_aggregate (consumer, aggregate, version) values (?, ?, 0) on conflict do nothing",
                consumer,
                aggregate);
        return sql.first(
                        "select version, parked_at is not null from consumer_aggregate"
                                + " where consumer = ? and aggregate = ? for update",
                        row -> new Progress(row.getLong(1), row.getBoolean(2)),
                        consumer,
                        aggregate)
                .orElseThrow();
    }

    void applied(String consumer, String aggregate, long version) {
        sql.update(
                "update consumer_aggregate set version = ? where consumer = ? and aggregate = ?",
                version,
                consumer,
                aggregate);
    }

    void wait(String consumer, ReceivedEvent event) {
        sql.update(
                "insert into consumer_waiting (consumer, aggregate, version, event_id, source, type, time, effective_date,"
                        + " correlation_id, traceparent, data, arrived_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                consumer,
                event.aggregate(),
                event.version(),
                event.id(),
                event.source(),
                event.type(),
                event.time(),
                event.effectiveDate(),
                event.correlationId(),
                event.traceparent(),
                event.data(),
                clock.instant());
    }

    Optional<ReceivedEvent> waiting(String consumer, String aggregate, long version) {
        return sql.first(
                "select * from consumer_waiting where consumer = ? and aggregate = ? and version = ?",
                ConsumerStore::event,
                consumer,
                aggregate,
                version);
    }

    /** Removes what waited and is now applied or was known before. */
    void leave(String consumer, String aggregate, long upToVersion) {
        sql.update(
                "delete from consumer_waiting where consumer = ? and aggregate = ? and version <= ?",
                consumer,
                aggregate,
                upToVersion);
    }

    void park(String consumer, String aggregate, String reason) {
        sql.update(
                "update consumer_aggregate set parked_at = ?, parked_reason = ? where consumer = ? and aggregate = ?"
                        + " and parked_at is null",
                clock.instant(),
                reason,
                consumer,
                aggregate);
    }

    void unpark(String consumer, String aggregate) {
        sql.update(
                "update consumer_aggregate set parked_at = null, parked_reason = null"
                        + " where consumer = ? and aggregate = ?",
                consumer,
                aggregate);
    }

    List<Parked> parked() {
        return sql.list(
                "select * from consumer_aggregate where parked_at is not null order by parked_at", Parked::from);
    }

    /** The aggregates that have waited for a missing version longer than this. */
    List<Gap> gaps(Duration longerThan) {
        return sql.list(
                "select w.consumer, w.source, w.aggregate, a.version, min(w.arrived_at) as since from consumer_waiting w"
                        + " join consumer_aggregate a on a.consumer = w.consumer and a.aggregate = w.aggregate"
                        + " where a.parked_at is null group by w.consumer, w.source, w.aggregate, a.version"
                        + " having min(w.arrived_at) <= ?",
                row -> new Gap(
                        row.getString("consumer"),
                        row.getString("source"),
                        row.getString("aggregate"),
                        row.getLong("version"),
                        row.getObject("since", OffsetDateTime.class).toInstant()),
                clock.instant().minus(longerThan));
    }

    private static ReceivedEvent event(ResultSet row) throws SQLException {
        java.sql.Date effective = row.getDate("effective_date");
        LocalDate effectiveDate = effective == null ? null : effective.toLocalDate();
        return new ReceivedEvent(
                row.getString("event_id"),
                row.getString("source"),
                row.getString("type"),
                row.getString("aggregate"),
                row.getLong("version"),
                row.getObject("time", OffsetDateTime.class).toInstant(),
                effectiveDate,
                row.getString("correlation_id"),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
