package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Draws the shared secret of an active key and shows it once. Whoever loses it has the key revoked and asks for another. */
@ApplicationScoped
class HandOverSecret {

    private final Applications applications;
    private final SealedSecret secrets;
    private final Sql sql;
    private final AuditTrail audit;

    HandOverSecret(Applications applications, SealedSecret secrets, Sql sql, AuditTrail audit) {
        this.applications = applications;
        this.secrets = secrets;
        this.sql = sql;
        this.audit = audit;
    }

    /** Shown this once. */
    @Schema(name = "HandedOverSecret")
    record Secret(String kid, String algorithm, String secret) {
        @Override
        public String toString() {
            return "Secret[" + kid + "]";
        }
    }

    Secret execute(ApplicationId id, String kid) {
        applications.locked(id);
        Algorithm algorithm = sql.first(
                        "select algorithm from application_key where application_id = ? and kid = ? and state = 'ACTIVE'"
                                + " and public_key is null and sealed_secret is null",
                        row -> Algorithm.valueOf(row.getString(1)),
                        id.value(),
                        kid)
                .orElseThrow(() -> ExchangeProblem.APPLICATION_STEP_REFUSED.problem(
                        "没有可交付的共享密钥，或已交付过", "No shared secret to hand over, or it was handed over before"));
        String secret = secrets.draw();
        sql.update(
                "update application_key set sealed_secret = ? where application_id = ? and kid = ?",
                secrets.seal(Applications.owner(id.value(), kid), secret),
                id.value(),
                kid);
        audit.record("HAND_OVER_SECRET", id.wire(), kid, null, null);
        return new Secret(kid, algorithm.word(), secret);
    }
}
