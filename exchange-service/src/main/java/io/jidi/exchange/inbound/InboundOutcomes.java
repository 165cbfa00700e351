package io.jidi.exchange.inbound;

import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import io.jidi.platform.text.Text;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows what the services that own the matters made of what platforms handed in. */
@Singleton
class InboundOutcomes implements ReadModel {

    private final Sql sql;

    InboundOutcomes(Sql sql) {
        this.sql = sql;
    }

    /** What this model uses of the event. */
    record Settled(
            InboundId inboundId,
            long rev,
            String outcome,
            @Nullable String code,
            @Nullable Text reason,
            @Nullable String reference) {}

    @Override
    public String consumer() {
        return "inbound-outcomes";
    }

    @Override
    public Set<String> topics() {
        return Set.of("enterprise.inbound.events.v1");
    }

    @Override
    public Set<String> types() {
        return Set.of("io.jidi.enterprise.inbound.settled");
    }

    @Override
    public List<String> tables() {
        return List.of("inbound_outcome");
    }

    @Override
    public void handle(ReceivedEvent event) {
        Settled settled = event.data(Settled.class);
        Text reason = settled.reason();
        sql.update(
                "insert into inbound_outcome (inbound_id, rev, outcome, code, reason_zh, reason_en, reference, settled_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (inbound_id, rev) do update"
                        + " set outcome = excluded.outcome, code = excluded.code, reason_zh = excluded.reason_zh,"
                        + " reason_en = excluded.reason_en, reference = excluded.reference,"
                        + " settled_at = excluded.settled_at",
                settled.inboundId().value(),
                settled.rev(),
                settled.outcome(),
                settled.code(),
                reason == null ? null : reason.zh(),
                reason == null ? null : reason.en(),
                settled.reference(),
                event.time());
    }
}
