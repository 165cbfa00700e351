package io.jidi.exchange.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.jidi.exchange.OnRealParts;
import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.security.CallContext;
import io.jidi.platform.sql.Sql;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another file of the signing key stands in the audit trail from the first start with it. */
@QuarkusTest
class KeyWatchTest extends OnRealParts {

    @Inject
    ExchangeKey key;

    @Inject
    AuditTrail audit;

    @Inject
    CallContext call;

    @Inject
    Sql sql;

    @TempDir
    Path folder;

    private List<String> recorded() {
        return sql.list(
                "select reason from audit_entry where object = 'exchange-signing-key' and action = 'CHANGE_SIGNING_KEY'"
                        + " and actor = 'system:exchange-key' and channel = 'JOB' order by id",
                row -> row.getString(1));
    }

    private void started(ExchangeKey with) {
        new KeyWatch(with, audit, call, sql).look();
    }

    @Test
    void aStartWithAnotherKeyIsAnEntryAndOneWithTheSameIsNot() {
        List<String> before = recorded();
        assertThat(before).endsWith(key.kid());
        started(key);
        assertThat(recorded()).isEqualTo(before);

        ExchangeKey other = new ExchangeKey(folder.resolve("other").toString());
        started(other);
        started(other);
        assertThat(recorded()).hasSize(before.size() + 1).endsWith(other.kid());
        started(key);
        assertThat(recorded()).hasSize(before.size() + 2).endsWith(other.kid(), key.kid());
    }
}
