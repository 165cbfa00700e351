package io.jidi.enterprise.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.assessment.AssessEverybody;
import io.jidi.enterprise.criteria.EditionDrafts;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.rate.Rates;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The runs over the population and what they answered. A run is taken by one process at a time and outlives it: whoever takes
 * it afterwards begins it anew, and what the former process would still write is refused.
 */
@ApplicationScoped
class PolicyRuns {

    /** So often a run may lose its process; one that ends it each time must not be taken up for ever. */
    static final int MOST_TAKES = 5;

    private static final String LOST = "PROCESS_LOST";

    private final EditionRegistry editions;
    private final EditionDrafts drafts;
    private final Rates rates;
    private final AssessEverybody everybody;
    private final Sql sql;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;

    PolicyRuns(
            EditionRegistry editions,
            EditionDrafts drafts,
            Rates rates,
            AssessEverybody everybody,
            Sql sql,
            ObjectMapper json,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call) {
        this.editions = editions;
        this.drafts = drafts;
        this.rates = rates;
        this.everybody = everybody;
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
    }

    /**
     * A run that this process works on.
     *
     * @param caller who asked, and as whom it acts
     * @param token fences off whoever had it before
     */
    record Taken(
            RunId id,
            RunKind kind,
            JsonNode question,
            @Nullable String beforeDigest,
            @Nullable String afterDigest,
            Caller caller,
            String requestId,
            UUID token) {}

    /** Who would move: checks the question and keeps it; it is answered once the transaction is committed. */
    RunView whatIf(PolicyQuestion question) {
        question.context(rates.on(question.applicationDate()));
        return start(RunKind.WHAT_IF, question, question.rules(editions.current(), drafts::read));
    }

    /** Assesses everybody on a date, as the caller. */
    RunView assessEverybody(EverybodyRequest request) {
        return start(
                RunKind.ASSESS_EVERYBODY,
                new EverybodyRequest(everybody.check(request.assessment()), request.regionPrefix()),
                null);
    }

    private RunView start(RunKind kind, Object question, PolicyQuestion.@Nullable Rules rules) {
        RunId id = new RunId(ids.next());
        Instant now = clock.instant();
        sql.update(
                "insert into policy_run (id, kind, question, before_digest, after_digest, state, done, caller, request_id,"
                        + " started_by, started_at, beat_at) values (?, ?, ?, ?, ?, 'RUNNING', 0, ?, ?, ?, ?, ?)",
                id.value(),
                kind,
                written(question),
                rules == null ? null : rules.before().digest(),
                rules == null ? null : rules.after().digest(),
                written(call.caller()),
                call.requestId(),
                call.caller().userId(),
                now,
                now);
        audit.record(kind.name(), id.wire(), null, null, question);
        return get(id, kind).orElseThrow();
    }

    /** Takes the run that has waited longest, whoever had it before; empty when none waits. */
    Optional<Taken> take() {
        Instant now = clock.instant();
        sql.update(
                "update policy_run set state = 'FAILED', failure = ?, ended_at = ? where state = 'RUNNING' and takes >= ?",
                LOST,
                now,
                MOST_TAKES);
        return sql.first(
                "update policy_run set takes = takes + 1, taken_by = ?, done = 0, beat_at = ?"
                        + " where id = (select id from policy_run where state = 'RUNNING' order by started_at, id limit 1)"
                        + " and state = 'RUNNING' returning *",
                this::taken,
                ids.next(),
                now);
    }

    private Taken taken(ResultSet row) throws SQLException {
        return new Taken(
                new RunId(row.getObject("id", UUID.class)),
                RunKind.valueOf(row.getString("kind")),
                tree(row.getString("question")),
                row.getString("before_digest"),
                row.getString("after_digest"),
                read(row.getString("caller"), Caller.class),
                row.getString("request_id"),
                row.getObject("taken_by", UUID.class));
    }

    /** Whether the run is still this process's. */
    boolean beat(Taken run, long done) {
        return sql.update(
                        "update policy_run set done = ?, beat_at = ? where id = ? and taken_by = ? and state = 'RUNNING'",
                        done,
                        clock.instant(),
                        run.id().value(),
                        run.token())
                == 1;
    }

    /** Keeps the answer; false when the run is another process's by now, and then nothing is written. */
    boolean done(Taken run, Object result) {
        Instant now = clock.instant();
        return sql.update(
                        "update policy_run set state = 'DONE', result = ?, beat_at = ?, ended_at = ?"
                                + " where id = ? and taken_by = ? and state = 'RUNNING'",
                        written(result),
                        now,
                        now,
                        run.id().value(),
                        run.token())
                == 1;
    }

    /** Ends the run without an answer, unless it is another process's by now. */
    void failed(Taken run, String failure) {
        sql.update(
                "update policy_run set state = 'FAILED', failure = ?, ended_at = ?"
                        + " where id = ? and taken_by = ? and state = 'RUNNING'",
                failure,
                clock.instant(),
                run.id().value(),
                run.token());
    }

    /** Leaves the run to whoever takes it next: this process ends in good order. */
    void leave(Taken run) {
        sql.update(
                "update policy_run set takes = takes - 1, taken_by = null where id = ? and taken_by = ? and state = 'RUNNING'",
                run.id().value(),
                run.token());
    }

    /**
     * Empty for a run of another kind, too: who may read one kind need not be allowed to read the other. What funds hold is
     * shown to the provincial office only, as in fund-service itself.
     */
    Optional<RunView> get(RunId id, RunKind kind) {
        return sql.first("select * from policy_run where id = ? and kind = ?", this::view, id.value(), kind);
    }

    private JsonNode shown(JsonNode result) {
        if (!call.caller().has(Roles.PROVINCE_OFFICE)) {
            result.findParents("funds").forEach(stake -> ((ObjectNode) stake).remove("funds"));
            result.findParents("costHeld").forEach(sum -> ((ObjectNode) sum).remove(List.of("costHeld", "deals")));
        }
        return result;
    }

    private RunView view(ResultSet row) throws SQLException {
        @Nullable String result = row.getString("result");
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new RunView(
                new RunId(row.getObject("id", UUID.class)),
                RunKind.valueOf(row.getString("kind")),
                tree(row.getString("question")),
                RunState.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("failure"),
                result == null ? null : shown(tree(result)));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("questions, callers and results are plain records", impossible);
        }
    }

    private JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored cannot be read", e);
        }
    }
}
