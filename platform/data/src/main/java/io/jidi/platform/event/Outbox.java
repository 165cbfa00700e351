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

/**
 * Appends events to the log in the business transaction. If the append fails, so does the business: there is no state
 * without its event and no event without its state.
 */
@ApplicationScoped
public class Outbox {

    /**
     * The head row is locked before the identity is drawn, so per aggregate the order of ids is the order of versions, and
     * a version that is visible has all its predecessors visible.
     */
    private static final String APPEND = """
            with head as (
                insert into event_head (aggregate, version) values (?, 1)
                on conflict (aggregate) do update set version = event_head.version + 1
                returning version
            ), logged as (
                insert into event (event_id, recorded_at, topic, type, schema_version, aggregate, version, actor, data,
                                   effective_date, data_scope, traceparent, correlation_id, causation_id)
                select ?, ?, ?, ?, ?, ?, head.version, ?, ?::jsonb, ?, ?, ?, ?, ? from head
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
    private final RelaySignal signal;
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
            RelaySignal signal,
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
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event is appended in the transaction of its cause: " + event.type());
        }
        if (replay.isOn()) {
            return;
        }
        String data = write(event.data());
        schemas.check(event.type(), event.schemaVersion(), data);
        Instant now = clock.instant();
        partitions.ensure(now);
        String subject = event.subject().wire();
        Fault.point("outbox.append");
        sql.update(
                APPEND,
                subject,
                TypeIds.format("evt", ids.next()),
                now,
                event.stream().topic(),
                event.type(),
                event.schemaVersion(),
                subject,
                call.caller().userId(),
                data,
                event.effectiveDate(),
                event.dataScope(),
                Trace.current(),
                call.requestId(),
                call.causationId().orElse(null));
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
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
