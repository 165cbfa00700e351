package io.jidi.exchange.application;

import io.jidi.exchange.ExchangeProblem;
import io.jidi.exchange.signature.rules.Algorithm;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.Uuid7;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sm.Sm2;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Proposes a key: a public one as the platform made it, or a shared secret that is drawn when it is handed over. */
@ApplicationScoped
class ProposeKey {

    private final Applications applications;
    private final Sql sql;
    private final CallContext call;
    private final AuditTrail audit;
    private final Uuid7 ids;
    private final Clock clock;

    ProposeKey(Applications applications, Sql sql, CallContext call, AuditTrail audit, Uuid7 ids, Clock clock) {
        this.applications = applications;
        this.sql = sql;
        this.call = call;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The key.
     *
     * @param algorithm SM2-SM3, HMAC-SM3 or HMAC-SHA256
     * @param publicKey for SM2: the uncompressed point in hexadecimal digits, beginning with 04
     */
    @Schema(name = "ProposeKey")
    public record Request(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,40}")
            String kid,

            @NotNull String algorithm,
            @Nullable String publicKey,
            @Nullable Instant validUntil) {}

    ApplicationView execute(ApplicationId id, Request request) {
        Application application = applications.locked(id);
        Algorithm algorithm = Algorithm.of(request.algorithm())
                .orElseThrow(() -> ExchangeProblem.KEY_REFUSED.at(
                        "/algorithm", "算法应为 SM2-SM3、HMAC-SM3 或 HMAC-SHA256", "One of SM2-SM3, HMAC-SM3, HMAC-SHA256"));
        String publicKey = request.publicKey();
        if (algorithm.isShared() != (publicKey == null)) {
            throw ExchangeProblem.KEY_REFUSED.at(
                    "/publicKey", "SM2 须提供公钥，HMAC 不提供", "SM2 has a public key, a shared secret has none");
        }
        if (publicKey != null && !Sm2.isPoint(publicKey)) {
            throw ExchangeProblem.KEY_REFUSED.at(
                    "/publicKey",
                    "公钥应为 sm2p256v1 曲线上以 04 开头的未压缩点",
                    "Not an uncompressed point of sm2p256v1 beginning with 04");
        }
        if (sql.number(
                        "select count(*) from application_key where application_id = ? and kid = ?",
                        id.value(),
                        request.kid())
                > 0) {
            throw ExchangeProblem.KEY_REFUSED.at("/kid", "密钥标识已使用过", "This kid was used before");
        }
        sql.update(
                "insert into application_key (id, application_id, kid, algorithm, public_key, state, proposed_by,"
                        + " proposed_at, valid_until) values (?, ?, ?, ?, ?, 'PROPOSED', ?, ?, ?)",
                ids.next(),
                id.value(),
                request.kid(),
                algorithm,
                publicKey == null ? null : publicKey.toLowerCase(Locale.ROOT),
                call.caller().userId(),
                clock.instant(),
                request.validUntil());
        audit.record("PROPOSE_KEY", id.wire(), request.kid(), null, request);
        return applications.view(application);
    }
}
