package io.jidi.platform.consume;

import io.jidi.platform.event.Trace;
import io.jidi.platform.fault.Fault;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Applies one event to one consumer in one transaction. The version decides: the next one is applied and then whatever
 * waited for it, an older one is known, a later one waits without holding up other aggregates.
 */
@ApplicationScoped
public class Delivery {

    private final ConsumerStore store;
    private final Sql sql;
    private final CallContext call;
    private final String service;

    Delivery(
            ConsumerStore store,
            Sql sql,
            CallContext call,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.store = store;
        this.sql = sql;
        this.call = call;
        this.service = service;
    }

    /** What became of an event. */
    public enum Outcome {
        APPLIED,
        KNOWN,
        WAITS,
        /** Another process has moved this consumer's offset on: this one must look where it stands. */
        SUPERSEDED
    }

    /** Where a record stood in its topic; absent for events that come by other ways. */
    record Place(
            TopicPartition partition, long offset, @Nullable Integer leaderEpoch) {}

    @ActivateRequestContext
    Outcome deliver(EventHandler handler, ReceivedEvent event, @Nullable Place place) {
        return inTransaction(handler, () -> {
            if (place != null && !moveOn(handler, place)) {
                return Outcome.SUPERSEDED;
            }
            return decide(handler, event);
        });
    }

    /** Parks the aggregate, keeps the event in its waiting room and goes on with the others. */
    @ActivateRequestContext
    void park(EventHandler handler, String aggregate, String reason, @Nullable ReceivedEvent event, Place place) {
        inTransaction(handler, () -> {
            if (!moveOn(handler, place)) {
                return Outcome.SUPERSEDED;
            }
            store.lock(handler.consumer(), aggregate);
            store.park(handler.consumer(), aggregate, reason);
            if (event != null) {
                store.wait(handler.consumer(), event);
            }
            return Outcome.WAITS;
        });
    }

    /** Applies what waits for a parked aggregate, in order; it stays parked if the handler fails again. */
    @ActivateRequestContext
    Outcome drain(EventHandler handler, String aggregate) {
        return inTransaction(handler, () -> {
            ConsumerStore.Progress progress = store.lock(handler.consumer(), aggregate);
            store.unpark(handler.consumer(), aggregate);
            return applyWaiting(handler, aggregate, progress.version()) > progress.version()
                    ? Outcome.APPLIED
                    : Outcome.KNOWN;
        });
    }

    private Outcome inTransaction(EventHandler handler, Supplier<Outcome> work) {
        call.actAs(Caller.system(service + "/" + handler.consumer()), "", null);
        return QuarkusTransaction.requiringNew().call(() -> {
            // A rebuild of this read model takes the same lock alone.
            sql.list("select pg_advisory_xact_lock_shared(hashtextextended(?, 1))", row -> true, handler.consumer());
            Outcome outcome = work.get();
            Fault.point("consumer.before-commit");
            return outcome;
        });
    }

    private boolean moveOn(EventHandler handler, Place place) {
        return store.advance(handler.consumer(), place.partition(), place.offset(), place.leaderEpoch());
    }

    private Outcome decide(EventHandler handler, ReceivedEvent event) {
        ConsumerStore.Progress progress = store.lock(handler.consumer(), event.aggregate());
        if (event.version() <= progress.version()) {
            return Outcome.KNOWN;
        }
        if (progress.parked() || event.version() > progress.version() + 1) {
            store.wait(handler.consumer(), event);
            return Outcome.WAITS;
        }
        apply(handler, event);
        store.applied(handler.consumer(), event.aggregate(), event.version());
        applyWaiting(handler, event.aggregate(), event.version());
        return Outcome.APPLIED;
    }

    private long applyWaiting(EventHandler handler, String aggregate, long from) {
        long version = from;
        while (true) {
            Optional<ReceivedEvent> next = store.waiting(handler.consumer(), aggregate, version + 1);
            if (next.isEmpty()) {
                break;
            }
            apply(handler, next.get());
            version++;
        }
        if (version > from) {
            store.applied(handler.consumer(), aggregate, version);
        }
        store.leave(handler.consumer(), aggregate, version);
        return version;
    }

    private void apply(EventHandler handler, ReceivedEvent event) {
        if (!handler.types().contains(event.type())) {
            return;
        }
        call.actAs(Caller.system(service + "/" + handler.consumer()), event.correlationId(), event.id());
        Trace.continued(event.traceparent(), handler.consumer() + " " + event.type(), () -> handler.handle(event));
    }
}
