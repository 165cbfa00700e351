package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Ends a key at once, by one person: a key that may be in wrong hands waits for nobody. */
@ApplicationScoped
class RevokeKey {

    private final Applications applications;
    private final Sql sql;
    private final AuditTrail audit;
    private final Clock clock;

    RevokeKey(Applications applications, Sql sql, AuditTrail audit, Clock clock) {
        this.applications = applications;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why. */
    @Schema(name = "EndApplicationMatter")
    public record Request(@NotBlank @Size(max = 500) String reason) {}

    ApplicationView execute(ApplicationId id, String kid, Request request) {
        Application application = applications.locked(id);
        int revoked = sql.update(
                "update application_key set state = 'REVOKED', revoked_at = ?, sealed_secret = null"
                        + " where application_id = ? and kid = ? and state in ('PROPOSED', 'ACTIVE')",
                clock.instant(),
                id.value(),
                kid);
        if (revoked == 0) {
            throw ExchangeProblem.APPLICATION_STEP_REFUSED.problem("没有可吊销的该密钥", "No key of this kid can be revoked");
        }
        audit.record("REVOKE_KEY", id.wire(), kid + ": " + request.reason().strip(), null, null);
        return applications.view(application);
    }
}
