package io.jidi.enterprise.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jidi.enterprise.assessment.AssessEverybody;
import io.jidi.enterprise.assessment.AssessmentRequest;
import io.jidi.enterprise.criteria.EditionDrafts;
import io.jidi.enterprise.criteria.EditionRegistry;
import io.jidi.enterprise.criteria.Editions;
import io.jidi.enterprise.criteria.rules.AssessmentContext;
import io.jidi.enterprise.criteria.rules.SizeWithin;
import io.jidi.enterprise.rate.Rates;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.Roles;
import io.jidi.platform.sql.Sql;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts runs over the population, one at a time on this process, and keeps what they answer. */
@ApplicationScoped
class PolicyRuns {

    private static final Logger LOG = Logger.getLogger(PolicyRuns.class);

    /** A run beats after each block; one that is silent for so long has lost its process. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final EditionRegistry editions;
    private final EditionDrafts drafts;
    private final Rates rates;
    private final Population population;
    private final AssessEverybody everybody;
    private final Sql sql;
    private final ObjectMapper json;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;
    private final CallContext call;
    private final TransactionSynchronizationRegistry transaction;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "policy-run");
        thread.setDaemon(true);
        return thread;
    });

    PolicyRuns(
            EditionRegistry editions,
            EditionDrafts drafts,
            Rates rates,
            Population population,
            AssessEverybody everybody,
            Sql sql,
            ObjectMapper json,
            AuditTrail audit,
            Uuid7 ids,
            Clock clock,
            CallContext call,
            TransactionSynchronizationRegistry transaction) {
        this.editions = editions;
        this.drafts = drafts;
        this.rates = rates;
        this.population = population;
        this.everybody = everybody;
        this.sql = sql;
        this.json = json;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.call = call;
        this.transaction = transaction;
    }

    /** Who would move: checks the question, keeps it, and answers it once the transaction is committed. */
    RunView whatIf(PolicyQuestion question) {
        Editions known = editions.current();
        PolicyQuestion.Rules rules = question.rules(known, drafts::read);
        AssessmentContext context = question.context(rates.on(question.applicationDate()));
        SizeWithin size = known.size();
        return start(
                RunKind.WHAT_IF,
                question,
                rules,
                progress -> population.compare(rules, context, question.prefix(), size, progress));
    }

    /** Assesses everybody on a date, as the caller. */
    RunView assessEverybody(EverybodyRequest request) {
        AssessmentRequest dated = everybody.check(request.assessment());
        Caller caller = call.caller();
        String requestId = call.requestId();
        return start(
                RunKind.ASSESS_EVERYBODY,
                new EverybodyRequest(dated, request.regionPrefix()),
                null,
                progress -> population.assess(
                        dated,
                        request.regionPrefix() == null ? "" : request.regionPrefix(),
                        caller,
                        requestId,
                        progress));
    }

    private RunView start(
            RunKind kind,
            Object question,
            PolicyQuestion.@Nullable Rules rules,
            Function<LongConsumer, ? extends Object> work) {
        RunId id = new RunId(ids.next());
        Instant now = clock.instant();
        sql.update(
                "insert into policy_run (id, kind, question, before_digest, after_digest, state, done, started_by,"
                        + " started_at, beat_at) values (?, ?, ?, ?, ?, 'RUNNING', 0, ?, ?, ?)",
                id.value(),
                kind,
                written(question),
                rules == null ? null : rules.before().digest(),
                rules == null ? null : rules.after().digest(),
                call.caller().userId(),
                now,
                now);
        audit.record(kind.name(), id.wire(), null, null, question);
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    worker.execute(() -> run(id, work));
                }
            }
        });
        return get(id, kind).orElseThrow();
    }

    private void run(RunId id, Function<LongConsumer, ? extends Object> work) {
        try {
            Object result = work.apply(done -> beat(id, done));
            sql.update(
                    "update policy_run set state = 'DONE', failure = null, result = ?, beat_at = ?, ended_at = ? where id = ?",
                    written(result),
                    clock.instant(),
                    clock.instant(),
                    id.value());
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "The run %s ended without an answer", id.wire());
            sql.update(
                    "update policy_run set state = 'FAILED', failure = ?, ended_at = ? where id = ?",
                    failure.getClass().getSimpleName(),
                    clock.instant(),
                    id.value());
        }
    }

    private void beat(RunId id, long done) {
        sql.update("update policy_run set done = ?, beat_at = ? where id = ?", done, clock.instant(), id.value());
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
        RunState state = RunState.valueOf(row.getString("state"));
        Instant beat = row.getTimestamp("beat_at").toInstant();
        boolean lost = state == RunState.RUNNING
                && Duration.between(beat, clock.instant()).compareTo(SILENCE) > 0;
        @Nullable String result = row.getString("result");
        @Nullable Timestamp ended = row.getTimestamp("ended_at");
        return new RunView(
                new RunId(row.getObject("id", UUID.class)),
                RunKind.valueOf(row.getString("kind")),
                tree(row.getString("question")),
                lost ? RunState.FAILED : state,
                row.getLong("done"),
                row.getString("before_digest"),
                row.getString("after_digest"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                lost ? LostRuns.LOST : row.getString("failure"),
                result == null ? null : shown(tree(result)));
    }

    private String written(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("questions and results are plain records", impossible);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was stored is no JSON", e);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
