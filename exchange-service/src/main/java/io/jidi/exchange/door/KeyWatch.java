package io.jidi.exchange.door;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.security.Caller;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Records at the start that the exchange signs with another key than before. The key is a file that its operator exchanges, so no
 * command tells of it; what tells is that its answers will be signed differently from now on.
 */
@Singleton
class KeyWatch {

    static final String OBJECT = "exchange-signing-key";

    private final ExchangeKey key;
    private final AuditTrail audit;
    private final CallContext call;
    private final Sql sql;

    KeyWatch(ExchangeKey key, AuditTrail audit, CallContext call, Sql sql) {
        this.key = key;
        this.audit = audit;
        this.call = call;
        this.sql = sql;
    }

    @ActivateRequestContext
    void start(@Observes StartupEvent ready) {
        look();
    }

    /** An entry whose age is over is given up with the others; the key is then recorded anew. */
    void look() {
        call.actAs(Caller.system("exchange-key"), "start", null);
        Optional<String> before = sql.first(
                "select reason from audit_entry where object = ? order by id desc limit 1",
                row -> row.getString(1),
                OBJECT);
        String kid = key.kid();
        if (!before.equals(Optional.of(kid))) {
            audit.recordAlone("CHANGE_SIGNING_KEY", OBJECT, kid);
        }
    }
}
