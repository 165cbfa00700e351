package io.jidi.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jidi.platform.event.Replay;
import io.jidi.platform.http.JsonRules;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.security.DataScope;
import io.jidi.platform.security.EdgeAct;
import io.jidi.platform.sql.Sql;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes who did what into the audit table, in the transaction of the act. */
@ApplicationScoped
public class AuditTrail {

    private static final ObjectMapper CANONICAL = JsonRules.canonical();

    private final Sql sql;
    private final Clock clock;
    private final CallContext call;
    private final Replay replay;
    private final String screen;

    AuditTrail(
            Sql sql,
            Clock clock,
            CallContext call,
            Replay replay,
            @ConfigProperty(name = "jidi.cockpit.client") String screen) {
        this.screen = screen;
        this.sql = sql;
        this.clock = clock;
        this.call = call;
        this.replay = replay;
    }

    /**
     * Records an act.
     *
     * @param action the command's name, {@code ISSUE_CAPITAL_CALL}
     * @param object wire id of what was acted on
     * @param reason as the person gave it; null where none is asked for
     * @param before state before, digested; null for a creation
     * @param after state after, digested; null for a removal
     */
    public void record(
            String action, String object, @Nullable String reason, @Nullable Object before, @Nullable Object after) {
        record(action, List.of(new Act(object, reason, before, after)));
    }

    /** What was done to one object, as {@link #record(String, String, String, Object, Object)} tells it. */
    public record Act(
            String object,
            @Nullable String reason,
            @Nullable Object before,
            @Nullable Object after) {}

    /** Records what one command did to many objects, by one statement. */
    public void record(String action, List<Act> acts) {
        if (replay.isOn() || acts.isEmpty()) {
            return;
        }
        append(
                new Attempt(
                        "CHANGE",
                        "SUCCEEDED",
                        call.caller(),
                        action,
                        call.requestId(),
                        call.application().orElse(null),
                        call.address().orElse(null)),
                clock.instant(),
                acts);
    }

    /** Who did or tried what and whence, as it stood when the answer left. */
    record Attempt(
            String kind,
            String result,
            Caller caller,
            String action,
            String requestId,
            @Nullable String application,
            @Nullable String address) {}

    void record(Attempt attempt, String object, @Nullable String reason) {
        QuarkusTransaction.requiringNew()
                .run(() -> append(attempt, clock.instant(), List.of(new Act(object, reason, null, null))));
    }

    /**
     * Records, in the transaction at work, what happened at the gateway: under the time at which it happened there. Its place in the
     * chain tells when it arrived.
     */
    public void record(EdgeAct act) {
        append(
                new Attempt(
                        act.eventType(),
                        act.result(),
                        new Caller(
                                act.actor(),
                                act.name() == null ? act.actor() : act.name(),
                                act.organisation(),
                                Set.copyOf(act.roles()),
                                DataScope.none()),
                        act.action(),
                        act.requestId(),
                        act.application(),
                        act.address()),
                act.at(),
                List.of(new Act(act.object(), act.reason(), null, null)));
    }

    /**
     * Records, in a transaction of its own, that a file was taken out.
     *
     * @param reason what of it, where the object does not say; null where it does
     */
    public void recordExport(String action, String object, @Nullable String reason) {
        record(
                new Attempt(
                        "EXPORT",
                        "SUCCEEDED",
                        call.caller(),
                        action,
                        call.requestId(),
                        call.application().orElse(null),
                        call.address().orElse(null)),
                object,
                reason);
    }

    private void append(Attempt attempt, Instant at, List<Act> acts) {
        List<@Nullable String> reasons = new ArrayList<>();
        List<@Nullable String> before = new ArrayList<>();
        List<@Nullable String> after = new ArrayList<>();
        for (Act act : acts) {
            reasons.add(act.reason());
            before.add(digest(act.before()));
            after.add(digest(act.after()));
        }
        Caller caller = attempt.caller();
        sql.update(
                "with entry as (insert into audit_entry (form, recorded_at, actor, organisation, roles, action, object,"
                        + " reason, before_digest, after_digest, request_id, kind, result, actor_name, channel, app, address)"
                        + " select 2, ?, ?, ?, ?::text[], ?, g.object, g.reason, g.before_digest, g.after_digest,"
                        + " ?, ?, ?, ?, ?, ?, ? from unnest(?::text[], ?::text[], ?::text[], ?::text[])"
                        + " with ordinality as g (object, reason, before_digest, after_digest, place) order by g.place"
                        + " returning id) insert into audit_pending (id) select id from entry",
                at,
                caller.userId(),
                caller.organisation(),
                caller.roles().stream().sorted().toList(),
                attempt.action(),
                attempt.requestId(),
                attempt.kind(),
                attempt.result(),
                caller.name(),
                channel(attempt),
                attempt.application(),
                attempt.address(),
                acts.stream().map(Act::object).toList(),
                reasons,
                before,
                after);
    }

    /** Who has no client acts by himself: a consumer of events or a job of the night. */
    private String channel(Attempt attempt) {
        if (attempt.caller().userId().startsWith("system:")) {
            return "JOB";
        }
        return screen.equals(attempt.application()) ? "UI" : "API";
    }

    /** Records an act that has no transaction of its own. */
    public void recordAlone(String action, String object, String reason) {
        QuarkusTransaction.requiringNew().run(() -> record(action, object, reason, null, null));
    }

    private static @Nullable String digest(@Nullable Object state) {
        if (state == null) {
            return null;
        }
        try {
            return Sm3.hex(CANONICAL.writeValueAsString(state).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("state that cannot be written as JSON: " + state.getClass(), e);
        }
    }
}
