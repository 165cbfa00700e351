package io.jidi.exchange.edge;

import io.jidi.platform.audit.AuditTrail;
import io.jidi.platform.id.TypeIds;
import io.jidi.platform.security.EdgeAct;
import io.jidi.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Writes each act into the audit trail once, its id and its entry in one transaction. */
@ApplicationScoped
class KeepEdgeActs {

    private final Sql sql;
    private final AuditTrail audit;
    private final Clock clock;

    KeepEdgeActs(Sql sql, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    void execute(List<EdgeAct> acts) {
        if (acts.isEmpty()) {
            return;
        }
        // In the order of ids, so that two senders of the same acts wait for each other and do not lock each other out.
        List<UUID> ids = acts.stream().map(act -> uuid(act)).distinct().sorted().toList();
        Set<UUID> unknown = new HashSet<>(sql.list(
                "insert into edge_act (id, received_at) select i, ? from unnest(?) i"
                        + " on conflict (id) do nothing returning id",
                row -> row.getObject(1, UUID.class),
                clock.instant(),
                ids));
        for (EdgeAct act : acts) {
            if (unknown.remove(uuid(act))) {
                audit.record(act);
            }
        }
    }

    private static UUID uuid(EdgeAct act) {
        return TypeIds.parse(EdgeAct.PREFIX, act.id());
    }
}
