package io.jidi.exchange.record;

import io.jidi.exchange.dataset.DataSet;
import io.jidi.exchange.dataset.DataSets;
import io.jidi.exchange.dataset.Extraction;
import io.jidi.exchange.dataset.Source;
import io.jidi.platform.consume.ReadModel;
import io.jidi.platform.consume.ReceivedEvent;
import io.jidi.platform.sql.Sql;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the services' events and keeps each record as they say it, whole. */
@Singleton
class Projection implements ReadModel {

    private final DataSets sets;
    private final Sql sql;
    private final Clock clock;

    Projection(DataSets sets, Sql sql, Clock clock) {
        this.sets = sets;
        this.sql = sql;
        this.clock = clock;
    }

    private record Kept(String region, String data, boolean deleted) {}

    @Override
    public String consumer() {
        return "published-records";
    }

    @Override
    public Set<String> topics() {
        return sets.all().stream().flatMap(set -> set.topics().stream()).collect(Collectors.toSet());
    }

    @Override
    public Set<String> types() {
        return sets.all().stream()
                .flatMap(set -> set.sources().stream())
                .map(Source::type)
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> tables() {
        return List.of("projection", "withheld");
    }

    @Override
    public void handle(ReceivedEvent event) {
        for (DataSet set : sets.all()) {
            for (Source source : set.sources()) {
                if (source.type().equals(event.type())) {
                    Extraction.withheld(source, event.data())
                            .ifPresent(withheld -> withhold(event.aggregate(), withheld));
                    enter(set, source, event);
                }
            }
        }
    }

    private void enter(DataSet set, Source source, ReceivedEvent event) {
        List<Extraction.Row> rows = Extraction.rows(set, source, event.data());
        for (Extraction.Row row : rows) {
            switch (source.effect()) {
                case PUT -> put(set, event, row.id(), row.regions(), row.fields());
                case MERGE -> merge(set, event, row);
                case REMOVE -> remove(set, row.id(), source.reason());
            }
        }
        if (source.each() != null) {
            removeOthers(set, event.aggregate(), Extraction.within(source, event.data()), rows);
        }
    }

    private void put(DataSet set, ReceivedEvent event, String id, String regions, SortedMap<String, Object> fields) {
        sql.update(
                "insert into projection (data_set, id, aggregate, region, data, deleted) values (?, ?, ?, ?, ?, false)"
                        + " on conflict (data_set, id) do update set aggregate = excluded.aggregate,"
                        + " region = excluded.region, data = excluded.data, deleted = false, reason = null",
                set.code(),
                id,
                event.aggregate(),
                regions,
                Extraction.canonical(fields));
        mark(set.code(), id);
    }

    private void merge(DataSet set, ReceivedEvent event, Extraction.Row row) {
        Kept kept = sql.first(
                        "select region, data, deleted from projection where data_set = ? and id = ?",
                        found -> new Kept(found.getString(1), found.getString(2), found.getBoolean(3)),
                        set.code(),
                        row.id())
                .orElse(new Kept("", "{}", false));
        if (kept.deleted()) {
            return;
        }
        SortedMap<String, Object> fields = Extraction.fields(kept.data());
        fields.putAll(row.fields());
        put(set, event, row.id(), row.regions().isEmpty() ? kept.region() : row.regions(), fields);
    }

    private void remove(DataSet set, String id, @Nullable String reason) {
        sql.update(
                "update projection set deleted = true, reason = ? where data_set = ? and id = ?",
                reason,
                set.code(),
                id);
        mark(set.code(), id);
    }

    /** Of a list that came whole, what it no longer has is gone. */
    private void removeOthers(DataSet set, String aggregate, String within, List<Extraction.Row> rows) {
        sql.list(
                        "select id from projection where data_set = ? and aggregate = ? and not deleted"
                                + " and starts_with(id, ?) and not id = any(?::text[])",
                        row -> row.getString(1),
                        set.code(),
                        aggregate,
                        within,
                        rows.stream().map(Extraction.Row::id).toList())
                .forEach(id -> remove(set, id, "NO_LONGER_LISTED"));
    }

    private void withhold(String aggregate, boolean withheld) {
        if (withheld) {
            sql.update("insert into withheld (aggregate) values (?) on conflict do nothing", aggregate);
        } else {
            sql.update("delete from withheld where aggregate = ?", aggregate);
        }
        sql.list(
                        "select data_set, id from projection where aggregate = ?",
                        row -> List.of(row.getString(1), row.getString(2)),
                        aggregate)
                .forEach(key -> mark(key.get(0), key.get(1)));
    }

    /** Touches the row even when it is there: the publisher must not take a mark whose cause is not committed yet. */
    private void mark(String set, String id) {
        sql.update(
                "insert into unpublished (data_set, id, marked_at) values (?, ?, ?)"
                        + " on conflict (data_set, id) do update set marked_at = unpublished.marked_at",
                set,
                id,
                clock.instant());
    }
}
