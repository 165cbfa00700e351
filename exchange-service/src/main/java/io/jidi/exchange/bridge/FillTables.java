package io.jidi.exchange.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.exchange.application.Platform;
import io.jidi.exchange.bridge.BridgeStates.Channel;
import io.jidi.exchange.bridge.BridgeStates.State;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.feed.ChangePage;
import io.jidi.exchange.feed.Changes;
import io.jidi.exchange.record.Records;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next changes of a data set as rows of {@code exchange_out}; rows and place in one transaction. */
@Singleton
class FillTables {

    private static final int MOST = 500;
    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    private final BridgeStates states;
    private final Records records;
    private final Changes changes;
    private final Sql sql;
    private final AuditTrail audit;

    FillTables(BridgeStates states, Records records, Changes changes, Sql sql, AuditTrail audit) {
        this.states = states;
        this.records = records;
        this.changes = changes;
        this.sql = sql;
        this.audit = audit;
    }

    /** Whether there was anything. */
    boolean step(Platform platform, DataSet set) {
        return QuarkusTransaction.requiringNew().call(() -> fill(platform, set));
    }

    /** The data set is not granted any more: its rows go. */
    boolean withdraw(Platform platform, DataSet set) {
        if (states.hasGone(platform, Channel.TABLES, set)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> empty(platform, set, states.locked(platform, Channel.TABLES, set)));
        }
        return false;
    }

    /** The tables hold one application's rows: those of another go before its own come. */
    void takeOver(String appId) {
        QuarkusTransaction.requiringNew().run(() -> {
            if (states.takenOver(appId)) {
                sql.update("delete from exchange_out.change");
            }
        });
    }

    private State empty(Platform platform, DataSet set, State state) {
        sql.update("delete from exchange_out.change where data_set = ?", set.code());
        return states.anew(platform, Channel.TABLES, set, state);
    }

    private boolean fill(Platform platform, DataSet set) {
        State state = states.locked(platform, Channel.TABLES, set);
        boolean stale = !state.scope().equals(BridgeStates.scope(platform, set))
                || state.seq() > 0 && state.seq() < records.head(set).expiredSeq();
        if (stale) {
            state = empty(platform, set, state);
        }
        List<ChangePage.Item> items = changes.after(set, platform.entitlement(), state.seq(), MOST);
        if (items.isEmpty()) {
            return stale;
        }
        for (ChangePage.Item item : items) {
            sql.update(
                    "insert into exchange_out.change (data_set, seq, op, id, rev, changed_at, reason, data, generation)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)",
                    set.code(),
                    item.seq(),
                    item.op(),
                    item.id(),
                    item.rev(),
                    item.changedAt() == null ? item.deletedAt() : item.changedAt(),
                    item.reason(),
                    data(item),
                    state.generation());
        }
        long to = items.get(items.size() - 1).seq();
        states.keep(platform, Channel.TABLES, set, new State(state.scope(), state.generation(), to, null));
        audit.record("BRIDGE_TABLE", platform.appId() + "/" + set.code(), to + " " + items.size(), null, null);
        return true;
    }

    private static @Nullable String data(ChangePage.Item item) {
        if (item.data() == null) {
            return null;
        }
        try {
            return CANONICAL.writeValueAsString(item.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that cannot be written as JSON", e);
        }
    }
}
