package io.jidi.exchange.bridge;

import io.jidi.exchange.application.Platform;
import io.jidi.exchange.dataset.DataSet;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** How far each bridge is. */
@Singleton
class BridgeStates {

    /** The two ways out. */
    enum Channel {
        FILES,
        TABLES
    }

    /**
     * A place in the feed.
     *
     * @param scope what was covered when this generation began: another grant or version begins another
     * @param writingTo up to where files are being written; null when none are
     */
    record State(
            String scope,
            int generation,
            long seq,
            @Nullable Long writingTo) {}

    private final Sql sql;

    BridgeStates(Sql sql) {
        this.sql = sql;
    }

    /** The state, locked until the transaction ends; made at the beginning of the feed when there is none. */
    State locked(Platform platform, Channel channel, DataSet set) {
        sql.update(
                "insert into bridge_state (app_id, channel, data_set, scope, generation, seq) values (?, ?, ?, ?, 1, 0)"
                        + " on conflict do nothing",
                platform.appId(),
                channel,
                set.code(),
                scope(platform, set));
        return sql.first(
                        "select scope, generation, seq, writing_to from bridge_state"
                                + " where app_id = ? and channel = ? and data_set = ? for update",
                        row -> new State(row.getString(1), row.getInt(2), row.getLong(3), row.getObject(4, Long.class)),
                        platform.appId(),
                        channel,
                        set.code())
                .orElseThrow();
    }

    /** Whether anything of the data set went out this way. */
    boolean hasGone(Platform platform, Channel channel, DataSet set) {
        return sql.number(
                        "select count(*) from bridge_state where app_id = ? and channel = ? and data_set = ?"
                                + " and (seq > 0 or writing_to is not null)",
                        platform.appId(),
                        channel,
                        set.code())
                > 0;
    }

    /** Forgets the tables of other applications; whether there were any. */
    boolean takenOver(String appId) {
        return sql.update("delete from bridge_state where channel = 'TABLES' and app_id <> ?", appId) > 0;
    }

    /** Begins again: what went out was cut for another grant or version, or the feed has let go of what comes next. */
    State anew(Platform platform, Channel channel, DataSet set, State before) {
        State fresh = new State(scope(platform, set), before.generation() + 1, 0, null);
        keep(platform, channel, set, fresh);
        return fresh;
    }

    void keep(Platform platform, Channel channel, DataSet set, State state) {
        sql.update(
                "update bridge_state set scope = ?, generation = ?, seq = ?, writing_to = ?"
                        + " where app_id = ? and channel = ? and data_set = ?",
                state.scope(),
                state.generation(),
                state.seq(),
                state.writingTo(),
                platform.appId(),
                channel,
                set.code());
    }

    static String scope(Platform platform, DataSet set) {
        return platform.entitlement().key() + ":" + set.version();
    }
}
