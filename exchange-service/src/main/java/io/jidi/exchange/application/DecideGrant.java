package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Puts a proposed grant in force in the place of the one before, or rejects it. */
@ApplicationScoped
class DecideGrant {

    private final Applications applications;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Clock clock;

    DecideGrant(Applications applications, Sql sql, CallContext call, AuditTrail audit, Clock clock) {
        this.applications = applications;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the second person says. */
    @Schema(name = "DecideApplicationMatter")
    public record Request(
            @NotNull Boolean approve,
            @NotBlank @Size(max = 500) String reason) {}

    ApplicationView execute(ApplicationId id, int number, Request request) {
        Application application = applications.locked(id);
        String proposedBy = sql.first(
                        "select proposed_by from application_grant where application_id = ? and number = ?"
                                + " and state = 'PROPOSED'",
                        row -> row.getString(1),
                        id.value(),
                        number)
                .orElseThrow(() -> ExchangeProblem.APPLICATION_STEP_REFUSED.problem(
                        "没有待审批的该号授权", "No proposal of this number waits"));
        applications.requireOther(proposedBy);
        if (request.approve()) {
            sql.update(
                    "update application_grant set state = 'REPLACED' where application_id = ? and state = 'IN_FORCE'",
                    id.value());
            if (application.state() == Application.State.REGISTERED) {
                application.enter(Application.State.ACTIVE);
            }
        }
        sql.update(
                "update application_grant set state = ?, decided_by = ?, decided_at = ?"
                        + " where application_id = ? and number = ?",
                request.approve() ? "IN_FORCE" : "REJECTED",
                call.caller().userId(),
                clock.instant(),
                id.value(),
                number);
        audit.record("DECIDE_GRANT", id.wire(), request.reason().strip(), null, request);
        return applications.view(application);
    }
}
