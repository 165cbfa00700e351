package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Lets a proposed key sign, or rejects it. Two may sign at a time, so that one can be rolled over to the other. */
@ApplicationScoped
class DecideKey {

    private static final int MOST = 2;

    private final Applications applications;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Clock clock;

    DecideKey(Applications applications, Sql sql, CallContext call, AuditTrail audit, Clock clock) {
        this.applications = applications;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.clock = clock;
    }

    ApplicationView execute(ApplicationId id, String kid, DecideGrant.Request request) {
        // The lock on the platform orders two decisions: no third key slips in between counting and letting in.
        Application application = applications.locked(id);
        String proposedBy = sql.first(
                        "select proposed_by from application_key where application_id = ? and kid = ? and state = 'PROPOSED'",
                        row -> row.getString(1),
                        id.value(),
                        kid)
                .orElseThrow(() ->
                        ExchangeProblem.APPLICATION_STEP_REFUSED.problem("没有待审批的该密钥", "No key of this kid waits"));
        applications.requireOther(proposedBy);
        long active = sql.number(
                "select count(*) from application_key where application_id = ? and state = 'ACTIVE'"
                        + " and (valid_until is null or valid_until > ?)",
                id.value(),
                clock.instant());
        if (request.approve() && active >= MOST) {
            throw ExchangeProblem.APPLICATION_STEP_REFUSED.problem(
                    "已有两个有效密钥，请先吊销一个", "Two keys are active; revoke one first");
        }
        sql.update(
                "update application_key set state = ?, decided_by = ?, decided_at = ? where application_id = ? and kid = ?",
                request.approve() ? "ACTIVE" : "REJECTED",
                call.caller().userId(),
                clock.instant(),
                id.value(),
                kid);
        audit.record("DECIDE_KEY", id.wire(), kid + ": " + request.reason().strip(), null, request);
        return applications.view(application);
    }
}
