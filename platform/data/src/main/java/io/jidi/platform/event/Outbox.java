package io.jidi.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to the log in the business transaction. If the append fails, so does the business: there is no state
 * without its event and no event without its state.
 */
@ApplicationScoped
public class Outbox {

    /**
     * Per aggregate the head row is locked before the identity is drawn, so the order of ids is the order of versions, and a
     * version that is visible has all its predecessors visible. Heads are locked in one order, so that two that append
     * many do not wait for each other.
     */
    private static final String APPEND = """
            with given as (
                select * from unnest(?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::date[], ?::text[])
                    with ordinality
                    as g (event_id, topic, type, schema_version, subject, data, effective_date, data_scope, place)
            ), head as (
                insert into event_head (aggregate, version) select subject, 1 from given order by subject
                on conflict (aggregate) do update set version = event_head.version + 1
                returning aggregate, version
            ), logged as (
                insert into event (event_id, recorded_at, topic, type, schema_version, aggregate, version, actor, data,
                                   effective_date, data_scope, traceparent, correlation_id, causation_id)
                select event_id, ?, topic, type, schema_version, subject, head.version, ?, data::jsonb, effective_date,
                       data_scope, ?, ?, ?
                from given join head on head.aggregate = given.subject order by place
                returning id, recorded_at
            )
            insert into event_pending (id, recorded_at) select id, recorded_at from logged
            """;

    private final Sql sql;
    private final EventSchemas schemas;
    private final EventPartitions partitions;
    private final ObjectMapper json;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final Replay replay;
    private final CommitSignal signal;
    private final TransactionSynchronizationRegistry transactions;

    Outbox(
            Sql sql,
            EventSchemas schemas,
            EventPartitions partitions,
            ObjectMapper json,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            Replay replay,
            CommitSignal signal,
            TransactionSynchronizationRegistry transactions) {
        this.sql = sql;
        this.schemas = schemas;
        this.partitions = partitions;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.replay = replay;
        this.signal = signal;
        this.transactions = transactions;
    }

    /**
     * Appends one event; it becomes visible when the transaction commits.
     *
     * @throws io.jidi.platform.problem.Problem 422 when the event breaks its contract
     * @throws IllegalStateException outside a transaction
     */
    public void append(NewEvent event) {
        append(List.of(event));
    }

    /**
     * Appends events of different subjects by one statement.
     *
     * @throws io.jidi.platform.problem.Problem 422 when one of them breaks its contract; then none is appended
     * @throws IllegalStateException outside a transaction
     * @throws IllegalArgumentException if two are of one subject: their order would be lost
     */
    public void append(List<NewEvent> events) {
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is appended in the transaction of its cause: "
                    + events.stream().map(NewEvent::type).distinct().toList());
        }
        if (replay.isOn() || events.isEmpty()) {
            return;
        }
        List<String> subjects =
                events.stream().map(event -> event.subject().wire()).toList();
        if (Set.copyOf(subjects).size() < subjects.size()) {
            throw new IllegalArgumentException("two events of one subject are not appended at once");
        }
        List<String> data = events.stream().map(this::checked).toList();
        Instant now = clock.instant();
        partitions.ensure(now);
        Fault.point("outbox.append");
        sql.update(
                APPEND,
                events.stream().map(event -> TypeIds.format("evt", ids.next())).toList(),
                events.stream().map(event -> event.stream().topic()).toList(),
                events.stream().map(NewEvent::type).toList(),
                events.stream()
                        .map(event -> String.valueOf(event.schemaVersion()))
                        .toList(),
                subjects,
                data,
                texts(events, event -> event.effectiveDate()),
                events.stream().map(NewEvent::dataScope).toList(),
                now,
                call.caller().userId(),
                Trace.current(),
                call.requestId(),
                call.causationId().orElse(null));
        wakeAfterCommit();
    }

    private String checked(NewEvent event) {
        String data = write(event.data());
        schemas.check(event.type(), event.schemaVersion(), data);
        return data;
    }

    /** As text or null; the statement knows the type. */
    private static List<@Nullable String> texts(List<NewEvent> events, Function<NewEvent, @Nullable Object> value) {
        List<@Nullable String> texts = new ArrayList<>();
        for (NewEvent event : events) {
            Object one = value.apply(event);
            texts.add(one == null ? null : one.toString());
        }
        return texts;
    }

    private void wakeAfterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                signal.wake();
            }
        });
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event data that cannot be written as JSON: " + data.getClass(), e);
        }
    }
}
