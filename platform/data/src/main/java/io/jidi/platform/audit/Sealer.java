package io.jidi.platform.audit;

import io.jidi.platform.leader.LeaderThread;
import io.jidi.platform.sql.Sql;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Seals new audit entries within about a second of their commit, writes the hourly checkpoint and gives up what is too old. */
@Singleton
public class Sealer {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Sql sql;
    private final AuditChain chain;
    private final Checkpoints checkpoints;
    private final Retention retention;
    private final String service;
    private @Nullable LeaderThread leader;

    Sealer(
            Sql sql,
            AuditChain chain,
            Checkpoints checkpoints,
            Retention retention,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.sql = sql;
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.retention = retention;
        this.service = service;
    }

    void start(@Observes StartupEvent ready) {
        leader = LeaderThread.start(sql, service + "-audit-sealer", term -> {
            while (term.goesOn()) {
                if (chain.seal() == 0) {
                    checkpoints.writeWhenDue(chain.head());
                    retention.pruneWhenDue();
                    Thread.sleep(PAUSE.toMillis());
                }
            }
        });
    }

    void stop(@Observes ShutdownEvent ending) {
        if (leader != null) {
            leader.close();
        }
    }
}
