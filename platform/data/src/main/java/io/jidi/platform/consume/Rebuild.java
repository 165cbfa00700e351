package io.jidi.platform.consume;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jidi.platform.event.Replay;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Builds a read model again from the logs of its sources, in the twin tables, up to where the live one stands, and
 * compares. Deliveries to this model wait meanwhile; readers see the live tables throughout.
 */
@ApplicationScoped
public class Rebuild {

    private static final Duration LIMIT = Duration.ofMinutes(30);

    private final Sql sql;
    private final SourceLog source;
    private final Replay replay;
    private final CallContext call;
    private final EntityManager entities;

    Rebuild(Sql sql, SourceLog source, Replay replay, CallContext call, EntityManager entities) {
        this.sql = sql;
        this.source = source;
        this.replay = replay;
        this.call = call;
        this.entities = entities;
    }

    /**
     * One table of a read model, lived and rebuilt.
     *
     * @param livedDigest of all rows in a fixed order
     */
    public record TableReport(
            String table, long livedRows, long rebuiltRows, String livedDigest, String rebuiltDigest) {
        @JsonProperty
        public boolean equal() {
            return livedDigest.equals(rebuiltDigest);
        }
    }

    /** What a rebuild found; {@code swapped} when the rebuilt rows have taken the place of the lived ones. */
    public record Report(String consumer, long events, List<TableReport> tables, boolean swapped) {
        @JsonProperty
        public boolean equal() {
            return tables.stream().allMatch(TableReport::equal);
        }
    }

    /** Rebuilds and compares; {@code swap} puts the rebuilt rows in place in the same transaction. */
    @ActivateRequestContext
    public Report rebuild(ReadModel model, boolean swap) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LIMIT.toSeconds())
                .call(() -> {
                    replay.begin();
                    sql.list("select pg_advisory_xact_lock(hashtextextended(?, 1))", row -> true, model.consumer());
                    sql.execute("set local statement_timeout = 0");
                    sql.execute("set local search_path = rebuild, public");
                    List<String> children = new ArrayList<>(model.tables());
                    Collections.reverse(children);
                    children.forEach(table -> sql.update("delete from rebuild." + table));
                    long events = repeat(model);
                    entities.flush();
                    entities.clear();
                    List<TableReport> tables =
                            model.tables().stream().map(this::compare).toList();
                    if (swap) {
                        children.forEach(table -> sql.update("delete from public." + table));
                        model.tables()
                                .forEach(table ->
                                        sql.update("insert into public." + table + " select * from rebuild." + table));
                    }
                    return new Report(model.consumer(), events, tables, swap);
                });
    }

    private long repeat(ReadModel model) {
        Map<String, Long> lived = new HashMap<>();
        sql.list(
                "select aggregate, version from consumer_aggregate where consumer = ?",
                row -> lived.put(row.getString(1), row.getLong(2)),
                model.consumer());
        Set<String> domains = model.topics().stream()
                .map(topic -> topic.substring(0, topic.indexOf('.')))
                .collect(Collectors.toSet());
        long events = 0;
        for (String domain : domains) {
            for (long position = 0; ; ) {
                SourceLog.Stretch stretch = source.feed(domain, position);
                if (stretch.next() == position) {
                    break;
                }
                position = stretch.next();
                for (int i = 0; i < stretch.events().size(); i++) {
                    ReceivedEvent event = stretch.events().get(i);
                    boolean applied = event.version() <= lived.getOrDefault(event.aggregate(), 0L);
                    if (applied
                            && model.topics().contains(stretch.topics().get(i))
                            && model.types().contains(event.type())) {
                        call.actAs(Caller.system(model.consumer()), event.correlationId(), event.id());
                        model.handle(event);
                        events++;
                    }
                }
            }
        }
        return events;
    }

    private TableReport compare(String table) {
        String digest = "select count(*), coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') from %s."
                + table + " t";
        return sql.first(
                        "select * from (" + String.format(digest, "public") + ") lived(n, d), ("
                                + String.format(digest, "rebuild") + ") rebuilt(n, d)",
                        row -> new TableReport(
                                table, row.getLong(1), row.getLong(3), row.getString(2), row.getString(4)))
                .orElseThrow();
    }
}
